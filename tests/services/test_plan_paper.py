"""What a plan's paper says: only what was recorded, and nothing the worker may not see."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.access import Actor
from sotedesk.model.assignment import Assignment, AssignmentRole
from sotedesk.model.changes import Register
from sotedesk.model.client import InterpreterNeed
from sotedesk.model.ids import ClientId, PlanId, TeamId, UnitId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.phone import shown
from sotedesk.model.plan import PartTaken, Plan
from sotedesk.model.review import SituationMapping, Talked
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Team
from sotedesk.printing.plan_printer import PdfPlanPrinter
from sotedesk.services import paper
from sotedesk.services.plan_paper import NoPaperError, PlanPaper
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_sheet import NewerVersionError
from sotedesk.services.plan_view import PlanView
from sotedesk.services.plans import Plans
from sotedesk.services.work import AbsentError
from tests.services.duties import care_need, definitions, high_need
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture
def desk(office: Office) -> Plans:
    return Plans(office.works, definitions().plan_kinds)


@pytest.fixture
def papers(office: Office) -> PlanPaper:
    return PlanPaper(office.works, PdfPlanPrinter(), definitions().plan_kinds)


@pytest.fixture
def client(office: Office) -> ClientId:
    made = office.client(office.nurse, birth_date=date(1958, 9, 3)).id
    care_need(office, made)
    return made


def own(papers: PlanPaper, actor: Actor, plan: PlanId) -> paper.ClientSheet:
    """Give the client's own sheet."""
    sheet = papers.paper(actor, plan)
    assert isinstance(sheet, paper.ClientSheet)
    return sheet


def drafted(office: Office, desk: Plans, client: ClientId, *needs: str) -> PlanView:
    office.later(minutes=1)
    view = desk.create(office.nurse, client)
    for need in needs or ("Huimaus",):
        view = desk.add_row(office.nurse, view.plan.id, RowText(need=need))
    return view


def confirmed(office: Office, desk: Plans, client: ClientId, *needs: str) -> PlanView:
    view = drafted(office, desk, client, *needs)
    office.later(minutes=1)
    return desk.confirm(office.nurse, view.plan, "täydennetään")


