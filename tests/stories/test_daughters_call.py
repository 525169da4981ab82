"""A daughter calls the older people's guidance about both her parents (users.md, contact E).

The real window under a virtual screen, the keyboard only. Two matters and two clients, one found
and one added; the daughter's word is listened to and taken for no consent.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sotedesk.model.client import Client, Phone
from sotedesk.model.contact import Contact, ContactingKind, ContactStatus, IdentityCheck, MayTell
from sotedesk.model.matter import (
    CarriedOver,
    HelpNow,
    Matter,
    OpenedKind,
    Outcome,
    OwnStance,
    WordsSource,
)
from sotedesk.model.worker import UnitKind
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.client_form import NewClient
from sotedesk.services.ports import UnitOfWork, where
from sotedesk.services.work import HELSINKI
from sotedesk.ui.words import MAY_TELL
from tests.stories.desk import Desk, found, opened, running_desk, virtual_screen

NO_PERMISSION = MAY_TELL[MayTell.NO_PERMISSION]
FATHERS_MATTER = "Isä on kaatunut kahdesti tällä viikolla. Hän ei itse halua apua."
MOTHERS_MATTER = "Äiti hoitaa isää eikä jaksa. Hän toivoo lepopäivää."


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """An older people's guidance that knows the father."""
    folder = tmp_path / "profile"
    found(folder, UnitKind.OLDER_PEOPLE)
    with opened(folder) as desk:
        desk.services.clients.create(
            desk.actor(), NewClient(last_name="Ketola", first_names="Paavo")
        )
    return folder


@pytest.mark.xdist_group("window")
def test_a_daughters_call_about_both_parents_from_f2_to_carried_over(profile: Path) -> None:
    with virtual_screen() as display, running_desk(profile, display) as desk:
        take_the_call(desk)
        record_the_fathers_matter(desk)
        record_the_mothers_matter(desk)
        copied = finish_and_carry_over(desk)
        desk.close()

    check_what_is_stored(profile, copied)


def take_the_call(desk: Desk) -> None:
    desk.press("F2")
    desk.wait_for(screen="contact", field="own_words")
    assert desk.seen["values"]["matter_type"] == "Palvelutarve"
    desk.go("alt+o", "contacting_kind")
    desk.press("l")
    desk.wait_value("contacting_kind", "Läheinen")
    desk.go("Tab", "contacting_name")
    desk.write("Katja Ketola, tytär")
    desk.go("Tab", "contacting_phone")
    desk.write("0400001873")
    # What she may be told never comes from her own word; listening needs no permission.
    assert desk.seen["values"]["may_tell"] == NO_PERMISSION
    assert desk.seen["values"]["identity_check"] == "varmistamatta"


def record_the_fathers_matter(desk: Desk) -> None:
    desk.go("alt+k", "client")
    desk.keyboard.type("ketola paavo")
    desk.wait_rows("client_hits", lambda rows: rows[0] == "Paavo Ketola")
    desk.press("Return")
    desk.wait_for(field="reason")
    desk.wait_value("client", "Paavo Ketola")
    desk.write("Kaatuilee kotona")
    desk.go("alt+m", "own_words")
    desk.write(FATHERS_MATTER)
    desk.go("Tab", "own_words_source")
    desk.press("l")
    desk.wait_value("own_words_source", "läheisen kertomana")
    desk.go("alt+e", "help_now")
    desk.press("1")
    desk.wait_value("help_now", HelpNow.NOT_NEEDED)
    desk.go("alt+w", "opened")
    desk.press("2")
    desk.wait_value("opened", OpenedKind.OPENED)
    desk.go("alt+j", "outcome")
    desk.press("7")
    desk.wait_value("outcome", Outcome.MATTER_OPENED)
    desk.press("alt+p")  # what is still missing, field by field
    desk.wait_for(field="opened_on")
    desk.keyboard.type("tänään")
    desk.press("alt+p")
    desk.wait_for(field="assessment_worker")
    desk.press("m")
    desk.wait_value("assessment_worker", "Minna Malli")
    desk.press("alt+p")
    desk.wait_for(field="own_stance")
    desk.press("e")
    desk.wait_value("own_stance", "Ei halua arviointia")


