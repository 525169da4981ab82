"""A contact of somebody under a safety ban: what a screen says where it may not show."""

from sotedesk.model.contact import ContactStatus
from sotedesk.model.matter import Appointment, Outcome
from sotedesk.services.ports import where
from tests.services.office import Office
from tests.ui.contact.contact_desk import ContactDesk, known_client

PHONE = "0400001873"
SHOWN = "040\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}1873"


def given_time(desk: ContactDesk, office: Office) -> None:
    """A time is given in the contact under way, about somebody under a ban."""
    client = known_client(office, safety_ban=True)
    desk.key("contact.new")
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.presenter.edit_contact(contacting_phone=PHONE)
    desk.presenter.edit_matter(reason="huimaus", outcome=Outcome.TIME_GIVEN)
    desk.presenter.edit_time(at=office.now, place="Keskusta, Kuja 1", with_whom="lääkäri")


def finish(desk: ContactDesk) -> None:
    desk.key("confirm")
    desk.key("confirm")
    assert desk.state.contact.after.status is not ContactStatus.LIVE


def said_in(desk: ContactDesk, name: str) -> tuple[str, str, str]:
    line = desk.field(name)
    return line.text(), line.placeholderText(), line.accessibleDescription()


HIDDEN = ("", "piilotettu", "Piilotettu, turvakielto")


def test_number_and_place_are_called_hidden_once_the_contact_is_finished(
    desk: ContactDesk, office: Office
) -> None:
    given_time(desk, office)
    assert said_in(desk, "contacting_phone") == (SHOWN, "numero", "")
    assert said_in(desk, "time_place") == ("Keskusta, Kuja 1", "", "")

    finish(desk)

    for name in ("contacting_phone", "time_place", "time_with_whom"):
        assert said_in(desk, name) == HIDDEN
    assert desk.field("time_at").text() != ""


def test_what_is_typed_over_what_is_hidden_is_hidden_in_its_turn(
    desk: ContactDesk, office: Office
) -> None:
    given_time(desk, office)
    finish(desk)

    desk.type("time_place", "Etelä")
    desk.key("save")

    assert said_in(desk, "time_place") == HIDDEN
    with office.store.units.reading() as uow:
        [stored] = uow.find(Appointment, *where(client=desk.matter.matter.after.client))
    assert (stored.where, stored.with_whom) == ("Etelä", "lääkäri")


def test_a_number_first_typed_in_a_finished_contact_is_hidden_once_stored(
    desk: ContactDesk, office: Office
) -> None:
    client = known_client(office, safety_ban=True)
    desk.key("contact.new")
    desk.presenter.set_client(client.id, "Raija Ketola")
    finish(desk)
    assert said_in(desk, "contacting_phone")[1] == "numero"

    desk.type("contacting_phone", PHONE)
    desk.key("save")

    assert said_in(desk, "contacting_phone") == HIDDEN
    assert office.get(desk.state.contact.before).contacting_phone == PHONE


def test_the_next_contact_says_nothing_of_hidden_things(desk: ContactDesk, office: Office) -> None:
    given_time(desk, office)
    finish(desk)

    desk.key("contact.new")

    assert said_in(desk, "contacting_phone") == ("", "numero", "")
