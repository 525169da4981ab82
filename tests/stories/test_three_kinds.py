"""Each kind of plan, drafted, confirmed and ended, on paper in each of the four layouts.

The real window under a virtual screen, the keyboard only: one sitting a kind. What must stand on a
paper and what must not is the table of ``tests/printing/test_layouts.py`` (domain §1.5); here it is
held against what the worker typed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from sotedesk.app import OpenDesk
from sotedesk.model.access import Actor
from sotedesk.model.client import InterpreterNeed
from sotedesk.model.ids import ClientId, TeamId
from sotedesk.model.plan import Agreement, PlanKind, Sees
from sotedesk.model.plan_outline import PlanOutline
from sotedesk.model.worker import Role, UnitKind
from sotedesk.services.askings import Terms
from sotedesk.services.client_form import NewClient, NewPhone
from sotedesk.services.directory_keeping import NewTeam, NewWorker
from sotedesk.services.naming_periods import Whom
from sotedesk.services.paper import PlanKind as PaperKind
from sotedesk.services.paper import PlanLayout, SheetRow, SheetStatus
from sotedesk.services.work import HELSINKI
from sotedesk.ui.plan.tabs import Tab
from tests.printing import layouts
from tests.printing.read_back import page_texts, squeezed, whole_text
from tests.printing.test_layouts import CLOSING, HEALTH, MUST, NAMES, NEVER, SOCIAL, STATUS_SAYS
from tests.stories.desk import Desk, found, let_in, opened, running_desk, virtual_screen
from tests.stories.paper import full
from tests.stories.planning import (
    WrittenRow,
    begin_plan,
    choose_layout,
    print_offered,
    record_part,
    show_side,
    write_parts,
    write_rows,
)

OUTI = NewWorker(
    first_name="Outi",
    last_name="Rautio",
    title="asiakasohjaaja",
    roles=(Role.GUIDE,),
    login="outi.rautio",
    phone="060004130",
    phone_hours="ma–pe klo 9–14",
)
OUTIS = "neljä kiveä rannalla"
"""Outi's password."""
SARI = NewWorker(
    first_name="Sari",
    last_name="Lehtola",
    title="sairaanhoitaja",
    login="sari.lehtola",
    phone="0400004120",
    phone_hours="ma–pe klo 8–15",
)
RAIJA = NewClient(
    last_name="Ketola",
    first_names="Raija",
    birth_date=date(1958, 9, 3),
    service_language="suomi",
    interpreter_need=InterpreterNeed.SIGNED,
    interpreter_language="suomalainen viittomakieli",
    phones=(NewPhone(number="0400001873"),),
)
KINDS = {
    PlanKind.HEALTH_CARE_PLAN: (UnitKind.HEALTH, "go_plan"),
    PlanKind.CLIENT_PLAN: (UnitKind.OLDER_PEOPLE, "go_plan"),
    PlanKind.SERVICE_PLAN: (UnitKind.OLDER_PEOPLE, "go_service_plan"),
}
"""In which unit each is made, and the button of the client's page that begins it."""
STATUSES = (SheetStatus.DRAFT, SheetStatus.CONFIRMED, SheetStatus.ENDED)
OF_ONE_KIND = frozenset(
    {
        "Välttämättömät sosiaalipalvelut",
        "Ruoka kotiin ja kyyti kauppaan.",
        "Ateriapalvelu 7.12. alkaen, kolme kuukautta.",
        "Puoli vuotta.",
    }
)
"""Of the table: parts of a kind of its own; here each kind has its own parts."""
NOT_THIS_CLIENT = frozenset({"Ei paperia mukaan"})
Papers = dict[tuple[SheetStatus, PlanLayout], bytes]


