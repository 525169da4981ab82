"""Whatever is written, confirmed, refused, ended and undone: a confirmed plan stays as it was.

One plan of a kind is in force, and every view is the fold of the changes.

Source: issue 3, "property tests": a confirmed plan changes only by a new version, every view
equals the fold. ``SOTEDESK_HISTORIES`` says how many are played (``script/soak``).
"""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sotedesk.model.access import Actor
from sotedesk.model.breaches import find_breaches
from sotedesk.model.ids import ClientId, PlanId
from sotedesk.model.plan import (
    CopyManner,
    PaperLeave,
    PartTaken,
    PermissionHow,
    Plan,
    PlanKind,
    PlanParticipant,
    PlanStatus,
    RowDecision,
    Sees,
)
from sotedesk.services.plan_endings import (
    AskAgainPastError,
    NotRefusedError,
    PlanIncompleteError,
    PlanInForceError,
)
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.services.plan_parts import PartText
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_view import NotInForceError, PlanClosedError, PlanView
from sotedesk.services.subject import ReasonNeededError
from sotedesk.services.undo import Undo, UndoError
from sotedesk.store.verify import verify
from tests.histories import histories
from tests.services.duties import basis, care_need, plans
from tests.services.office import Office, opened_office

_REFUSED = (
    AskAgainPastError,
    NotInForceError,
    NotRefusedError,
    PlanClosedError,
    PlanIncompleteError,
    PlanInForceError,
    ReasonNeededError,
    UndoError,
)
ACTS = (
    "write_row",
    "alter_row",
    "move_row",
    "take_out_row",
    "write_plan",
    "record_part",
    "write_part",
    "let_take_part",
    "part_with",
    "give_paper",
    "confirm",
    "confirm",
    "refuse",
    "reopen",
    "end",
    "new_version",
    "begin",
    "undo",
)
PLACES = st.integers(0, 12)
WORDS = st.sampled_from(("Huimaus", "Kävely", " ", ""))
REASONS = st.sampled_from(("muutti", "myöhemmin", ""))
RECORDED_LATER = ("paper_leave", "paper_asked_on", "copy_how", "copy_on")
"""What may still be recorded of a plan in force; where it stands tells its status group."""
STANDING = ("status", "status_at", "status_by", "status_reason", "ask_again_on")


