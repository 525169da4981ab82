"""From a contact with complex need to a printed plan and an own team, two workers at one desk.

The real window under a virtual screen, the keyboard only. The nurse's part ends at the request; the
guide maps, decides, plans and asks the team; a member accepts and prints the client's sheet.
"""

from datetime import date
from pathlib import Path

import pytest

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.plan import Plan, PlanRow, PlanStatus, RowDecision, Whose
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingArea,
    MappingRequest,
    Review,
    SituationMapping,
    Standing,
    Talked,
)
from sotedesk.model.worker import Role, Team, Worker
from sotedesk.services.client_form import NewClient
from sotedesk.services.directory_keeping import NewTeam, NewWorker
from sotedesk.services.ports import where
from sotedesk.services.work import HELSINKI
from sotedesk.store.log import lines
from tests.stories.desk import (
    LOGIN,
    PASSWORD,
    Desk,
    found,
    let_in,
    opened,
    running_desk,
    virtual_screen,
)
from tests.stories.paper import cells_of, full, margins_of, words_of
from tests.stories.planning import WrittenRow, print_to_file, record_part, write_rows

OUTI = NewWorker(
    first_name="Outi",
    last_name="Rautio",
    title="palveluohjaaja",
    roles=(Role.GUIDE,),
    login="outi.rautio",
    phone="0600041300",
    phone_hours="ma–pe 9–14",
)
WORDS = "neljä kiveä rannalla"
"""Outi's password."""
TEAM = "Keskustan oma tiimi"
CLIENT = NewClient(last_name="Ketola", first_names="Raija", birth_date=date(1958, 9, 3))
REASON = "Monta asiaa kesken"
NOTES = "Soittaa kolmatta kertaa tällä viikolla, eikä tiedä kuka hoitaa mitäkin."
WISH = "Haluan käydä itse kaupassa."
FOOD = "Ruoka ei maistu yksin."
FOOD_VIEW = "Paino on laskenut kolme kiloa."
WHY = "Apua tarvitaan neljällä alueella."
HER_WORDS = "Hyvä, että joku katsoo kokonaisuutta."
VIEW = "Kaatumisen pelko rajoittaa arkea."
STRENGTHS = "Tytär tukee ja naapuri auttaa"
UNHAPPY = (
    "Jos olet tyytymätön: potilasasiavastaava Päivi Esimerkki, 06 000 4900. "
    "Voit tehdä myös muistutuksen."
)
ROWS = (
    WrittenRow(
        need="Huimaus",
        goal="Kulkee kotona kaatumatta",
        means="Verenpaine mitataan seisten",
        who="Minna Malli",
        when="ti aamulla",
        how="lähi",
        follow_up="Mittaukset viikon päästä",
        decision=RowDecision.NOT_NEEDED,
    ),
    WrittenRow(
        need="Ruoka",
        goal="Syö lämpimän aterian",
        means="Ateriapalvelu aloitetaan",
        who="Outi Rautio",
        when="ensi viikolla",
        how="etä",
        follow_up="Paino punnitaan",
        decision=RowDecision.NEEDED,
    ),
    WrittenRow(
        need="Laskut jäävät maksamatta",
        goal="Laskut maksetaan ajallaan",
        means="Verkkopankki opetellaan",
        who="Digituki",
        when="joulukuussa",
        how="digi",
        follow_up="Kysytään soittamalla",
        decision=RowDecision.APPLIED,
    ),
    WrittenRow(
        need="Tytär väsyy",
        goal="Tytär saa levätä",
        means="Vapaapäivät järjestetään",
        who="Outi Rautio",
        when="kuun lopussa",
        how="puhelimessa",
        follow_up="Tyttäreltä kysytään",
        decision=RowDecision.DECIDED,
        whose=Whose.CARER,
    ),
)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A unit of a nurse and a guide; the nurse is in the own team."""
    folder = tmp_path / "profile"
    found(folder)
    let_in(folder, OUTI, WORDS)
    with opened(folder) as desk:
        nurse = desk.actor()
        desk.keeping.add_team(
            nurse,
            NewTeam(
                name=TEAM,
                phone="0600040000",
                phone_hours="ma–pe 8–16",
                members=(nurse.worker,),
            ),
        )
        desk.services.clients.create(nurse, CLIENT)
    return folder


@pytest.mark.xdist_group("window")
def test_two_workers_lead_a_client_from_the_contact_to_a_plan_and_a_team(
    profile: Path, tmp_path: Path
) -> None:
    with virtual_screen() as display, running_desk(profile, display) as desk:
        take_the_contact(desk)
        ask_for_a_mapping(desk)
        desk.lock()
        desk.log_in(OUTI.login, WORDS, worker="Outi Rautio", screen="desk")
        accept_the_request(desk)
        map_the_situation(desk)
        write_the_plan(desk)
        ask_the_team(desk)
        desk.lock()
        desk.log_in(LOGIN, PASSWORD, worker="Minna Malli")
        accept_for_the_team(desk)
        paper = print_the_sheet(desk, tmp_path / "arkki.pdf")
        desk.close()

    day = check_what_is_stored(profile)
    check_who_did_what(profile)
    check_the_sheet(paper, day)


def take_the_contact(desk: Desk) -> None:
    desk.press("F2")
    desk.wait_for(screen="contact", field="notes")
    desk.go("alt+o", "contacting_kind")
    desk.press("a")
    desk.wait_value("contacting_kind", "Asiakas itse")
    desk.go("alt+k", "client")
    desk.keyboard.type("ketola")
    desk.wait_rows("client_hits", lambda rows: rows[0] == "Raija Ketola")
    desk.press("Return")
    desk.wait_for(field="reason")
    desk.write(REASON)
    desk.go("alt+m", "notes")
    desk.write(NOTES)
    desk.go("alt+r", "urgency")
    desk.press("5")
    desk.go("alt+j", "outcome")
    desk.press("1")
    desk.go("alt+v", "agreed")
    desk.write("Palveluohjaaja soittaa")
    desk.press("ctrl+Return")
    desk.wait_for(field="copy_out")


def ask_for_a_mapping(desk: Desk) -> None:
    desk.press("F7")
    desk.wait_for(screen="review", field="verdict_own_worry")
    desk.press("1")
    desk.go("alt+n", "client_words")
    desk.write(WISH)
    desk.go("alt+a", "talked")
    desk.press("1")
    desk.wait_value("talked", Talked.YES)
    desk.go("alt+j", "conclusion")
    desk.press("3")
    desk.tab_to("mapper")
    desk.press("o")
    desk.wait_value("mapper", "Outi Rautio")
    desk.press("ctrl+Return")
    desk.wait_for(field="review_next")


def accept_the_request(desk: Desk) -> None:
    desk.wait_rows("deadlines", lambda rows: any("artoitus" in row for row in rows))
    desk.tab_to("deadlines")
    desk.press("Return")
    desk.wait_for(screen="mapping", field="accept_mapping")
    desk.wait_says("Minna Malli")
    desk.press("Return")
    desk.wait_for(field="client_words_health")


def map_the_situation(desk: Desk) -> None:
    desk.wait_says(WISH)
    desk.tab_to("client_words_everyday")
    desk.write(FOOD)
    desk.tab_to("professional_view_everyday")
    desk.write(FOOD_VIEW)
    desk.tab_to("standing_everyday")
    desk.press("2")
    desk.wait_value("standing_everyday", "2 tarvitsee tukea")
    desk.go("alt+j", "high_need")
    desk.press("1")
    desk.wait_value("high_need", HighNeed.YES)
    desk.go("alt+p", "high_need_reason")
    desk.write(WHY)
    desk.go("alt+a", "talked")
    desk.press("1")
    desk.tab_to("talked_words")
    desk.write(HER_WORDS)
    desk.go("alt+y", "person_wish")
    desk.press("n")
    desk.press("ctrl+Return")
    desk.wait_for(field="mapping_to_plan")
    desk.press("Return")


def write_the_plan(desk: Desk) -> None:
    desk.wait_for(screen="plan", field="client_view")
    desk.wait_says("Raija Ketola")
    desk.write(WISH)
    desk.go("alt+r", "professional_view")
    desk.write(VIEW)
    write_rows(desk, ROWS)
    desk.go("alt+v", "strengths")
    desk.write(STRENGTHS)
    record_part(desk)
    desk.tab_to("review_on")
    desk.keyboard.type("3.3.2027")
    desk.tab_to("review_how")
    desk.write("Soitamme sinulle")
    desk.press("ctrl+Return")
    desk.wait_for(field="print_plan")


def ask_the_team(desk: Desk) -> None:
    desk.go("alt+y", "change_contact_person")
    desk.press("Return")
    desk.wait_for(screen="contact_persons", field="main_need")
    desk.press("3")
    desk.go("alt+r", "naming_role")
    desk.press("3")
    desk.wait_value("naming_role", "own_team")
    desk.go("alt+n", "main_need")
    desk.tab_to("candidate_*")
    desk.choose_row(TEAM)
    desk.go("alt+p", "naming_reason")
    desk.write("Monta tekijää")
    desk.go("alt+v", "asking_message")
    desk.write("Soittaa mieluiten aamulla")
    desk.press("ctrl+Return")
    desk.wait_told(TEAM)


def accept_for_the_team(desk: Desk) -> None:
    desk.press("ctrl+6")
    desk.wait_for(screen="contact_persons")
    desk.wait_says("Soittaa mieluiten aamulla")
    desk.go("alt+h", "accept_asking")
    desk.press("Return")
    desk.wait_told("Vastaanotettu")


def print_the_sheet(desk: Desk, path: Path) -> bytes:
    desk.press("ctrl+4")
    desk.wait_rows("plans", lambda rows: "Raija Ketola" in rows)
    desk.tab_to("plans")
    desk.press("Return")
    desk.wait_for(screen="plan", field="print_plan")
    return print_to_file(desk, path)


def check_what_is_stored(profile: Path) -> date:
    """Compare the records with what was typed; give the day of the story."""
    with opened(profile) as desk, desk.store.units.reading() as uow:
        [review] = uow.find(Review)
        [mapping] = uow.find(SituationMapping)
        [area] = [one for one in uow.find(MappingArea) if one.client_words]
        [plan] = uow.find(Plan)
        rows = uow.find(PlanRow, *where(plan=plan.id), order="order")
        [named] = uow.find(Assignment, *where(status=AssignmentStatus.NAMED))
        [team] = uow.find(Team)
        workers = {one.id: one.name for one in uow.find(Worker)}
        left_to_do = desk.services.worktop.state(desk.actor()).tasks

    assert (review.conclusion, review.client_words) == (Conclusion.MAP, WISH)
    assert mapping.asked_of is not None
    assert workers[mapping.asked_of] == "Outi Rautio"
    assert mapping.request is MappingRequest.ACCEPTED
    assert (area.area, area.client_words, area.professional_view) == ("everyday", FOOD, FOOD_VIEW)
    assert area.standing is Standing.NEEDS_SUPPORT
    assert (mapping.high_need, mapping.high_need_reason) == (HighNeed.YES, WHY)
    assert (mapping.talked, mapping.talked_words) == (Talked.YES, HER_WORDS)
    assert (plan.status, plan.status_reason) == (PlanStatus.CONFIRMED, "")
    assert [WrittenRow.of(row) for row in rows] == list(ROWS)
    assert (named.status, named.team) == (AssignmentStatus.NAMED, team.id)
    assert (named.created_by, named.status_by) == (mapping.asked_of, review.created_by)
    assert named.main_need == "Molemmat, työpari"
    assert left_to_do == ()
    assert plan.status_at is not None
    return plan.status_at.astimezone(HELSINKI).date()


def check_who_did_what(profile: Path) -> None:
    with opened(profile) as read:
        with read.store.units.reading() as uow:
            names = {one.id: one.first_name for one in uow.find(Worker)}
        with read.store.database.reader() as connection:
            logged = [
                (one.use_case, names.get(one.worker, ""))
                for one in lines(connection, read.store.desk.id)
            ]
    parts = {
        "reviews.confirm": "Minna",
        "mappings.accept": "Outi",
        "mappings.save": "Outi",
        "mappings.decide_high_need": "Outi",
        "plans.begin": "Outi",
        "plan_rows.add_row": "Outi",
        "plan_endings.confirm": "Outi",
        "askings.ask": "Outi",
        "askings.accept": "Minna",
        "plan_paper.print_plan": "Minna",
    }
    assert {name: {who for what, who in logged if what == name} for name in parts} == {
        name: {who} for name, who in parts.items()
    }


def check_the_sheet(paper: bytes, day: date) -> None:
    """Compare the sheet, word for word, with what was typed and who typed it."""
    today = full(day)
    head, *rows = cells_of(paper)
    assert head == [["Asia"], ["Mitä tehdään"], ["Kuka"], ["Milloin"], ["Miten"]]
    said: tuple[list[str], ...] = (
        [],
        ["Tähän haetaan päätös."],
        [f"Päätöstä on haettu {today}."],
        [f"Päätös on tehty {today}."],
    )
    whose: tuple[list[str], ...] = ([], [], [], ["Tämä koskee läheistäsi."])
    how = {"lähi": "paikan päällä", "etä": "etänä", "digi": "verkossa"}
    assert rows == [
        [
            [row.need, *about],
            [row.means, f"Tavoite: {row.goal}", f"Seuranta: {row.follow_up}", *decided],
            [row.who],
            [row.when],
            [how.get(row.how, row.how)],
        ]
        for row, about, decided in zip(ROWS, whose, said, strict=True)
    ]
    words = words_of(paper)
    first, last = words.index("Asia"), words.index("Vahvuutesi")
    assert words[:first] == [
        "Minun suunnitelmani",
        "Raija Ketola, syntynyt 3.9.1958",
        f"Tehty yhdessä {today} puhelimessa.",
        f"Oma tiimisi on {TEAM}",
        "Puhelu",
        "06 0004 0000",
        "ma–pe 8–16",
        "Mitä toivot",
        f"”{WISH}”",
        "Mitä ammattilainen arvioi",
        VIEW,
        "Mitä teemme",
    ]
    assert words[last:] == [
        "Vahvuutesi",
        "•",
        STRENGTHS,
        "Milloin tarkistamme, miten sinulla menee",
        "Keskiviikkona 3.3.2027. Soitamme sinulle",
        "Jos aika ei sovi, ota meihin yhteyttä. Sovimme uuden ajan.",
        "Jos vointi huononee",
        "112",
        "Soita 112, jos on hätä:",
        "(Tähän tulee alueen oma ohje. Omistaja ja päiväys: alueen tiedosto.)",
        "Voit lähettää hätätekstiviestin numeroon 112, jos olet rekisteröitynyt.",
        "116 117",
        "Päivystysapu. Asia on kiireellinen, mutta ei hätä.",
        "Ketkä tekivät suunnitelman",
        "Raija Ketola",
        f"sinä itse {today}",
        "Outi Rautio",
        f"palveluohjaaja, kartoitti tilanteen {today}",
        "Hyvä tietää",
        "Tämä on suunnitelma, ei päätös. Hoidosta sovitaan aina sinun kanssasi.",
        UNHAPPY,
        "Olet saanut suunnitelman",
        "☐ tapaamisessa",
        "☐ sähköisesti",
        "☐ muuten",
        "Päiväys",
        "Asiakas",
        "Työntekijä",
    ]
    margins = margins_of(paper)
    for number, (above, below) in enumerate(margins, start=1):
        assert above == [
            "Esimerkin hyvinvointialue",
            "Keskustan yksikkö · Vahvistettu suunnitelma",
            f"Sivu {number} / {len(margins)}",
            "Raija Ketola",
        ]
        assert below[0].startswith("Terveys- ja hoitosuunnitelma ")
        assert below[0].endswith(f" · versio 1 · vahvistettu {today}")
        assert below[1].startswith(f"tulostettu {today} klo ")
        assert below[1].endswith(" · Minna Malli")
