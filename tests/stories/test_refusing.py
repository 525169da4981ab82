"""A draft on paper for a client who thinks it over; a client who wants no plan and no person.

The real window under a virtual screen, the keyboard only. A draft says that it is one, and a
refusal is a normal end: the door stays open, and nothing is left to do but to ask on the agreed
days (users.md [4.h]).
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.ids import ClientId
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.review import HighNeed, Talked
from sotedesk.services.client_form import NewClient
from sotedesk.services.ports import where
from sotedesk.services.worktop import DeadlineKind
from tests.printing.read_back import page_texts
from tests.stories.desk import Desk, found, opened, running_desk, virtual_screen
from tests.stories.paper import full, words_of
from tests.stories.planning import (
    WrittenRow,
    begin_plan,
    print_to_file,
    record_part,
    write_rows,
)

WISH = "Haluan käydä itse kaupassa."
ROW = WrittenRow(need="Ruoka", means="Ateriapalvelu aloitetaan", who="Outi", when="pian")
SAYS = "Pärjään vielä itse"
WEEKDAYS = (
    "maanantaina",
    "tiistaina",
    "keskiviikkona",
    "torstaina",
    "perjantaina",
    "lauantaina",
    "sunnuntaina",
)


def spoken(day: date) -> str:
    """Give a day as the client's paper says it."""
    return f"{WEEKDAYS[day.weekday()]} {full(day)}"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A unit in which a client was found to need many services today."""
    folder = tmp_path / "profile"
    found(folder)
    with opened(folder) as desk:
        actor, mappings = desk.actor(), desk.services.mappings
        client = desk.services.clients.create(
            actor, NewClient(last_name="Ketola", first_names="Raija", birth_date=date(1958, 9, 3))
        )
        mappings.decide_high_need(
            actor,
            mappings.start(actor, ClientId(client.id)).mapping,
            HighNeed.YES,
            reason="Apua tarvitaan neljällä alueella.",
            talked=Talked.YES,
        )
    return folder


@pytest.mark.xdist_group("window")
def test_a_draft_on_paper_says_that_it_is_one_and_nothing_that_has_not_been(
    profile: Path, tmp_path: Path
) -> None:
    day = today(profile) + timedelta(days=3)
    with virtual_screen() as display, running_desk(profile, display) as desk:
        begin_plan(desk, "Raija Ketola")
        write_a_draft(desk)
        # The client was heard by phone; the plan itself has not been gone through yet.
        record_part(desk)
        desk.tab_to("going_through_on")
        desk.keyboard.type(full(day))
        paper = print_to_file(desk, tmp_path / "luonnos.pdf")
        desk.close()

    assert [page.split("\n")[0] for page in page_texts(paper)] == ["LUONNOS"] * len(
        page_texts(paper)
    )
    words = words_of(paper)
    assert f"Käymme tämän läpi kanssasi {spoken(day)}. Voit muuttaa kaikkea." in words
    assert "Mitä ehdotamme" in words
    assert f"”{WISH}”" in words
    assert (
        "Luonnosta ei allekirjoiteta. Saat uuden version, kun olemme käyneet tämän läpi." in words
    )
    whole = " ".join(words)
    signing = ("Päiväys", "Olet saanut", "☐", "☑", "Allekirjoitus")
    for absent in ("Tehty yhdessä", "sinä itse", "Mitä teemme", "Vahvistettu", *signing):
        assert absent not in whole


@pytest.mark.xdist_group("window")
def test_a_client_who_wants_neither_a_plan_nor_a_person_is_asked_again_when_it_was_agreed(
    profile: Path, tmp_path: Path
) -> None:
    plan_day, person_day = (today(profile) + timedelta(days=days) for days in (3, 4))
    with virtual_screen() as display, running_desk(profile, display) as desk:
        begin_from_the_desk(desk)
        write_a_draft(desk)
        refuse_the_plan(desk, plan_day)
        paper = print_to_file(desk, tmp_path / "ovi-auki.pdf")
        refuse_a_person(desk, person_day)
        desk.press("ctrl+1")
        desk.wait_rows("deadlines", lambda rows: not any("nimeämättä" in row for row in rows))
        left = desk.seen["rows"]["deadlines"]
        desk.close()

    assert left == [
        "Lähipäivinä · 2",
        "Saa kysyä uudelleen suunnitelmasta",
        "Yhteyshenkilöstä kysytään uudelleen",
    ]
    check_what_is_stored(profile, plan_day, person_day)
    check_the_open_door(paper, today(profile), plan_day)


def today(profile: Path) -> date:
    """Give the day on which the client's need was decided."""
    with opened(profile) as desk:
        [naming] = desk.services.assignments.list_clients(desk.actor())
    assert naming.decided_on is not None
    return naming.decided_on