class Planning(RuleBasedStateMachine):
    """Two nurses and the plans of one client, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()

    @initialize()
    def begin_day(self) -> None:
        folder = self._open.enter_context(tempfile.TemporaryDirectory())
        self.office: Office = self._open.enter_context(opened_office(Path(folder) / "profile"))
        self.client = ClientId(self.office.client(self.office.nurse).id)
        care_need(self.office, self.client)
        basis(self.office, self.client)
        self.desk, self.undoing = plans(self.office), Undo(self.office.works)
        self.agreed: dict[PlanId, object] = {}
        for need in ("Huimaus", "Kävely"):
            self._write_row(self._view(0), need)
        self._write_part(self._view(0), "Ulkoilee")
        self._let_take_part(self._view(0), 1)

    @rule(act=st.sampled_from(ACTS), place=PLACES, pick=PLACES, words=WORDS, reason=REASONS)
    def act(self, act: str, place: int, pick: int, words: str, reason: str) -> None:
        """Do one thing; one rule for all, so that every act may follow every other."""
        acts: Mapping[str, Callable[[PlanView], object]] = {
            "write_row": lambda view: self._write_row(view, words),
            "alter_row": lambda view: self._alter_row(view, pick, words),
            "move_row": lambda view: self._move_row(view, pick),
            "take_out_row": lambda view: self._take_out_row(view, pick),
            "write_plan": lambda view: self._write_plan(view, words),
            "record_part": self._record_part,
            "write_part": lambda view: self._write_part(view, words),
            "let_take_part": lambda view: self._let_take_part(view, pick),
            "part_with": lambda view: self._part_with(view, pick),
            "give_paper": lambda view: self._give_paper(view, pick),
            "confirm": lambda view: self._do(lambda who: self.desk.confirm(who, view.plan, reason)),
            "refuse": lambda view: self._do(
                lambda who: self.desk.refuse(who, view.plan, reason, self._day(pick))
            ),
            "reopen": lambda view: self._do(lambda who: self.desk.reopen(who, view.plan.id)),
            "end": lambda view: self._do(lambda who: self.desk.end(who, view.plan, reason)),
            "new_version": lambda view: self._do(
                lambda who: self.desk.new_version(who, view.plan.id)
            ),
            "begin": lambda view: self._do(
                lambda who: self.desk.begin(who, view.subject.id, PlanKind.HEALTH_CARE_PLAN)
            ),
            "undo": lambda _view: self._do(self.undoing.revert),
        }
        acts[act](self._view(place))

    def _write_row(self, view: PlanView, words: str) -> None:
        text = RowText(need=words, who=words, when="1.12.", decision=RowDecision.NEEDED)
        self._do(lambda who: self.desk.add_row(who, view.plan.id, text))

    def _alter_row(self, view: PlanView, pick: int, words: str) -> None:
        text = RowText(need=words, goal=str(pick))
        if view.rows:
            row = view.rows[pick % len(view.rows)]
            self._do(lambda who: self.desk.edit_row(who, row, text))

    def _move_row(self, view: PlanView, pick: int) -> None:
        if view.rows:
            row = view.rows[pick % len(view.rows)]
            self._do(lambda who: self.desk.move_row(who, row, None))

    def _take_out_row(self, view: PlanView, pick: int) -> None:
        if view.rows:
            row = view.rows[pick % len(view.rows)]
            self._do(lambda who: self.desk.void_row(who, row, "väärä"))

    def _write_plan(self, view: PlanView, words: str) -> None:
        after = replace(view.plan, client_view=words, review_on=self._day(2))
        self._do(lambda who: self.desk.save(who, view.plan, after))

    def _record_part(self, view: PlanView) -> None:
        today = self._day(1)
        self._do(lambda who: self.desk.record_part(who, view.plan, PartTaken.PHONE, today))

    def _write_part(self, view: PlanView, words: str) -> None:
        text = PartText(professional=words)
        written = next((one.record for one in view.parts if one.record is not None), None)
        if written is None:
            self._do(lambda who: self.desk.write_part(who, view.plan.id, "extra", text))
        else:
            self._do(lambda who: self.desk.edit_part(who, written, text))

    def _let_take_part(self, view: PlanView, pick: int) -> None:
        facts = ParticipantFacts(
            name="Hanna Ketola",
            role=str(pick),
            is_relative=True,
            sees=list(Sees)[pick % len(Sees)],
            allowed_how=PermissionHow.IN_PERSON,
            allowed_on=self._day(1),
        )
        if view.participants:
            record = view.participants[0].record
            self._do(lambda who: self.desk.edit_participant(who, record, facts))
        else:
            self._do(lambda who: self.desk.add_participant(who, view.plan.id, facts))

    def _part_with(self, view: PlanView, pick: int) -> None:
        if not view.participants:
            return
        record = view.participants[0].record
        if pick % 2:
            self._do(lambda who: self.desk.void_participant(who, record, "väärä"))
        else:
            self._do(lambda who: self.desk.take_back_leave(who, record))

    def _give_paper(self, view: PlanView, pick: int) -> None:
        leave, today = list(PaperLeave)[pick % len(PaperLeave)], self._day(1)
        self._do(lambda who: self.desk.ask_paper(who, view.plan, leave, today))
        stored = self.office.get(view.plan)
        self._do(lambda who: self.desk.give_copy(who, stored, CopyManner.OTHER, today))

    @invariant()
    def what_was_confirmed_stays_as_it_was(self) -> None:
        for plan in self._plans():
            if plan.status is PlanStatus.CONFIRMED:
                self.agreed.setdefault(plan.id, self._content(plan))
        for plan_id, agreed in self.agreed.items():
            plan = next(one for one in self._plans() if one.id == plan_id)
            assert plan.status in (PlanStatus.CONFIRMED, PlanStatus.ENDED)
            assert self._content(plan) == agreed

    @invariant()
    def one_plan_is_in_force_and_no_rule_is_broken(self) -> None:
        plans_now = self._plans()
        assert sum(plan.status is PlanStatus.CONFIRMED for plan in plans_now) <= 1
        assert list(find_breaches(plans_now)) == []

    def teardown(self) -> None:
        if hasattr(self, "office"):
            before = [self._view(place) for place in range(len(self._plans()))]
            assert verify(self.office.store.database, refold=True).ok
            after = [self._view(place) for place in range(len(self._plans()))]
            assert before == after
        self._open.close()

    def _do(self, act: Callable[[Actor], object]) -> None:
        """Let the nurses act in turn."""
        self.office.later(seconds=20)
        turn = self.office.now.minute % 2
        actor = self.office.other_nurse if turn else self.office.nurse
        self._try(lambda: act(actor))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except _REFUSED:
            return

    def _content(self, plan: Plan) -> object:
        """Give all that was agreed: everything but what may be recorded later."""
        view = self.desk.view(self.office.nurse, plan.id)
        own = replace(plan, **_cleared())
        return (
            replace(own, origin=type(own.origin)()),
            view.rows,
            [part.record for part in view.parts],
            [_who(one.record) for one in view.participants],
        )

    def _plans(self) -> list[Plan]:
        with self.office.store.units.reading() as uow:
            return uow.find(Plan, order="created_at")

    def _plan(self, place: int) -> Plan:
        found = self._plans()
        if not found:
            return self.desk.begin(self.office.nurse, self.client, PlanKind.HEALTH_CARE_PLAN).plan
        return found[place % len(found)]

    def _view(self, place: int) -> PlanView:
        return self.desk.view(self.office.nurse, self._plan(place).id)

    def _day(self, number: int) -> date:
        """Give a day around today; 0 has passed."""
        return self.office.now.date() + timedelta(days=number - 1)


def _cleared() -> dict[str, Any]:
    """Give empty values for what may be recorded later, and for where the plan stands."""
    empty: dict[str, Any] = dict.fromkeys((*RECORDED_LATER, *STANDING))
    return empty | {
        "paper_leave": PaperLeave.NOT_ASKED,
        "status": PlanStatus.DRAFT,
        "status_reason": "",
    }


def _who(record: PlanParticipant) -> tuple[object, ...]:
    """Give who takes part; the client may take the leave back at any time."""
    return record.id, record.order, record.name, record.role, record.responsibility


TestPlanning = pytest.mark.histories(Planning.TestCase)
TestPlanning.settings = settings(
    max_examples=histories(25),
    stateful_step_count=30,
    deadline=None,
    # Each step is an encrypted transaction: shrinking a failure would take minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