def record_the_mothers_matter(desk: Desk) -> None:
    desk.press("F5")
    desk.wait_for(field="reason", text="")
    desk.wait("the second tab", lambda seen: seen["values"].get("own_words") == "")
    desk.go("alt+k", "client")
    desk.keyboard.type("ketola aino")
    desk.wait_rows("client_hits", lambda rows: rows == ["Lisää uusi asiakas ”ketola aino”"])
    desk.press("Return")
    desk.wait_for(field="new_last_name", text="Ketola")
    desk.wait_value("new_first_names", "Aino")
    desk.press("Tab", "Tab", "Tab")
    desk.wait_for(field="new_birth_date")
    desk.keyboard.type("3.2.1943")
    desk.go("Tab", "new_phone")
    desk.keyboard.type("0400002231")
    desk.press("Return")
    desk.wait_for(field="reason")
    desk.wait_value("client", "Aino Ketola")
    desk.write("Omaishoitaja ei jaksa")
    desk.go("alt+m", "own_words")
    desk.write(MOTHERS_MATTER)
    desk.go("alt+e", "help_now")
    desk.press("1")
    desk.go("alt+w", "opened")
    desk.press("1")
    desk.go("alt+j", "outcome")
    desk.press("1")
    desk.wait_value("outcome", Outcome.ADVISED)


def finish_and_carry_over(desk: Desk) -> list[str]:
    """Finish, copy each matter out and mark it; give the texts as they were on the clipboard."""
    desk.press("ctrl+Return")
    desk.wait_for(field="copy_out")
    desk.press("ctrl+1")
    desk.wait_for(screen="desk", to_carry=2)
    desk.press("ctrl+2")
    desk.wait_for(screen="contact")
    copied = []
    for number, words in ((1, MOTHERS_MATTER), (0, FATHERS_MATTER)):
        desk.press(f"alt+{number + 1}")
        desk.wait_value("own_words", words)
        desk.press("ctrl+shift+c")
        copied.append(desk.wait_clipboard(words))
        desk.wait_for(field="carried_over")
        desk.press("Return")
        desk.wait("the mark", lambda seen: any(one.startswith("Viety ") for one in seen["labels"]))
    desk.press("ctrl+1")
    desk.wait_for(screen="desk", to_carry=0)
    return copied


def client_of(uow: UnitOfWork, matter: Matter) -> Client | None:
    return uow.get(Client, matter.client) if matter.client is not None else None


def check_what_is_stored(profile: Path, copied: list[str]) -> None:
    with opened(profile) as desk:
        [line] = desk.services.intake.lines(desk.actor())
        with desk.store.units.reading() as uow:
            contact = uow.get(Contact, line.contact.id)
            fathers, mothers = uow.find(Matter, *where(contact=line.contact.id), order="position")
            father, mother = (client_of(uow, one) for one in (fathers, mothers))
            carried = uow.find(CarriedOver)
            phones = uow.find(Phone, *where(client=mothers.client))
        texts = [
            desk.services.carrying.text(desk.actor(), Target(TargetKind.MATTER, one.id))
            for one in (mothers, fathers)
        ]

    assert contact is not None
    assert contact.status is ContactStatus.FINISHED
    assert contact.contacting_kind is ContactingKind.RELATIVE
    assert (contact.contacting_name, contact.contacting_relation) == ("Katja Ketola", "tytär")
    assert contact.may_tell is MayTell.NO_PERMISSION
    assert contact.may_tell_basis == ""
    assert contact.identity_check is IdentityCheck.NOT_VERIFIED
    assert father is not None
    assert father.first_names == "Paavo"
    assert fathers.own_words == FATHERS_MATTER
    assert fathers.own_words_source is WordsSource.RELATIVE
    assert fathers.opened is OpenedKind.OPENED
    assert fathers.opened_on == datetime.now(UTC).astimezone(HELSINKI).date()
    assert fathers.own_stance is OwnStance.DECLINES
    assert fathers.outcome is Outcome.MATTER_OPENED
    assert mother is not None
    assert (mother.last_name, mother.first_names) == ("Ketola", "Aino")
    assert str(mother.birth_date) == "1943-02-03"
    assert [phone.number for phone in phones]
    assert mothers.own_words == MOTHERS_MATTER
    assert mothers.outcome is Outcome.ADVISED
    assert copied == texts
    assert FATHERS_MATTER not in copied[0]
    assert {mark.target for mark in carried} == {fathers.id, mothers.id}