def test_the_other_register_changes_nothing_of_what_a_nurse_sees(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = confirmed(office, desk, client).plan

    def seen() -> str:
        nurse = office.nurse
        views = (desk.list_plans(nurse), desk.view(nurse, plan.id), own(papers, nurse, plan.id))
        return repr(views)

    before = seen()
    office.matter(office.guide, client, type="service_need")
    social = office.put(Plan, office.guide, client=client, unit=office.nurse.unit)
    office.put(Assignment, office.guide, client=client, worker=office.guide.worker)
    office.put(
        SituationMapping,
        office.guide,
        client=client,
        decided_by=office.guide.worker,
        decided_at=office.now,
        talked=Talked.YES,
    )

    assert seen() == before
    with pytest.raises(AbsentError):
        own(papers, office.nurse, PlanId(social.id))


def test_the_sheet_is_made_of_the_plans_own_words(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    view = desk.create(office.nurse, client)
    written = replace(
        view.plan,
        client_view=" Haluan käydä itse kaupassa. ",
        client_view_source=WordsSource.INTERPRETER,
        strengths="Tekstiviestit sujuvat\n\n tytär tukee ",
        review_on=TODAY + 21 * DAY,
        review_how="videopuhelu",
        going_through_on=TODAY + 7 * DAY,
    )
    desk.save(office.nurse, view.plan, written)
    for how in ("near", "kotona"):
        cells = RowText(
            need="Huimaus", goal="g", means="Mittaa", who="Sari", when="aamulla", how=how
        )
        desk.add_row(office.nurse, view.plan.id, cells)

    sheet = own(papers, office.nurse, view.plan.id)

    assert (sheet.client_name, sheet.birth_date, sheet.unit) == (
        "Raija Ketola",
        date(1958, 9, 3),
        "Keskustan sote-keskus",
    )
    assert (sheet.kind, sheet.status, sheet.number, sheet.version) == (
        paper.PlanKind.HEALTH_CARE_PLAN,
        paper.SheetStatus.DRAFT,
        view.plan.number,
        1,
    )
    assert sheet.wish == paper.ClientWish(
        text="Haluan käydä itse kaupassa.", source=paper.WordsSource.THROUGH_INTERPRETER
    )
    assert sheet.strengths == ("Tekstiviestit sujuvat", "tytär tukee")
    assert sheet.review == paper.SheetReview(on=TODAY + 21 * DAY, how="videopuhelu")
    assert sheet.going_through == paper.GoingThrough(on=TODAY + 7 * DAY)
    assert [(row.how, row.how_words) for row in sheet.rows] == [
        (paper.HelpChannel.NEAR, ""),
        (None, "kotona"),
    ]
    assert (sheet.rows[0].need, sheet.rows[0].action, sheet.rows[0].goal) == (
        "Huimaus",
        "Mittaa",
        "g",
    )
    assert sheet.makers == (paper.Maker(name="Minna Salo", title="sairaanhoitaja"),)
    assert (sheet.client_part, sheet.confirmed_on, sheet.ended_on) == (None, None, None)
    assert (sheet.printed_at, sheet.printed_by, sheet.language) == (office.now, "Minna Salo", "fi")


def test_words_that_a_professional_told_are_no_wish_of_the_client(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    assert own(papers, office.nurse, plan.id).wish is None
    for source, wished in (
        (WordsSource.PROFESSIONAL, None),
        (WordsSource.RELATIVE, paper.WordsSource.TOLD_BY_RELATIVE),
        (None, paper.WordsSource.SELF),
    ):
        written = replace(plan, client_view="Tarvitsee apua.", client_view_source=source)
        plan = desk.save(office.nurse, plan, written).plan
        wish = own(papers, office.nurse, plan.id).wish
        assert (wish.source if wish else None) == wished


def test_made_together_stands_on_paper_only_when_it_was_recorded(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    """Source: users.md [4.i]."""
    view = drafted(office, desk, client)
    assert own(papers, office.nurse, view.plan.id).client_part is None

    part = desk.record_part(office.nurse, view.plan, PartTaken.VIDEO, TODAY, "viittomakieli").plan
    assert own(papers, office.nurse, part.id).client_part == paper.ClientPart(
        how=paper.MeetingManner.VIDEO, on=TODAY, interpreter_language="viittomakieli"
    )

    broken_parts: tuple[dict[str, Any], ...] = (
        {"part_how": UnknownCode("hologrammi")},
        {"part_how": None},
        {"part_on": None},
    )
    for fields in broken_parts:
        broken = office.change(office.nurse, part, **{"part_how": PartTaken.VIDEO} | fields)
        assert own(papers, office.nurse, broken.id).client_part is None


def test_a_confirmed_and_an_ended_sheet_bear_their_days(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = confirmed(office, desk, client).plan
    sheet = own(papers, office.nurse, plan.id)
    assert (sheet.status, sheet.confirmed_on) == (paper.SheetStatus.CONFIRMED, TODAY)
    assert sheet.going_through is None

    office.later(days=3)
    desk.end(office.nurse, plan, "muutti")
    sheet = own(papers, office.nurse, plan.id)

    assert (sheet.status, sheet.confirmed_on, sheet.ended_on) == (
        paper.SheetStatus.ENDED,
        TODAY,
        TODAY + 3 * DAY,
    )
    assert [maker.name for maker in sheet.makers] == ["Minna Salo"]


def test_an_interpreter_is_told_to_the_paper(
    office: Office, desk: Plans, papers: PlanPaper
) -> None:
    signing = office.client(
        office.nurse,
        interpreter_need=InterpreterNeed.SIGNED,
        service_language="sv",
    ).id
    plan = drafted(office, desk, signing).plan

    sheet = own(papers, office.nurse, plan.id)

    assert (sheet.interpreter, sheet.language) == (
        paper.SheetInterpreter(need=InterpreterNeed.SIGNED),
        "fi",
    )
    assert sheet.going_through == paper.GoingThrough(interpreter=True)
    swedish = PlanPaper(
        office.works, PdfPlanPrinter(), definitions().plan_kinds, frozenset({"fi", "sv"})
    )
    assert own(swedish, office.nurse, plan.id).language == "sv"


def naming(office: Office, client: ClientId, **fields: Any) -> Assignment:  # noqa: ANN401 - fields of a naming
    given = {"client": client, "unit": office.nurse.unit, "valid_from": TODAY} | fields
    return office.put(Assignment, office.nurse, **given)


def test_without_a_naming_the_unit_answers(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan

    assert own(papers, office.nurse, plan.id).contact == paper.SheetContact(
        role=paper.ContactRole.UNIT,
        name="Keskustan sote-keskus",
        phones=(paper.SheetPhone(use=paper.PhoneUse.CALL, number=shown("060004120")),),
    )
    homeless = office.put(Plan, office.nurse, client=client)
    assert own(papers, office.nurse, PlanId(homeless.id)).contact is None
    no_number = office.put(Plan, office.nurse, client=client, unit=office.guide.unit)
    assert own(papers, office.nurse, PlanId(no_number.id)).contact == paper.SheetContact(
        role=paper.ContactRole.UNIT, name="Asiakasohjaus"
    )
    elsewhere = office.put(Plan, office.nurse, client=client, unit=UnitId(UUID(int=6)))
    assert own(papers, office.nurse, PlanId(elsewhere.id)).contact is None


def test_a_person_named_for_a_draft_is_proposed_and_stands_when_it_is_confirmed(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    naming(office, client, worker=office.nurse.worker)

    contact = own(papers, office.nurse, plan.id).contact
    assert contact == paper.SheetContact(
        role=paper.ContactRole.CONTACT_PERSON,
        name="Minna Salo",
        title="sairaanhoitaja",
        proposed=True,
        phones=(
            paper.SheetPhone(use=paper.PhoneUse.CALL, number=shown("0600041200"), hours="8–16"),
            paper.SheetPhone(use=paper.PhoneUse.UNIT, number=shown("060004120")),
        ),
    )
    assert own(papers, office.nurse, plan.id).makers[0].role is None

    desk.confirm(office.nurse, plan, "täydennetään")
    sheet = own(papers, office.nurse, plan.id)
    assert sheet.contact == replace(contact, proposed=False)
    assert sheet.makers == (
        paper.Maker(
            name="Minna Salo", title="sairaanhoitaja", role=paper.ContactRole.CONTACT_PERSON
        ),
    )


def test_a_person_named_long_ago_is_no_proposal(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    naming(office, client, worker=office.nurse.worker, valid_from=TODAY - DAY)
    plan = drafted(office, desk, client).plan

    contact = own(papers, office.nurse, plan.id).contact

    assert contact is not None
    assert not contact.proposed


def test_the_team_answers_when_the_person_is_away_and_may_stand_alone(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    team = office.put(Team, office.nurse, Register.SHARED, name="Oma tiimi", phone="060004000")
    naming(office, client, role=AssignmentRole.OWN_TEAM, team=TeamId(team.id), valid_from=None)

    alone = own(papers, office.nurse, plan.id).contact
    assert alone is not None
    assert (alone.role, alone.name, alone.away_who) == (
        paper.ContactRole.OWN_TEAM,
        "Oma tiimi",
        "",
    )
    assert (alone.proposed, alone.phones[0].number) == (True, shown("060004000"))

    naming(office, client, worker=office.nurse.worker)
    beside = own(papers, office.nurse, plan.id).contact
    assert beside is not None
    assert (beside.name, beside.away_who, beside.away_phone) == (
        "Minna Salo",
        "Oma tiimi",
        shown("060004000"),
    )


def test_a_naming_this_version_cannot_word_leaves_the_unit_on_paper(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    other = office.client(office.nurse, last_name="Muu").id
    second = drafted(office, desk, other).plan
    naming(office, client, role=UnknownCode("tukihenkilö"), worker=office.nurse.worker)
    naming(office, other, worker=WorkerId(UUID(int=3)))

    for made in (plan, second):
        contact = own(papers, office.nurse, made.id).contact
        assert contact is not None
        assert contact.role is paper.ContactRole.UNIT


def test_who_mapped_with_the_client_stands_among_the_makers(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    mapping = high_need(office, client)
    office.change(office.nurse, mapping, decided_by=office.other_nurse.worker)
    plan = drafted(office, desk, client).plan

    sheet = own(papers, office.nurse, plan.id)
    assert [(maker.name, maker.mapped_on) for maker in sheet.makers] == [
        ("Minna Salo", None),
        ("Jari Lehto", TODAY),
    ]

    office.change(office.nurse, office.get(mapping), decided_by=WorkerId(UUID(int=7)))
    assert len(own(papers, office.nurse, plan.id).makers) == 1
    office.change(office.nurse, office.get(mapping), decided_by=None)
    assert len(own(papers, office.nurse, plan.id).makers) == 1
    office.change(office.nurse, office.get(mapping), talked=Talked.NOT_YET)
    assert len(own(papers, office.nurse, plan.id).makers) == 1


def test_a_plan_of_a_newer_version_is_not_put_on_paper(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    newer: tuple[dict[str, Any], ...] = (
        {"plan_kind": UnknownCode("yhteinen")},
        {"status": UnknownCode("jäissä")},
    )
    for fields in newer:
        plan = office.put(Plan, office.nurse, client=client, **fields)
        with pytest.raises(NewerVersionError) as refused:
            own(papers, office.nurse, PlanId(plan.id))
        assert refused.value.code in fields.values()


def test_printing_is_logged_and_gives_the_same_bytes(
    office: Office, desk: Plans, papers: PlanPaper, client: ClientId
) -> None:
    plan = confirmed(office, desk, client).plan

    printed = papers.print_plan(office.nurse, plan.id)

    line = office.last_line()
    assert (line.action, line.use_case, line.subjects) == (
        LogAction.PRINT,
        "plan_paper.print_plan",
        (client,),
    )
    assert printed.startswith(b"%PDF")
    assert papers.print_plan(office.nurse, plan.id) == printed


def test_no_paper_is_made_for_a_client_who_must_not_be_given_any(
    office: Office, desk: Plans, papers: PlanPaper
) -> None:
    client = office.client(office.nurse, no_paper=True).id
    plan = drafted(office, desk, client).plan
    lines = len(office.log())

    with pytest.raises(NoPaperError):
        papers.print_plan(office.nurse, plan.id, reason="  ")
    assert len(office.log()) == lines

    assert papers.print_plan(office.nurse, plan.id, reason="asiakas pyysi itse")
    assert office.last_line().query_digest
