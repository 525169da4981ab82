"""A colleague's contact is taken over with a reason, asked in the place of the contact."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ContactId
from sotedesk.model.matter import Matter
from sotedesk.model.worker import Worker
from sotedesk.store.driver import fetch
from sotedesk.ui.theme.look import Theme
from tests.services.office import Office
from tests.ui.audit import audit
from tests.ui.contact.contact_desk import ContactDesk
from tests.ui.keyboard import type_text
from tests.ui.looks import wear


@pytest.fixture(autouse=True)
def same_unit(office: Office) -> None:
    """Both nurses are of one unit, so the desk knows their names."""
    with office.store.units.reading() as uow:
        nurse = uow.get(Worker, office.other_nurse.worker)
    assert nurse is not None
    office.change(office.administrator, nurse, unit=office.nurse.unit)


@pytest.fixture
def theirs(office: Office) -> Contact:
    """A contact that the other nurse left waiting."""
    by = office.other_nurse
    matter = office.matter(by, None, type="advice", reason="aukiolo")
    with office.store.units.reading() as uow:
        stored = uow.get(Contact, ContactId(matter.contact))
    assert stored is not None
    office.put(Matter, by, contact=stored.id, unit=by.unit, type="advice")
    return office.change(by, stored, status=ContactStatus.WAITING, status_at=office.now)


def asked(desk: ContactDesk) -> str:
    assert desk.shell.contact is not None
    panel = desk.shell.contact.place.takeover
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def reasons(office: Office) -> list[str]:
    with office.store.database.reader() as connection:
        return [words for (words,) in fetch(connection, "SELECT words FROM search_query")]


def test_the_rail_counts_those_one_left_waiting_oneself_like_the_desk_it_leads_to(
    desk: ContactDesk, theirs: Contact
) -> None:
    desk.shell._count_waiting()
    assert desk.window.rail.waiting.isHidden()

    desk.key("contact.new")
    desk.key("contact.new")

    assert desk.window.rail.waiting.accessibleName().startswith("Odottavat 1")
    assert theirs.status is ContactStatus.WAITING


def test_one_key_says_why_and_the_contact_goes_on(
    desk: ContactDesk, office: Office, theirs: Contact
) -> None:
    desk.shell.go("contact", theirs.id)
    assert desk.window.current_screen() == "contact"
    assert "Jari Lehto hoitaa tätä. Miksi otat sen?" in asked(desk)
    assert desk.presenter.state is None

    desk.press(Qt.Key.Key_1)

    assert desk.state.contact.after.worker == office.nurse.worker
    assert desk.screen.isVisible()
    assert reasons(office) == ["colleague_away"]


@pytest.mark.parametrize(
    ("typed", "logged"), [("sovittu kokouksessa", "other sovittu kokouksessa"), ("", "other")]
)
def test_of_another_reason_a_few_words_may_be_written(
    desk: ContactDesk, office: Office, theirs: Contact, typed: str, logged: str
) -> None:
    desk.shell.go("contact", theirs.id)

    desk.press(Qt.Key.Key_5)
    assert desk.focused() == "takeover_words"
    type_text(desk.field("takeover_words"), typed)
    desk.press(Qt.Key.Key_Return)

    assert desk.state.contact.after.id == theirs.id
    assert reasons(office) == [logged]


def test_esc_leaves_it_to_the_colleague_and_goes_back(
    desk: ContactDesk, office: Office, theirs: Contact
) -> None:
    desk.key("rail.3")
    desk.shell.go("contact", theirs.id)

    desk.press(Qt.Key.Key_Escape)

    assert desk.window.current_screen() == "clients"
    assert office.get(theirs).worker == office.other_nurse.worker
    assert reasons(office) == []
    desk.key("rail.2")
    assert desk.focused() == "contact_list"


def test_esc_in_the_list_leaves_the_focus_there(desk: ContactDesk, theirs: Contact) -> None:
    desk.key("rail.2")
    desk.shell.go("contact", theirs.id)

    desk.press(Qt.Key.Key_Escape)
    QApplication.processEvents()

    assert desk.window.current_screen() == "contact"
    assert desk.focused() == "contact_list"


def test_whoever_leaves_the_question_is_back_in_the_own_live_contact(
    desk: ContactDesk, theirs: Contact
) -> None:
    desk.key("contact.new")
    own = desk.state.contact.after.id
    desk.type("notes", "kesken")
    desk.shell.go("contact", theirs.id)
    assert "Jari Lehto hoitaa tätä" in asked(desk)
    assert not desk.screen.strip.isVisible()

    desk.press(Qt.Key.Key_Escape)

    assert desk.state.contact.after.id == own
    assert desk.state.contact.after.status is ContactStatus.LIVE
    assert desk.focused() == "notes"
    assert desk.matter.matter.after.notes == "kesken"


def test_asked_again_the_question_begins_anew(desk: ContactDesk, theirs: Contact) -> None:
    desk.shell.go("contact", theirs.id)
    desk.press(Qt.Key.Key_5)
    type_text(desk.field("takeover_words"), "jotain")
    desk.press(Qt.Key.Key_Escape)

    desk.shell.go("contact", theirs.id)

    assert desk.focused() == "takeover_reason"
    assert "Mikä syy?" not in asked(desk)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_the_question_is_cut_or_nameless(
    desk: ContactDesk, theirs: Contact, theme: Theme, scale: float
) -> None:
    desk.shell.go("contact", theirs.id)
    desk.press(Qt.Key.Key_5)
    desk.window.resize(1366, 768)
    wear(theme, scale)
    for _turn in range(4):
        QApplication.processEvents()

    assert audit(desk.window) == []
