"""Whatever is mapped, named, planned and undone: every view and every paper is the fold.

Each history ends with all rows folded anew from the changes; what the duties show afterwards is
what they showed before, and each paper holds every cell of the plan it is printed from.
``SOTEDESK_HISTORIES`` says how many histories are played (``script/soak``).

Source: issue 3, "property tests": every view and print equals the fold.
"""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId, PlanId, WorkerId
from sotedesk.model.plan import PartTaken, Plan, PlanRow, PlanStatus
from sotedesk.model.review import HighNeed, SituationMapping, Standing, Talked
from sotedesk.model.worker import Role, Worker
from sotedesk.printing.plan_printer import PdfPlanPrinter
from sotedesk.services.askings import (
    AlreadyAnsweredError,
    AskedOfAnotherError,
    Askings,
    Terms,
)
from sotedesk.services.assignments import AlreadyEndedError, Assignments
from sotedesk.services.clients import ClientDesk
from sotedesk.services.mappings import Mappings
from sotedesk.services.naming_periods import (
    OverlappingNamingError,
    PeriodReversedError,
    Whom,
)
from sotedesk.services.paper import PlanLayout
from sotedesk.services.plan_endings import NotRefusedError, PlanInForceError
from sotedesk.services.plan_paper import PaperChoice, PlanPaper
from sotedesk.services.plan_rows import RowText, text_of_row
from sotedesk.services.plan_view import NotInForceError, PlanClosedError
from sotedesk.services.timeline import Timeline
from sotedesk.services.undo import Undo, UndoError
from sotedesk.store.verify import verify
from tests.histories import histories
from tests.printing.read_back import squeezed, whole_text
from tests.services.duties import basis, care_need, definitions, plans
from tests.services.office import Office, opened_office

_REFUSED = (
    AlreadyAnsweredError,
    AlreadyEndedError,
    AskedOfAnotherError,
    NotInForceError,
    NotRefusedError,
    OverlappingNamingError,
    PeriodReversedError,
    PlanClosedError,
    PlanInForceError,
    UndoError,
)
ACTS = (
    *("write_row", "write_row", "alter_row", "move_row", "take_out_row", "write_views"),
    *("confirm", "refuse", "reopen", "end_plan", "new_version"),
    *("map_area", "decide", "name", "ask", "accept", "end_naming", "stand_in", "undo"),
)
PLACES = st.integers(0, 9)
WORDS = st.sampled_from(
    (
        "Käy itse kaupassa",
        "Lääkityksen kokonaisarviointi ja annosjakelupalvelun järjestäminen",
        "Äkillinen huimaus, ”pahin aamulla” – 104/62",
        "Hengityslaitehoidonseurantakäynnit",
    )
)
CELLS = ("need", "goal", "means", "who", "when", "follow_up")
ON_THE_CLIENTS = ("need", "goal", "means", "who", "when")