def written(row: SheetRow) -> WrittenRow:
    """Give a row of the table's papers as one types it; a keyboard has no en dash."""
    how = {"remote": "etä", "near": "lähi", "digital": "digi"}
    return WrittenRow(
        need=row.need.replace("–", "-"),
        goal=row.goal,
        means=row.action,
        who=row.who,
        when=row.when,
        how=how[row.how.value] if row.how is not None else row.how_words,
        follow_up=row.follow_up,
        decision=row.decision,
        whose=row.whose,
    )


def parts_of(outline: PlanOutline) -> dict[str, str]:
    """Give a text for each side of each further part, by its field."""
    return {
        f"part_{part.code}_{side.value}": f"Kirjattu: {part.code} {side.value}."
        for part in outline.own
        for side in part.sides
    }


@pytest.mark.xdist_group("window")
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_plan_is_whole_on_every_paper_from_draft_to_end(
    kind: PlanKind, tmp_path: Path
) -> None:
    profile, (unit, button) = tmp_path / "profile", KINDS[kind]
    today, outline = prepare(profile, unit, kind)
    review = today + timedelta(days=30)
    papers: Papers = {}
    with (
        virtual_screen() as display,
        running_desk(profile, display, OUTI.login, OUTIS) as desk,
    ):
        begin_plan(desk, "Raija Ketola", button)
        write_everything(desk, outline, review)
        offer_folder(desk, tmp_path)
        for status in STATUSES:
            if status is SheetStatus.CONFIRMED:
                confirm(desk)
                give_a_copy(desk)
            elif status is SheetStatus.ENDED:
                end(desk)
            for layout in PlanLayout:
                choose_layout(desk, layout)
                papers[status, layout] = print_offered(desk)
        desk.close()
    said = dict(told(today, review))
    wrong = {
        (status.value, layout.value): found
        for status, layout in product(STATUSES, PlanLayout)
        if (found := list(faults(papers[status, layout], outline, status, layout, said)))
    }
    assert wrong == {}


def prepare(profile: Path, unit: UnitKind, kind: PlanKind) -> tuple[date, PlanOutline]:
    """Make a unit, its workers, and a client whose contact person is named."""
    found(profile, unit)
    outis = let_in(profile, OUTI, OUTIS)
    saris = let_in(profile, SARI, OUTIS)
    with opened(profile) as desk:
        founder = desk.actor()
        home = desk.services.directory.unit(founder)
        named = replace(home, name="Ikäihmisten asiakasohjaus", phone="060004100")
        desk.keeping.edit_unit(founder, home, replace(named, phone_hours="ma–su klo 8–20"))
        team = desk.keeping.add_team(founder, NewTeam(name="Oma tiimi", phone="060004000"))
        outi, sari = desk.actor(outis), desk.actor(saris)
        client = desk.services.clients.create(outi, RAIJA)
        today = name_sari(desk, outi, sari, ClientId(client.id), TeamId(team.id))
        outline = desk.services.definitions.plan_kinds[kind]
    return today, outline


def name_sari(desk: OpenDesk, outi: Actor, sari: Actor, client: ClientId, team: TeamId) -> date:
    """Let Outi ask Sari, who accepts and has a stand-in next week; give the day."""
    terms = Terms(main_need="Turvallinen liikkuminen", client_wish="Sama hoitaja kuin ennen")
    asked = desk.services.askings.ask(outi, client, Whom(worker=sari.worker), terms)
    naming = desk.services.askings.accept(sari, asked.assignment).assignment
    today = naming.created_at.astimezone(HELSINKI).date()
    desk.services.assignments.set_stand_in(
        sari,
        naming,
        Whom(team=team),
        first_day=today + timedelta(days=7),
        last_day=today + timedelta(days=11),
    )
    return today


def write_everything(desk: Desk, outline: PlanOutline, review: date) -> None:
    """Write a draft that lacks nothing the paper has a place for."""
    desk.write(layouts.WISH)
    desk.go("alt+r", "professional_view")
    desk.write(layouts.PROFESSIONAL_VIEW)
    write_rows(desk, [written(row) for row in layouts.ROWS])
    desk.go("alt+v", "strengths")
    desk.write(layouts.STRENGTHS[0])
    desk.tab_to("professional_strengths")
    desk.write(layouts.PROFESSIONAL_STRENGTHS)
    take_in_those_who_take_part(desk)
    point_elsewhere(desk)
    write_parts(desk, parts_of(outline))
    agree(desk, review)


