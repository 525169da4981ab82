"""The small forms beside a plan: who takes part and sees what, and plans kept elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import local
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import PlanParticipant
from sotedesk.services.client_form import ClientInputError, NewPlanElsewhere
from sotedesk.services.plan_participants import LeaveNeededError, NamelessParticipantError
from sotedesk.services.plan_view import PlanView
from sotedesk.ui.desk import Desk
from sotedesk.ui.once import Once
from sotedesk.ui.plan.small_form import ElsewhereEdit, ParticipantEdit, altered
from sotedesk.ui.plan.state import PlanState

TAKEN_OUT = "taken_out"
"""Reason code of a participant who was taken out of a draft."""
_OWN_PROBLEMS = (LeaveNeededError, NamelessParticipantError, ClientInputError)

Give = Callable[[], PlanState | None]
Take = Callable[[PlanState], object]


class SideForms(QObject):
    """Opens, fills and saves the forms; what is typed lives in the plan's state and draft.

    Args:
        give: The state of the moment.
        take: Shows another state and keeps it as a draft.
        recorded: Takes in the plan as stored.

    Signals:
        participant_begun: The form of a participant is open; the focus goes there.
        elsewhere_begun: The form of a plan kept elsewhere is open.
        done: A form was saved or left.
    """

    participant_begun = Signal()
    elsewhere_begun = Signal()
    done = Signal()

    def __init__(
        self,
        desk: Desk,
        give: Give,
        take: Take,
        recorded: Callable[[PlanView], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._give, self._take, self._recorded = give, take, recorded
        self._once = Once(desk)

    def begin_participant(self, participant: PlanParticipant | None = None) -> None:
        """Open the form, for somebody new or to alter one; what is typed in it already stays."""
        state = self._give()
        if state is None:
            return
        if state.participant is None or not state.participant.is_of(participant):
            edit = ParticipantEdit() if participant is None else altered(participant)
            self._take(replace(state, participant=edit, elsewhere=None))
        self.participant_begun.emit()

    def begin_elsewhere(self) -> None:
        """Open the form of a plan kept elsewhere; what is typed in it already stays."""
        state = self._give()
        if state is None:
            return
        if state.elsewhere is None:
            self._take(replace(state, elsewhere=ElsewhereEdit(), participant=None))
        self.elsewhere_begun.emit()

    def type_participant(self, **values: Any) -> None:  # noqa: ANN401 - facts of a participant
        """Take what is typed; leave given is dated today until the worker says otherwise."""
        state = self._give()
        if state is None or state.participant is None:
            return
        facts = state.participant.facts
        if values.get("allowed_how") is not None and facts.allowed_on is None:
            values["allowed_on"] = self._today()
        self._take(replace(state, participant=state.participant.typed(**values)))

    def type_elsewhere(self, **values: Any) -> None:  # noqa: ANN401 - fields of the pointer
        """Take what is typed."""
        state = self._give()
        if state is not None and state.elsewhere is not None:
            self._take(replace(state, elsewhere=state.elsewhere.typed(**values)))

    def leave(self) -> None:
        """Close both forms; what was typed in them goes."""
        state = self._give()
        if state is not None:
            self._take(replace(state, participant=None, elsewhere=None))
        self.done.emit()

    def save_participant(self) -> None:
        """Store who takes part, or say in the form what is lacking."""
        state, actor, plans = self._give(), self._desk.actor(), self._desk.services.plans
        if state is None or state.participant is None:
            return
        plan, before, facts = (
            PlanId(state.view.plan.id),
            state.participant.before,
            state.participant.facts,
        )
        self._once.run(
            lambda: (
                plans.add_participant(actor, plan, facts)
                if before is None
                else plans.edit_participant(actor, before, facts)
            ),
            self._on_saved,
            self._on_participant_refused,
        )

    def take_out(self) -> None:
        """Take the participant of the form out of the draft."""
        state, actor, plans = self._give(), self._desk.actor(), self._desk.services.plans
        before = state.participant.before if state and state.participant else None
        if before is not None:
            self._once.run(
                lambda: plans.void_participant(actor, before, TAKEN_OUT),
                self._on_saved,
                self._desk.failed,
            )

    def take_back_leave(self) -> None:
        """Record that the client took back the leave of the participant of the form."""
        state, actor, plans = self._give(), self._desk.actor(), self._desk.services.plans
        before = state.participant.before if state and state.participant else None
        if before is not None:
            self._once.run(
                lambda: plans.take_back_leave(actor, before), self._on_saved, self._desk.failed
            )

    def save_elsewhere(self) -> None:
        """Store the pointer to a plan kept elsewhere, in the register of this plan."""
        state, actor, services = self._give(), self._desk.actor(), self._desk.services
        if state is None or state.elsewhere is None:
            return
        plan, edit = state.view.plan, state.elsewhere
        new = NewPlanElsewhere(
            register=plan.register,
            plan_kind=edit.plan_kind,
            dated_on=edit.dated_on,
            where=edit.where,
        )

        def save() -> PlanView:
            services.clients.add_plan_elsewhere(actor, plan.client, new)
            return services.plans.view(actor, PlanId(plan.id))

        self._once.run(save, self._on_saved, self._on_elsewhere_refused)

    def _on_saved(self, view: PlanView) -> None:
        state = self._give()
        if state is not None:
            self._take(replace(state, participant=None, elsewhere=None))
            self._recorded(view)
        self.done.emit()

    def _on_participant_refused(self, error: Exception) -> None:
        state = self._give()
        if isinstance(error, _OWN_PROBLEMS) and state is not None and state.participant:
            self._take(replace(state, participant=replace(state.participant, problem=error)))
        else:
            self._desk.failed(error)

    def _on_elsewhere_refused(self, error: Exception) -> None:
        state = self._give()
        if isinstance(error, _OWN_PROBLEMS) and state is not None and state.elsewhere:
            self._take(replace(state, elsewhere=replace(state.elsewhere, problem=error)))
        else:
            self._desk.failed(error)

    def _today(self) -> date:
        return local(self._desk.now()).date()