def begin_from_the_desk(desk: Desk) -> None:
    desk.wait_rows("deadlines", lambda rows: "Suunnitelma tekemättä" in rows)
    assert desk.seen["rows"]["deadlines"] == [
        "Tekemättä · 2",
        "Yhteyshenkilö nimeämättä",
        "Suunnitelma tekemättä",
    ]
    desk.go("ctrl+1", "deadlines")
    desk.press("End", "Return")
    desk.wait_for(screen="plan", field="client_view")
    desk.wait_says("Raija Ketola")


def write_a_draft(desk: Desk) -> None:
    desk.write(WISH)
    write_rows(desk, [ROW])


def refuse_the_plan(desk: Desk, again: date) -> None:
    desk.go("alt+n", "client_view")
    desk.go("shift+F6", "plan_tabs")
    desk.tab_to("refuse_plan")
    desk.press("Return")
    desk.wait_for(field="closing_reason")
    desk.press("1")
    desk.wait_value("closing_reason", "1 Ei halua suunnitelmaa nyt")
    desk.tab_to("closing_words")
    desk.write(SAYS)
    desk.tab_to("ask_again_on")
    desk.keyboard.type(full(again))
    desk.press("ctrl+Return")
    desk.wait_told("Kirjattu, ettei asiakas halua suunnitelmaa.")
    desk.wait_for(field="print_plan")


def refuse_a_person(desk: Desk, again: date) -> None:
    desk.go("alt+y", "change_contact_person")
    desk.press("Return")
    desk.wait_for(screen="contact_persons", field="main_need")
    desk.go("alt+r", "naming_role")
    desk.press("5")
    desk.wait_value("naming_role", AssignmentStatus.NOT_WANTED)
    desk.tab_to("ask_again_on")
    desk.keyboard.type(full(again))
    desk.go("alt+p", "naming_reason")
    desk.write(SAYS)
    desk.press("ctrl+Return")
    desk.wait_told("Nimeäminen kirjattu.")


def check_what_is_stored(profile: Path, plan_day: date, person_day: date) -> None:
    with opened(profile) as desk:
        state = desk.services.worktop.state(desk.actor())
        with desk.store.units.reading() as uow:
            [plan] = uow.find(Plan)
            [naming] = uow.find(Assignment, *where(status=AssignmentStatus.NOT_WANTED))
    assert plan.status is PlanStatus.REFUSED
    assert (plan.status_reason, plan.ask_again_on) == (
        f"Ei halua suunnitelmaa nyt: {SAYS}",
        plan_day,
    )
    assert (naming.status_reason, naming.ask_again_on) == (SAYS, person_day)
    assert state.tasks == ()
    assert {(one.kind, one.due_on) for one in state.deadlines} == {
        (DeadlineKind.PLAN_ASK_AGAIN, plan_day),
        (DeadlineKind.NAMING_ASK_AGAIN, person_day),
    }


def check_the_open_door(paper: bytes, asked: date, again: date) -> None:
    words = words_of(paper)
    assert words[:6] == [
        "Ei suunnitelmaa nyt",
        "Raija Ketola, syntynyt 3.9.1958",
        f"Et halunnut suunnitelmaa nyt. Kysyimme {spoken(asked)}.",
        f"Kerroit syyksi: ”{SAYS}”",
        "Ovi on auki. Voit kysyä suunnitelmaa milloin vain.",
        f"Kysymme sinulta uudestaan {spoken(again)}.",
    ]
    whole = " ".join(words)
    for absent in (WISH, ROW.means, "LUONNOS", "Päiväys", "Olet saanut", "Tehty yhdessä"):
        assert absent not in whole