def take_in_those_who_take_part(desk: Desk) -> None:
    """Add a colleague from outside who sees a row, and the daughter who sees everything."""
    for name, role, place, duty, sees in (
        (
            "Tiina Aho",
            "fysioterapeutti",
            "Kuntoutusyksikkö",
            "Kävelyharjoitukset kotona",
            Sees.ROWS,
        ),
        ("Katja Ketola", "tytär", "", "Kyydit sunnuntaisin", Sees.ALL),
    ):
        desk.go("alt+l", "add_participant")
        desk.press("Return")
        desk.wait_for(field="participant_who")
        for field, text in (
            ("participant_role", role),
            ("participant_duty", duty),
            ("participant_name", name),
            ("participant_organisation", place),
        ):
            desk.tab_to(field)
            if text:
                desk.write(text)
        if sees is Sees.ALL:
            desk.tab_to("participant_is_relative")
            desk.press("space")
        desk.tab_to("participant_sees")
        desk.press(str(list(Sees).index(sees) + 1))
        desk.wait_value("participant_sees", sees)
        if sees is Sees.ROWS:
            desk.tab_to("participant_sees_*")
            desk.press("space")
        desk.tab_to("participant_allowed_how")
        desk.press("v")
        desk.wait_value("participant_allowed_how", "viittomakielellä")
        desk.tab_to("participant_allowed_on")
        desk.keyboard.type("tänään")
        desk.tab_to("participant_save")
        desk.press("Return")
        desk.wait_for(field="change_contact_person")
        desk.wait_says(role)


def point_elsewhere(desk: Desk) -> None:
    desk.go("alt+s", "add_elsewhere")
    desk.press("Return")
    desk.wait_for(field="elsewhere_kind")
    desk.press("h")
    desk.wait_value("elsewhere_kind", "Hoitotahto")
    desk.tab_to("elsewhere_day")
    desk.keyboard.type("12.3.2023")
    desk.tab_to("elsewhere_where")
    desk.write("potilastiedoissa")
    desk.press("Return")
    desk.wait_says("Hoitotahto 12.3.2023")


def agree(desk: Desk, review: date) -> None:
    """Differ in part, record the client's part, and agree on a day."""
    show_side(desk, Tab.AGREEING)
    desk.tab_to("agreement")
    desk.press("2")
    desk.wait_value("agreement", Agreement.PARTLY)
    desk.tab_to("client_disagrees")
    desk.write(layouts.DISAGREEMENT.client_reason)
    desk.tab_to("professional_disagrees")
    desk.write(layouts.DISAGREEMENT.professional_reason)
    record_part(desk)
    desk.tab_to("review_on")
    desk.keyboard.type(full(review))
    desk.tab_to("review_how")
    desk.write(layouts.REVIEW.how)


def offer_folder(desk: Desk, folder: Path) -> None:
    """Write once where files go; the names are offered beside it from then on."""
    desk.press("ctrl+p")
    desk.wait_for(field="print_now")
    desk.tab_to("paper_file")
    desk.press("ctrl+a")
    desk.write(str(folder / "x.pdf"))
    desk.press("Escape")
    desk.wait_for(field="print_plan")


def confirm(desk: Desk) -> None:
    desk.press("ctrl+Return")
    desk.wait_says("Vahvistettu")
    desk.wait_for(field="print_plan")


def give_a_copy(desk: Desk) -> None:
    """Record that the client got the plan in force today, at a meeting."""
    show_side(desk, Tab.AGREEING)
    desk.tab_to("copy_how")
    desk.press("t")
    desk.wait_value("copy_how", "tapaamisessa")
    desk.wait("the day", lambda seen: seen["values"]["copy_on"])