class Caring(RuleBasedStateMachine):
    """A nurse's mapping, plan and contact person for one client, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()

    @initialize()
    def begin_day(self) -> None:
        folder = self._open.enter_context(tempfile.TemporaryDirectory())
        self.office: Office = self._open.enter_context(opened_office(Path(folder) / "profile"))
        office, data = self.office, definitions()
        self.client = ClientId(office.client(office.nurse).id)
        care_need(office, self.client)
        basis(office, self.client)
        for nurse in (office.nurse, office.other_nurse):
            with office.store.units.reading() as uow:
                worker = uow.get(Worker, nurse.worker)
            assert worker is not None
            office.change(nurse, worker, roles=(Role.NURSE,), registers=(Register.HEALTH,))
        self.plans, self.mappings = plans(office), Mappings(office.works, data.areas)
        self.naming = Assignments(office.works, data.naming)
        self.askings = Askings(office.works, data.naming)
        self.cards = ClientDesk(office.works, synthetic=True)
        self.timeline, self.undoing = Timeline(office.works), Undo(office.works)
        self.paper = PlanPaper(office.works, PdfPlanPrinter(), data.plan_kinds)
        self.plans.create(office.nurse, self.client)
        self._write_row("Huimaus")

    @rule(act=st.sampled_from(ACTS), pick=PLACES, words=WORDS)
    def act(self, act: str, pick: int, words: str) -> None:
        """Do one thing; one rule for all, so that every act may follow every other."""
        nurse = self.office.nurse
        acts: Mapping[str, Callable[[], object]] = {
            "write_row": lambda: self._write_row(words),
            "alter_row": lambda: self._alter_row(pick, words),
            "move_row": lambda: self._of_row(pick, lambda r: self.plans.move_row(nurse, r, None)),
            "take_out_row": lambda: self._of_row(
                pick, lambda row: self.plans.void_row(nurse, row, "väärä")
            ),
            "write_views": lambda: self._write_views(words),
            "confirm": lambda: self.plans.confirm(nurse, self._plan(pick), "puuttuu vielä"),
            "refuse": lambda: self.plans.refuse(nurse, self._plan(pick), words),
            "reopen": lambda: self.plans.reopen(nurse, PlanId(self._plan(pick).id)),
            "end_plan": lambda: self.plans.end(nurse, self._plan(pick), words),
            "new_version": lambda: self.plans.new_version(nurse, PlanId(self._plan(pick).id)),
            "map_area": lambda: self._map_area(pick, words),
            "decide": lambda: self._decide(words),
            "name": lambda: self.naming.name_worker(
                nurse, self.client, nurse.worker, main_need=words
            ),
            "ask": self._ask,
            "accept": lambda: self._of_naming(
                pick, lambda one: self.askings.accept(self.office.other_nurse, one)
            ),
            "end_naming": lambda: self._of_naming(
                pick, lambda one: self.naming.end(nurse, one, self.office.now.date())
            ),
            "stand_in": lambda: self._of_naming(
                pick, lambda one: self.naming.set_stand_in(nurse, one, self._other())
            ),
            "undo": lambda: self.undoing.revert(nurse),
        }
        self.office.later(minutes=1 if pick else 60 * 24)
        try:
            acts[act]()
        except _REFUSED:
            return

    @invariant()
    def every_paper_holds_every_cell(self) -> None:
        if not hasattr(self, "office"):
            return
        for plan in self._plans():
            rows = self._rows(plan)
            self._assert_holds(plan, PlanLayout.PROFESSIONAL, rows, CELLS)
            if plan.status is not PlanStatus.REFUSED:
                self._assert_holds(plan, PlanLayout.CLIENT, rows, ON_THE_CLIENTS)

    def teardown(self) -> None:
        if hasattr(self, "office"):
            before = self._shown()
            assert verify(self.office.store.database, refold=True).ok
            assert self._shown() == before
        self._open.close()

    def _assert_holds(
        self, plan: Plan, layout: PlanLayout, rows: list[PlanRow], cells: tuple[str, ...]
    ) -> None:
        choice = PaperChoice(layout=layout)
        text = whole_text(self.paper.print_plan(self.office.nurse, PlanId(plan.id), choice))
        for row in rows:
            for cell in cells:
                assert squeezed(getattr(row, cell)) in text, (layout, cell)

    def _shown(self) -> object:
        """Give what every duty shows, and every paper."""
        nurse = self.office.nurse
        ids = [PlanId(plan.id) for plan in self._plans()]
        with self.office.store.units.reading() as uow:
            mappings = [one.id for one in uow.find(SituationMapping)]
        return (
            [self.plans.view(nurse, plan) for plan in ids],
            [self.plans.list_plans(nurse)],
            [self.mappings.view(nurse, mapping) for mapping in mappings],
            self.mappings.list_open(nurse),
            self.naming.of_client(nurse, self.client),
            self.naming.list_clients(nurse),
            self.askings.of_desk(self.office.other_nurse),
            self.cards.card(nurse, self.client),
            self.timeline.of_client(nurse, self.client),
            [self.paper.paper(nurse, plan) for plan in ids],
            [
                self.paper.print_plan(nurse, plan, PaperChoice(layout=layout))
                for plan in ids
                for layout in (PlanLayout.CLIENT, PlanLayout.PROFESSIONAL, PlanLayout.BRIEF)
            ],
        )

    def _write_row(self, words: str) -> None:
        cells: dict[str, Any] = {cell: f"{words} {cell}" for cell in CELLS}
        drafts = [one for one in self._plans() if one.status is PlanStatus.DRAFT]
        for plan in drafts[:1]:
            self.plans.add_row(self.office.nurse, PlanId(plan.id), RowText(**cells))

    def _alter_row(self, pick: int, words: str) -> None:
        def alter(row: PlanRow) -> None:
            cell: dict[str, Any] = {CELLS[pick % len(CELLS)]: words}
            altered = text_of_row(replace(row, **cell))
            self.plans.edit_row(self.office.nurse, row, altered)

        self._of_row(pick, alter)

    def _of_row(self, pick: int, act: Callable[[PlanRow], object]) -> None:
        rows = [row for plan in self._plans() for row in self._rows(plan)]
        if rows:
            act(rows[pick % len(rows)])

    def _write_views(self, words: str) -> None:
        plan = self._plan(0)
        after = replace(plan, client_view=words, professional_view=words, strengths=words)
        saved = self.plans.save(self.office.nurse, plan, after).plan
        self.plans.record_part(self.office.nurse, saved, PartTaken.PHONE, self.office.now.date())

    def _map_area(self, pick: int, words: str) -> None:
        nurse = self.office.nurse
        view = self.mappings.start(nurse, self.client)
        area = view.areas[pick % len(view.areas)].record
        said = replace(area, client_words=words, standing=list(Standing)[pick % len(Standing)])
        noted = replace(view.mapping, network=words)
        self.mappings.save(nurse, view.mapping, noted, [(area, said)])

    def _decide(self, words: str) -> None:
        nurse = self.office.nurse
        view = self.mappings.start(nurse, self.client)
        self.mappings.decide_high_need(
            nurse, view.mapping, HighNeed.YES, reason=words, talked=Talked.YES
        )

    def _ask(self) -> None:
        terms = Terms(valid_from=self.office.now.date() + timedelta(days=1))
        self.askings.ask(self.office.nurse, self.client, self._other(), terms)

    def _other(self) -> Whom:
        return Whom(worker=WorkerId(self.office.other_nurse.worker))

    def _of_naming(self, pick: int, act: Callable[[Assignment], object]) -> None:
        with self.office.store.units.reading() as uow:
            found = [
                one
                for one in uow.find(Assignment)
                if one.status in (AssignmentStatus.ASKED, AssignmentStatus.NAMED)
            ]
        if found:
            act(found[pick % len(found)])

    def _plans(self) -> list[Plan]:
        with self.office.store.units.reading() as uow:
            return [one for one in uow.find(Plan, order="created_at") if not one.is_void]

    def _plan(self, pick: int) -> Plan:
        found = self._plans()
        if not found:
            return self.plans.create(self.office.nurse, self.client).plan
        return found[pick % len(found)]

    def _rows(self, plan: Plan) -> list[PlanRow]:
        """Give the rows as the fold left them, past the duties."""
        with self.office.store.units.reading() as uow:
            rows = uow.find(PlanRow, order="order")
        return [row for row in rows if row.plan == plan.id and not row.is_void]


TestCaring = pytest.mark.histories(Caring.TestCase)
TestCaring.settings = settings(
    max_examples=histories(100),
    stateful_step_count=14,
    deadline=None,
    # Each step is an encrypted transaction and a PDF: shrinking a failure would take minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
