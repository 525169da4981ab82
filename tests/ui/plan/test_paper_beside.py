"""The paper beside the plan, by keyboard: four layouts, a relative's only with leave."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from sotedesk.model.client import Client
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import PermissionHow, PlanKind, Sees
from sotedesk.printing.plan_printer import PdfPlanPrinter
from sotedesk.services.paper import PlanLayout
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.services.plan_rows import RowText
from sotedesk.ui.plan import make_plan
from sotedesk.ui.plan.screen import PlanScreen
from sotedesk.ui.plans_list.place import PlanPlace
from sotedesk.ui.theme.qt_words import speak_finnish
from tests.printing.read_back import squeezed, whole_text
from tests.ui.looks import defects
from tests.ui.stand import Stand, settle

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 24)


def shown_plan(desk: Stand, *relatives: ParticipantFacts, **client: object) -> PlanScreen:
    """Show a drafted plan of one row with some relatives."""
    office, plans = desk.office, desk.duties.plans
    person: Client = office.client(office.nurse, birth_date=date(1958, 9, 3), **client)
    office.matter(office.nurse, person.id, type="care_need")
    plan = PlanId(plans.begin(office.nurse, person.id, PlanKind.HEALTH_CARE_PLAN).plan.id)
    plans.add_row(office.nurse, plan, RowText(need="Huimaus", means="Mittaa verenpaine"))
    for one in relatives:
        plans.add_participant(office.nurse, plan, one)
    place: PlanPlace = desk.host("plan", lambda there: make_plan(there, PdfPlanPrinter()))
    place.open(plan)
    drawn(desk, place.plan)
    return place.plan


def drawn(desk: Stand, screen: PlanScreen) -> None:
    """Wait until the paper beside is the one wanted."""
    desk.bot.waitUntil(lambda: not screen.paper.state.drawing, timeout=10_000)
    settle()


def daughter(**values: object) -> ParticipantFacts:
    """Katja, allowed to see all of it."""
    given: dict[str, object] = {
        "name": "Katja Ketola",
        "role": "tytär",
        "is_relative": True,
        "sees": Sees.ALL,
        "allowed_how": PermissionHow.IN_PERSON,
        "allowed_on": TODAY,
    }
    return ParticipantFacts(**given | values)  # type: ignore[arg-type]  # fields of one


def choose(desk: Stand, screen: PlanScreen, number: Qt.Key) -> None:
    """Choose a layout by its number, from wherever one is."""
    desk.press(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    desk.press(number)
    drawn(desk, screen)


def said(screen: PlanScreen) -> str:
    """Give all words that stand in the column."""
    labels = screen.column.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisibleTo(screen))


def saved(desk: Stand, screen: PlanScreen, folder: Path) -> str:
    """Save the paper under its offered name and give what stands on it, squeezed."""
    desk.press(Qt.Key.Key_P, CTRL)
    panel = screen.column.panel
    panel.file.setText(str(folder / Path(panel.file.text()).name))
    panel.save.setFocus()
    desk.press(Qt.Key.Key_Space)
    (file,) = folder.glob("*.pdf")
    return whole_text(file.read_bytes())


TITLES = {
    PlanLayout.PROFESSIONAL: "Tarpeet, tavoitteet ja keinot",
    PlanLayout.BRIEF: "Tiivistelmä yhteyshenkilölle",
    PlanLayout.RELATIVE: "Läheisen kopio suunnitelmasta",
}


@pytest.mark.parametrize(
    ("number", "layout", "ending"),
    [
        (Qt.Key.Key_2, PlanLayout.PROFESSIONAL, "ammattilainen"),
        (Qt.Key.Key_3, PlanLayout.BRIEF, "tiivistelma"),
        (Qt.Key.Key_4, PlanLayout.RELATIVE, "laheinen"),
    ],
)
def test_a_layout_is_chosen_by_its_number_shown_and_saved_under_nobodys_name(
    at_desk: Stand, tmp_path: Path, number: Qt.Key, layout: PlanLayout, ending: str
) -> None:
    screen = shown_plan(at_desk, daughter())
    before = screen.paper.state.picture

    choose(at_desk, screen, number)

    assert screen.paper.state.layout is layout
    assert screen.paper.state.picture != before
    folder = tmp_path / "papers"
    folder.mkdir()
    assert squeezed(TITLES[layout]) in saved(at_desk, screen, folder)
    (file,) = folder.iterdir()
    assert file.name.endswith(f"-v1-{ending}.pdf")
    assert "ketola" not in file.name.casefold()


def test_without_leave_there_is_no_relatives_copy_and_it_says_what_to_do(at_desk: Stand) -> None:
    refused = daughter(
        name="Olli Ketola", role="poika", sees=Sees.NOTHING, allowed_how=None, allowed_on=None
    )
    screen = shown_plan(at_desk, refused, daughter())

    choose(at_desk, screen, Qt.Key.Key_4)

    assert screen.column.layouts.relative.currentText() == "Olli Ketola, poika"
    assert "Kysy lupa asiakkaalta itseltään ja kirjaa se." in said(screen)
    at_desk.press(Qt.Key.Key_P, CTRL)
    assert not screen.column.panel.print.isEnabled()
    assert not screen.column.panel.save.isEnabled()

    screen.column.layouts.relative.setFocus()
    at_desk.press(Qt.Key.Key_Down)
    drawn(at_desk, screen)

    assert screen.column.layouts.relative.currentText() == "Katja Ketola, tytär"
    assert screen.paper.state.picture is not None
    assert "Kysy lupa" not in said(screen)
    assert screen.column.panel.save.isEnabled()


def test_without_a_relative_the_column_says_to_add_one(at_desk: Stand) -> None:
    screen = shown_plan(at_desk)

    choose(at_desk, screen, Qt.Key.Key_4)

    assert "Lisää läheinen ensin osallistujiin." in said(screen)
    choose(at_desk, screen, Qt.Key.Key_1)
    assert "Lisää läheinen" not in said(screen)


def test_the_identity_code_is_a_choice_of_the_professionals_paper_only(
    at_desk: Stand, tmp_path: Path
) -> None:
    screen = shown_plan(at_desk, hetu="030958-900X")
    at_desk.press(Qt.Key.Key_P, CTRL)
    assert not screen.column.panel.with_hetu.isVisible()

    choose(at_desk, screen, Qt.Key.Key_2)
    assert screen.column.panel.with_hetu.isVisible()
    assert not screen.column.panel.with_hetu.isChecked()
    screen.column.panel.with_hetu.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    folder = tmp_path / "papers"
    folder.mkdir()
    assert "030958-900X" in saved(at_desk, screen, folder)


def test_under_a_ban_the_column_says_what_is_hidden_and_offers_no_code(at_desk: Stand) -> None:
    screen = shown_plan(at_desk, safety_ban=True, hetu="030958-900X")
    at_desk.press(Qt.Key.Key_P, CTRL)

    assert "asiakkaan omassa paperissa on yhteyshenkilön numero" in said(screen)
    choose(at_desk, screen, Qt.Key.Key_2)
    assert "toimipaikat ja numerot eivät tulostu" in said(screen)
    assert not screen.column.panel.with_hetu.isVisible()


def test_no_paper_is_said_only_of_what_is_handed_out(at_desk: Stand) -> None:
    screen = shown_plan(at_desk, no_paper=True)
    at_desk.press(Qt.Key.Key_P, CTRL)

    assert screen.column.panel.reason.isVisible()
    choose(at_desk, screen, Qt.Key.Key_3)
    assert not screen.column.panel.reason.isVisible()


def test_a_paper_out_of_sight_is_drawn_when_it_is_seen_again(at_desk: Stand) -> None:
    screen = shown_plan(at_desk)
    before = screen.paper.state.picture
    screen.hide()

    screen.paper.choose(layout=PlanLayout.BRIEF)
    assert screen.paper.state.picture is before

    screen.show()
    drawn(at_desk, screen)
    assert screen.paper.state.picture is not before


def test_qts_own_words_are_finnish() -> None:
    app = QCoreApplication.instance()
    assert app is not None

    assert speak_finnish(app)
    assert speak_finnish(app)

    assert QCoreApplication.translate("QPrintDialog", "Print") == "Tulosta"


def test_a_designer_finds_nothing_in_the_relatives_column(at_desk: Stand) -> None:
    screen = shown_plan(at_desk, daughter(), safety_ban=True)
    choose(at_desk, screen, Qt.Key.Key_4)
    at_desk.press(Qt.Key.Key_P, CTRL)
    settle()

    found = defects(at_desk.window)

    # The table hands its focus on to the open cell, which has the ring.
    assert [one for one in found if not one.startswith("PlanTable plan_rows")] == []