def end(desk: Desk) -> None:
    desk.go("alt+n", "client_view")
    desk.go("shift+F6", "plan_tabs")
    desk.tab_to("end_plan")
    desk.press("Return")
    desk.wait_for(field="closing_reason")
    desk.press("1")
    desk.press("ctrl+Return")
    desk.wait_told("Suunnitelma päätetty.")
    desk.wait_for(field="print_plan")


def told(today: date, review: date) -> Iterator[tuple[str, str]]:
    """Give what stands here for what the table's papers say of another day and desk."""
    away = (full(today + timedelta(days=days)) for days in (7, 11))
    yield "versio 2", "versio 1"
    yield "7.12.2026–11.12.2026", "–".join(away)
    yield "27.11.2026", full(today)
    yield "15.12.2026", full(review)
    yield "1.12.2026", full(today)
    yield "päättynyt 1.2.2027", f"päättynyt {full(today)}"
    yield "tulostettu 1.12.2026 klo 13.50", f"tulostettu {full(today)} klo "
    yield (
        "Asiakas antoi tähän luvan 27.11.2026 viittomakielellä.",
        f"Asiakas antoi tähän luvan {full(today)} viittomakielellä.",
    )


def faults(
    pdf: bytes,
    outline: PlanOutline,
    status: SheetStatus,
    layout: PlanLayout,
    said: Mapping[str, str],
) -> Iterator[str]:
    """Say what lacks on a paper, and what stands there though it is not so."""
    whole, kind = whole_text(pdf), PaperKind(outline.kind.value)
    wanted = [
        said.get(text, text)
        for text, of in MUST
        if layout in of and text not in OF_ONE_KIND | NOT_THIS_CLIENT | {"K1-12"}
    ]
    if layout is PlanLayout.BRIEF and status is SheetStatus.ENDED:
        wanted.remove(said["15.12.2026"])
    wanted += [NAMES[kind], CLOSING[kind]]
    wanted += [said.get(text, text) for text in STATUS_SAYS[status][layout]]
    wanted += part_texts(outline, layout)
    wanted += copy_texts(status, layout, said["1.12.2026"])
    yield from (f"lacks: {text}" for text in wanted if squeezed(text) not in whole)
    other = HEALTH if CLOSING[kind] is SOCIAL else SOCIAL
    never = [*NEVER[status], other.removeprefix("Tämä on suunnitelma, ei päätös. ")]
    yield from (f"says: {text}" for text in never if squeezed(text) in whole)
    pages = page_texts(pdf)
    for number, page in enumerate(pages, 1):
        if f"Sivu {number} / {len(pages)}" not in page:
            yield f"page {number} has no number"
        if page.startswith("LUONNOS") is not (status is SheetStatus.DRAFT):
            yield f"page {number}: LUONNOS"


def part_texts(outline: PlanOutline, layout: PlanLayout) -> Iterator[str]:
    """Give the headings and texts of the further parts that a layout has."""
    if layout is PlanLayout.BRIEF:
        return
    for part in outline.own:
        if layout is PlanLayout.CLIENT and not part.plain:
            continue
        yield part.plain if layout is PlanLayout.CLIENT else part.name
        yield from (f"Kirjattu: {part.code} {side.value}." for side in part.sides)


def copy_texts(status: SheetStatus, layout: PlanLayout, day: str) -> tuple[str, ...]:
    """Give what is said of the copy the client got once the plan was in force."""
    if status is SheetStatus.DRAFT:
        return ()
    if layout is PlanLayout.PROFESSIONAL:
        return (f"Annettu {day} tapaamisessa.",)
    if layout is PlanLayout.CLIENT and status is SheetStatus.CONFIRMED:
        return (f"Olet saanut suunnitelman {day}", "☑ tapaamisessa", "☐ sähköisesti")
    return ()
