"""What comes of a contact: the call is made, the time comes, and the matter ends."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sotedesk.model.access import Actor
from sotedesk.model.ids import MatterId, WorkerId
from sotedesk.model.matter import (
    Appointment,
    AppointmentStatus,
    Matter,
    MatterStatus,
    Outcome,
    Promise,
    PromiseStatus,
)
from sotedesk.services.intake import Intake
from sotedesk.synthetic.agenda import Agenda
from sotedesk.synthetic.clock import CLOSES, OPENS, SetClock, is_office_time, on_working_day
from sotedesk.synthetic.scripts import TimeGiven

_MISSED_SHARE: Final = 0.07
_CALL_BACK: Final = timedelta(hours=3)
_DAYS_OPEN: Final = {
    Outcome.CONSULTATION: (1, 2),
    Outcome.HANDED_OVER: (1, 3),
    Outcome.MATTER_OPENED: (6, 20),
}
"""How many days a matter stays open: fewest and most."""


class Aftermath:
    """Puts down on the agenda what follows from a contact."""

    def __init__(self, intake: Intake, agenda: Agenda, clock: SetClock, random: Random) -> None:
        self._intake = intake
        self._agenda = agenda
        self._clock = clock
        self._random = random

    def give(self, actor: Actor, matter: Matter, at: datetime, given: TimeGiven) -> None:
        """Give a time in a matter; it is kept or missed when it comes."""
        time = self._intake.give_time(
            actor,
            MatterId(matter.id),
            at=at,
            place=given.place,
            with_whom=given.with_whom,
        )
        self._agenda.put(at + timedelta(minutes=40), lambda: self._after_time(actor, matter, time))

    def follow(self, actor: Actor, matter: Matter) -> None:
        """Put down what follows from a finished matter."""
        if matter.outcome is Outcome.CALL_BACK:
            self.call_back(actor, matter, _in_office_hours(self._clock() + _CALL_BACK))
        elif matter.outcome in _DAYS_OPEN:
            days = self._random.randint(*_DAYS_OPEN[Outcome(matter.outcome)])
            at = _in_office_hours(self._clock() + timedelta(days=days))
            self._agenda.put(at, lambda: self.close(actor, matter))

    def call_back(
        self, actor: Actor, matter: Matter, due_at: datetime, *, kept: bool = True
    ) -> None:
        """Promise to call back.

        Args:
            kept: The call is made before it is due; else nobody has made it yet.
        """
        promise = self._intake.promise(
            actor,
            MatterId(matter.id),
            what="Takaisinsoitto",
            to_whom="asiakkaalle",
            due_at=due_at,
            worker=WorkerId(actor.worker),
        )
        if kept:
            at = max(self._clock(), due_at - timedelta(minutes=20))
            self._agenda.put(at, lambda: self._keep(actor, matter, promise))

    def _keep(self, actor: Actor, matter: Matter, promise: Promise) -> None:
        self._intake.end_promise(actor, promise, PromiseStatus.KEPT)
        self.close(actor, matter)

    def _after_time(self, actor: Actor, matter: Matter, time: Appointment) -> None:
        missed = self._random.random() < _MISSED_SHARE
        self.end_time(
            actor, matter, time, AppointmentStatus.MISSED if missed else AppointmentStatus.KEPT
        )

    def end_time(
        self, actor: Actor, matter: Matter, time: Appointment, status: AppointmentStatus
    ) -> None:
        """Say what became of a time; the matter ends with it."""
        self._intake.mark_appointment(actor, time, status)
        self.close(actor, matter)

    def close(self, actor: Actor, matter: Matter) -> None:
        """Close a matter: nothing is left to do."""
        closed = replace(matter, status=MatterStatus.CLOSED)
        self._intake.save_matter(actor, matter, closed)


def _in_office_hours(at: datetime) -> datetime:
    """Give the moment, or the next opening when the desk is closed then."""
    if is_office_time(at):
        return at
    local = on_working_day(at)
    if local.hour >= CLOSES:
        local = on_working_day(local + timedelta(days=1))
    return local.replace(hour=OPENS, minute=25, second=0)
