"""The plan on the screen with everything real: store, threads, printer."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.aids.desk import BenchDesk, bench_desk
from sotedesk.model.ids import ClientId, PlanId
from sotedesk.model.plan import PlanKind
from sotedesk.services.client_form import NewClient
from sotedesk.services.plan_rows import RowText
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.plan.screen import PlanScreen
from sotedesk.ui.tasks import DeskThread
from sotedesk.ui.theme.look import Theme, apply_theme, make_application

ROWS = 8


class _Desk:
    """The desk as the screen sees it."""

    def __init__(self, bench: BenchDesk, window: MainWindow) -> None:
        self.services = bench.desk.services
        self.run, self.run_drafts = DeskThread("desk"), DeskThread("drafts")
        self.actor = lambda: bench.actor
        self.now = bench.desk.services.now
        self.keys = window.keys

    def go(self, screen: str, target: object = None) -> None:
        """Stay here."""

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say nothing."""

    def failed(self, error: Exception) -> None:
        """Stop the measurement."""
        raise error


@contextlib.contextmanager
def plan_screen() -> Iterator[tuple[PlanScreen, Callable[[], bool]]]:
    """Show a drafted plan of a few rows; yield the screen and whether a thread is busy."""
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.LIGHT)
    with bench_desk() as bench:
        window = MainWindow()
        desk: Any = _Desk(bench, window)
        screen = PlanScreen(desk, bench.desk.services.printer)
        window.add_screen("plan", "plan", lambda: screen)
        window.show_screen("plan")
        window.resize(1440, 900)
        window.show()
        QTest.qWaitForWindowExposed(window)
        screen.open(_plan(bench))
        while screen.paper.state.picture is None:
            QTest.qWait(20)
        yield screen, lambda: desk.run.busy
        screen.paper.rest()
        screen.presenter.close()
        QTest.qWait(50)
        desk.run.close()
        desk.run_drafts.close()
        window.close()


def _plan(bench: BenchDesk) -> PlanId:
    services, actor = bench.desk.services, bench.actor
    new = NewClient(last_name="Ketola", first_names="Raija", birth_date=date(1958, 9, 3))
    client = ClientId(services.clients.create(actor, new).id)
    plan = PlanId(services.plans.begin(actor, client, PlanKind.HEALTH_CARE_PLAN).plan.id)
    for number in range(ROWS):
        services.plans.add_row(
            actor,
            plan,
            RowText(
                need=f"Huimaus ja kaatuminen {number}",
                goal="Kulkee kotona turvallisesti",
                means="Verenpaine mitataan aamulla seisten viikon ajan.",
                who="Raija ja Sari",
                when="ti 1.12. alkaen",
                how="near",
            ),
        )
    return plan
