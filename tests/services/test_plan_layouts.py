"""Papers of one plan: what each holds, what a safety ban takes out, what a relative may have."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.assignment import Assignment
from sotedesk.model.changes import Register
from sotedesk.model.client import (
    Address,
    Allowed,
    Client,
    ElsewhereKind,
    InterpreterNeed,
    Phone,
    PlanElsewhere,
)
from sotedesk.model.ids import ClientId, PlanId, TeamId, WorkerId
from sotedesk.model.matter import FollowUp, FollowUpStatus, WordsSource
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PermissionHow,
    Plan,
    PlanKind,
    PlanPart,
    PlanParticipant,
    PlanRow,
    PlanStatus,
    RowDecision,
    Sees,
    Whose,
)
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Team
from sotedesk.printing.plan_printer import PdfPlanPrinter
from sotedesk.services import paper
from sotedesk.services.paper import HIDDEN, PlanLayout
from sotedesk.services.plan_hiding import NOTHING_HIDDEN, hiding
from sotedesk.services.plan_layouts import NoLeaveError, NothingAllowedError, NotRelativeError
from sotedesk.services.plan_paper import (
    NoPaperError,
    PaperChoice,
    ParticipantNeededError,
    PlanPaper,
    TypedPlan,
)
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_sheet import NewerVersionError
from sotedesk.services.work import AbsentError
from tests.printing.read_back import squeezed, whole_text
from tests.services.duties import care_need, definitions
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
PROFESSIONAL = PaperChoice(layout=PlanLayout.PROFESSIONAL)
BRIEF = PaperChoice(layout=PlanLayout.BRIEF)


@pytest.fixture
def papers(office: Office) -> PlanPaper:
    return PlanPaper(office.works, PdfPlanPrinter(), definitions().plan_kinds)


@pytest.fixture
def client(office: Office) -> ClientId:
    made = office.client(
        office.nurse, birth_date=date(1958, 9, 3), hetu="030958-900X", service_language="suomi"
    ).id
    care_need(office, made)
    return made


def put_plan(office: Office, client: ClientId, **values: Any) -> Plan:  # noqa: ANN401 - fields of a plan
    given = {"client": client, "unit": office.nurse.unit, "number": "K7M-1"} | values
    return office.put(Plan, office.nurse, **given)


def put_row(office: Office, plan: Plan, order: str, **values: Any) -> PlanRow:  # noqa: ANN401 - fields of a row
    return office.put(PlanRow, office.nurse, plan=plan.id, order=order, **values)


def daughter(office: Office, plan: Plan, **values: Any) -> PlanParticipant:  # noqa: ANN401 - fields of a participant
    given: dict[str, Any] = {
        "plan": plan.id,
        "name": "Katja Ketola",
        "role": "tytär",
        "is_relative": True,
        "sees": Sees.ALL,
        "allowed_how": PermissionHow.IN_PERSON,
        "allowed_on": TODAY,
    }
    return office.put(PlanParticipant, office.nurse, **given | values)


def naming(office: Office, client: ClientId, **values: Any) -> Assignment:  # noqa: ANN401 - fields of a naming
    given: dict[str, Any] = {
        "client": client,
        "worker": office.nurse.worker,
        "valid_from": TODAY,
    } | values
    return office.put(Assignment, office.nurse, **given)


def professional(papers: PlanPaper, office: Office, plan: Plan) -> paper.ProfessionalPlan:
    made = papers.paper(office.nurse, PlanId(plan.id), PROFESSIONAL)
    assert isinstance(made, paper.ProfessionalPlan)
    return made


def brief(papers: PlanPaper, office: Office, plan: Plan) -> paper.PlanBrief:
    made = papers.paper(office.nurse, PlanId(plan.id), BRIEF)
    assert isinstance(made, paper.PlanBrief)
    return made


def own(papers: PlanPaper, office: Office, plan: Plan) -> paper.ClientSheet:
    made = papers.paper(office.nurse, PlanId(plan.id))
    assert isinstance(made, paper.ClientSheet)
    return made


def relatives(
    papers: PlanPaper, office: Office, plan: Plan, one: PlanParticipant
) -> paper.RelativeCopy:
    choice = PaperChoice(layout=PlanLayout.RELATIVE, participant=one.id)
    made = papers.paper(office.nurse, PlanId(plan.id), choice)
    assert isinstance(made, paper.RelativeCopy)
    return made


def words(item: object) -> list[str]:
    """Collect every text of a paper."""
    if isinstance(item, str):
        return [item]
    if isinstance(item, tuple):
        return [text for each in item for text in words(each)]
    if is_dataclass(item):
        return [text for each in fields(item) for text in words(getattr(item, each.name))]
    return []


# The whole plan


def test_the_whole_plan_holds_both_sides_of_everything(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(
        office,
        client,
        client_view="Haluan kotiin",
        client_view_source=WordsSource.PROFESSIONAL,
        professional_view="Tarvitsee tukea",
        strengths="Muisti",
        professional_strengths="Sisukas",
        agreement=Agreement.PARTLY,
        client_disagrees=" En suostu. ",
        professional_disagrees="Tarpeen.",
        copy_how=CopyManner.ELECTRONIC,
        copy_on=TODAY,
        review_on=TODAY + 9 * DAY,
        review_how="käynti",
    )
    put_row(
        office,
        plan,
        "a",
        need="Haava",
        decision=RowDecision.APPLIED,
        decision_on=TODAY,
        whose=Whose.CHILD,
    )
    texts: dict[str, Any] = {"client_text": " hyvin ", "professional_text": "hitaasti"}
    office.put(PlanPart, office.nurse, plan=plan.id, part="functional_ability", **texts)
    pointer: dict[str, Any] = {
        "client": client,
        "plan_kind": ElsewhereKind.RAI,
        "dated_on": TODAY,
        "where": "RAI",
    }
    office.put(PlanElsewhere, office.nurse, **pointer)
    newer: dict[str, Any] = {"client": client, "plan_kind": UnknownCode("tahto")}
    office.put(PlanElsewhere, office.nurse, **newer)

    made = professional(papers, office, plan)

    assert made.views == paper.SheetPart(
        title="Hoidon tarve",
        client_label="Asiakkaan näkemys",
        client_text="Haluan kotiin",
        professional_label="Ammattilaisen arvio",
        professional_text="Tarvitsee tukea",
    )
    assert made.view_source is paper.WordsSource.TOLD_BY_PROFESSIONAL
    assert (made.strengths.client_text, made.strengths.professional_text) == ("Muisti", "Sisukas")
    assert made.agreement == paper.SheetAgreement(
        how=Agreement.PARTLY, client_reason="En suostu.", professional_reason="Tarpeen."
    )
    assert made.copy_given == paper.CopyGiven(how=CopyManner.ELECTRONIC, on=TODAY)
    assert made.review == paper.SheetReview(on=TODAY + 9 * DAY, how="käynti")
    assert [(row.decision, row.decision_on, row.whose) for row in made.rows] == [
        (RowDecision.APPLIED, TODAY, Whose.CHILD)
    ]
    written = {one.title: (one.client_text, one.professional_text) for one in made.parts}
    assert written["Toimintakyky"] == ("hyvin", "hitaasti")
    assert written["Diagnoosit ja lääkitys"] == ("", "")
    assert [(one.kind, one.dated_on, one.where) for one in made.elsewhere] == [
        (ElsewhereKind.RAI, TODAY, "RAI"),
        (ElsewhereKind.OTHER, None, ""),
    ]
    assert made.author == paper.SheetPerson(
        name="Minna Salo",
        title="sairaanhoitaja",
        unit="Keskustan sote-keskus",
        phone="06 0004 1200".replace(" ", "\N{NO-BREAK SPACE}"),
        hours="8–16",
    )
    assert (made.drafted_on, made.settled_by, made.status_reason) == (TODAY, "", "")
    assert (made.birth_date, made.hetu, made.safety_ban) == (date(1958, 9, 3), "", False)


def test_codes_of_a_newer_version_are_left_out_not_guessed(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    newer = UnknownCode("uusi")
    plan = put_plan(office, client, agreement=newer, copy_how=newer, copy_on=TODAY)
    put_row(office, plan, "a", need="Haava", decision=newer, whose=newer)
    daughter(office, plan, sees=newer, allowed_how=newer)
    other = office.change(office.nurse, plan, copy_how=CopyManner.OTHER, copy_on=None)

    made = professional(papers, office, plan)

    assert (made.agreement.how, made.copy_given) == (None, None)
    assert professional(papers, office, other).copy_given is None
    assert (made.rows[0].decision, made.rows[0].whose) == (None, Whose.CLIENT)
    assert (made.participants[0].sees, made.participants[0].allowed_how) == (None, None)


def test_an_ended_plan_says_who_ended_it_and_why(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(
        office,
        client,
        status=PlanStatus.ENDED,
        status_at=office.now,
        status_by=office.nurse.worker,
        status_reason=" Tavoite täyttyi. ",
        created_by=WorkerId(UUID(int=9)),
    )

    made = professional(papers, office, plan)

    assert (made.status, made.settled_by) == (paper.SheetStatus.ENDED, "Minna Salo")
    assert (made.status_reason, made.author, made.ended_on) == ("Tavoite täyttyi.", None, TODAY)


def test_the_identity_code_stands_only_when_asked_and_never_under_a_ban(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(office, client)
    asked = PaperChoice(layout=PlanLayout.PROFESSIONAL, with_hetu=True)

    made = papers.paper(office.nurse, PlanId(plan.id), asked)
    assert isinstance(made, paper.ProfessionalPlan)
    assert made.hetu == "030958-900X"

    ban(office, client)
    made = papers.paper(office.nurse, PlanId(plan.id), asked)
    assert isinstance(made, paper.ProfessionalPlan)
    assert made.hetu == ""


def test_participants_are_told_with_the_numbers_and_names_of_what_they_see(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(office, client)
    put_row(office, plan, "a", need="Haava")
    second = put_row(office, plan, "b", need="Kipu")
    gone = UUID(int=77)
    seen = {"sees_rows": (second.id, gone), "sees_parts": ("support", "contact_person", "ennen")}
    daughter(office, plan, sees=Sees.ROWS, order="a", responsibility=" Kyydit ", **seen)
    daughter(office, plan, sees=Sees.ALL, order="b", gets_copy=True, **seen)

    colleague = {"worker": office.other_nurse.worker, "is_relative": False, "order": "c"}
    daughter(office, plan, **colleague, name="", role="")
    daughter(office, plan, worker=WorkerId(UUID(int=5)), order="d")
    daughter(office, plan, worker=WorkerId(UUID(int=5)), order="e", role="")

    first, whole, known, unknown, bare = professional(papers, office, plan).participants

    assert (first.rows, first.parts, first.contact) == (
        (2,),
        ("Tuki, seuranta ja arviointi", "ennen"),
        True,
    )
    assert (first.responsibility, first.allowed_on) == ("Kyydit", TODAY)
    assert (whole.rows, whole.parts, whole.contact, whole.gets_copy) == ((), (), False, True)
    assert (known.name, known.role) == ("Jari Lehto", "sairaanhoitaja")
    assert (unknown.name, unknown.role) == ("Katja Ketola", "tytär")
    assert bare.role == ""
    assert own(papers, office, plan).participants[0].parts == ("Miten seuraamme", "ennen")


# The client's own sheet


def test_the_clients_sheet_has_the_parts_that_have_a_plain_heading_and_are_written(
    office: Office, papers: PlanPaper
) -> None:
    person = office.client(office.guide).id
    office.matter(office.guide, person, type="service_need")
    plan = office.put(Plan, office.guide, client=person, plan_kind=PlanKind.CLIENT_PLAN)
    for code, text in (("duration", "3 kk"), ("instruments", "RAI 24.11."), ("services", "  ")):
        office.put(PlanPart, office.guide, plan=plan.id, part=code, professional_text=text)

    sheet = papers.paper(office.guide, PlanId(plan.id))

    assert isinstance(sheet, paper.ClientSheet)
    assert [(part.title, part.professional_text) for part in sheet.parts] == [
        ("Kuinka kauan olet asiakkaana", "3 kk")
    ]


def test_a_refused_plan_is_told_with_its_reason_and_no_rows(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(
        office,
        client,
        status=PlanStatus.REFUSED,
        status_at=office.now,
        status_reason="Pärjään itse",
        ask_again_on=TODAY + 90 * DAY,
    )
    put_row(office, plan, "a", need="Haava")
    refusal = paper.SheetRefusal(on=TODAY, reason="Pärjään itse", ask_again_on=TODAY + 90 * DAY)

    sheet = own(papers, office, plan)
    assert (sheet.status, sheet.refusal, sheet.rows) == (
        paper.SheetStatus.REFUSED,
        refusal,
        (),
    )
    assert professional(papers, office, plan).refusal == refusal
    assert professional(papers, office, plan).status_reason == ""
    assert brief(papers, office, plan).days == (
        paper.SheetDay(on=TODAY + 90 * DAY, kind=paper.DayKind.ASK_AGAIN),
    )
    copy = relatives(papers, office, plan, daughter(office, plan))
    assert (copy.rows, copy.parts, copy.agreement, copy.contact) == ((), (), None, None)
    never = office.change(office.nurse, plan, ask_again_on=None)
    assert brief(papers, office, never).days == ()


def test_the_client_is_quoted_only_in_their_own_words_never_in_the_workers_pick(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    picked = definitions().plan_kinds["health_care_plan"].refuse_reasons[0]
    for reason, said in ((picked, ""), (f"{picked}: Pärjään itse", "Pärjään itse")):
        plan = put_plan(office, client, status=PlanStatus.REFUSED, status_reason=reason)

        told, kept = own(papers, office, plan).refusal, professional(papers, office, plan).refusal

        assert told is not None
        assert kept is not None
        assert (told.reason, kept.reason) == (said, reason)


def test_a_stand_in_is_told_until_their_last_day(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(office, client)
    days = {"stand_in_from": TODAY, "stand_in_until": TODAY + 2 * DAY}
    named = naming(office, client, stand_in=office.other_nurse.worker, **days)

    contact = own(papers, office, plan).contact
    assert contact is not None
    assert (contact.away_who, contact.away_from, contact.away_until) == (
        "Jari Lehto",
        TODAY,
        TODAY + 2 * DAY,
    )
    assert contact.away_phone.startswith("06")

    office.change(office.nurse, named, stand_in_until=TODAY - DAY)
    contact = own(papers, office, plan).contact
    assert contact is not None
    assert contact.away_who == ""

    team = office.put(Team, office.nurse, Register.SHARED, name="Kotitiimi", phone="060004000")
    office.change(
        office.nurse, office.get(named), stand_in=None, stand_in_team=TeamId(team.id), **days
    )
    contact = own(papers, office, plan).contact
    assert contact is not None
    assert contact.away_who == "Kotitiimi"


def test_the_units_number_stands_below_a_persons_own_only_where_it_is_another(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    naming(office, client)

    def uses(plan: Plan) -> list[paper.PhoneUse]:
        contact = own(papers, office, plan).contact
        assert contact is not None
        return [phone.use for phone in contact.phones]

    assert uses(put_plan(office, client)) == [paper.PhoneUse.CALL, paper.PhoneUse.UNIT]
    assert uses(put_plan(office, client, unit=None)) == [paper.PhoneUse.CALL]
    assert uses(put_plan(office, client, unit=office.guide.unit)) == [paper.PhoneUse.CALL]


def test_a_preview_shows_what_is_typed_and_stores_none_of_it(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(office, client, client_view="Ennen")
    row = put_row(office, plan, "a", need="Haava", who="Sari")
    stranger = office.client(office.nurse, last_name="Muu").id
    written = replace(plan, client_view="Nyt", client=stranger, status=PlanStatus.CONFIRMED)
    typed = TypedPlan(
        plan=written,
        rows=(
            (row.id, RowText(need="Haava jalassa", who="Sari")),
            (None, RowText(need="Kipu")),
            (UUID(int=8), RowText(need="Poistettu meanwhile")),
        ),
    )

    shown = papers.paper(office.nurse, PlanId(plan.id), typed=typed)

    assert isinstance(shown, paper.ClientSheet)
    assert shown.wish == paper.ClientWish(text="Nyt")
    assert (shown.client_name, shown.status) == ("Raija Ketola", paper.SheetStatus.DRAFT)
    assert [(one.need, one.who) for one in shown.rows] == [
        ("Haava jalassa", "Sari"),
        ("Kipu", ""),
        ("Poistettu meanwhile", ""),
    ]
    assert own(papers, office, plan).wish == paper.ClientWish(text="Ennen")
    confirmed = office.change(office.nurse, plan, status=PlanStatus.CONFIRMED)
    settled = papers.paper(office.nurse, PlanId(confirmed.id), typed=typed)
    assert isinstance(settled, paper.ClientSheet)
    assert settled.wish == paper.ClientWish(text="Ennen")


def test_the_language_of_a_paper_is_the_clients_or_the_one_chosen(
    office: Office, client: ClientId
) -> None:
    duty = PlanPaper(
        office.works, PdfPlanPrinter(), definitions().plan_kinds, frozenset({"fi", "sv"})
    )
    plan = PlanId(put_plan(office, client).id)
    swedish = office.client(office.nurse, service_language="Ruotsi").id
    care_need(office, swedish)

    assert duty.paper(office.nurse, plan).language == "fi"
    assert duty.paper(office.nurse, plan, PaperChoice(language="sv")).language == "sv"
    assert duty.paper(office.nurse, plan, PaperChoice(language="en")).language == "fi"
    assert duty.paper(office.nurse, PlanId(put_plan(office, swedish).id)).language == "sv"


# The brief


def test_the_brief_holds_what_is_wanted_what_is_ahead_and_whom_to_call(
    office: Office, papers: PlanPaper
) -> None:
    person = office.client(
        office.nurse,
        no_paper=True,
        no_messages=True,
        interpreter_need=InterpreterNeed.SPOKEN,
        interpreter_language="arabia",
    ).id
    care_need(office, person)
    naming(office, person, main_need="Haavanhoito", client_wish="Sama hoitaja")
    plan = put_plan(
        office,
        person,
        client_view="Haluan kotiin",
        going_through_on=TODAY + DAY,
        review_on=TODAY + 9 * DAY,
        review_how=" käynti ",
    )
    for what, status, due in (
        ("Haava", FollowUpStatus.OPEN, TODAY + 4 * DAY),
        ("Päivätön", FollowUpStatus.OPEN, None),
        ("Tehty", FollowUpStatus.DONE, TODAY + 5 * DAY),
    ):
        office.put(
            FollowUp,
            office.nurse,
            client=person,
            plan=plan.id,
            what=what,
            due_on=due,
            status=status,
        )
    number = {"client": person, "may_text": Allowed.NO, "safe_time": "aamulla", "label": "oma"}
    office.put(Phone, office.nurse, Register.SHARED, **number, number="0400001873")
    office.put(Phone, office.nurse, Register.SHARED, client=person)
    office.later(minutes=1)
    newer = {"client": person, "number": "0400001874", "may_leave_message": UnknownCode("kenties")}
    office.put(Phone, office.nurse, Register.SHARED, **newer)

    made = brief(papers, office, plan)

    assert (made.no_paper, made.no_messages) == (True, True)
    assert made.interpreter == paper.SheetInterpreter(
        need=InterpreterNeed.SPOKEN, language="arabia"
    )
    assert (made.main_need, made.person_wish) == ("Haavanhoito", "Sama hoitaja")
    assert made.wish == paper.ClientWish(text="Haluan kotiin")
    assert [(day.on, day.kind, day.text) for day in made.days] == [
        (TODAY + DAY, paper.DayKind.GOING_THROUGH, ""),
        (TODAY + 4 * DAY, paper.DayKind.FOLLOW_UP, "Haava"),
        (TODAY + 9 * DAY, paper.DayKind.REVIEW, "käynti"),
    ]
    phones = [(one.may_leave_message, one.may_text, one.safe_time) for one in made.client_phones]
    assert phones == [
        (Allowed.NOT_ASKED, Allowed.NO, "aamulla"),
        (Allowed.NOT_ASKED, Allowed.NOT_ASKED, ""),
    ]
    assert made.contact is not None
    assert made.contact.name == "Minna Salo"


def test_the_brief_of_a_plan_without_a_naming_has_no_need_of_it(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    made = brief(papers, office, put_plan(office, client))

    assert (made.main_need, made.person_wish, made.wish, made.days) == ("", "", None, ())
    ended = put_plan(office, client, status=PlanStatus.ENDED, review_on=TODAY)
    assert brief(papers, office, ended).days == ()


# A relative's copy


def test_a_relative_allowed_all_of_it_gets_all_of_it(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(
        office, client, client_view="Haluan", agreement=Agreement.AGREED, review_on=TODAY + DAY
    )
    put_row(office, plan, "a", need="Haava")

    copy = relatives(papers, office, plan, daughter(office, plan))

    assert (copy.relative, copy.role, copy.whole) == ("Katja Ketola", "tytär", True)
    assert (copy.allowed_how, copy.allowed_on) == (PermissionHow.IN_PERSON, TODAY)
    assert [row.need for row in copy.rows] == ["Haava"]
    assert [part.title for part in copy.parts] == ["Hoidon tarve"]
    assert copy.contact is not None
    assert copy.review is not None
    assert copy.agreement == paper.SheetAgreement(how=Agreement.AGREED)
    assert copy.unit == "Keskustan sote-keskus"


def test_a_relative_allowed_some_of_it_gets_that_and_no_more(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(
        office,
        client,
        client_view="Salainen toive",
        strengths="Muisti",
        professional_view="Salainen arvio",
        agreement=Agreement.DISAGREED,
        client_disagrees="Salainen syy",
        review_on=TODAY + DAY,
    )
    put_row(office, plan, "a", need="Salainen haava")
    shown = put_row(office, plan, "b", need="Kyyti")
    office.put(
        PlanPart, office.nurse, plan=plan.id, part="diagnoses", professional_text="Salainen tauti"
    )
    office.put(PlanPart, office.nurse, plan=plan.id, part="support", professional_text="Soitto")
    allowed = {"sees": Sees.ROWS, "sees_rows": (shown.id,), "sees_parts": ("strengths", "support")}
    one = daughter(office, plan, **allowed)

    copy = relatives(papers, office, plan, one)

    assert [row.need for row in copy.rows] == ["Kyyti"]
    assert [part.title for part in copy.parts] == [
        "Vahvuudet ja voimavarat",
        "Tuki, seuranta ja arviointi",
    ]
    assert (copy.contact, copy.review, copy.agreement, copy.unit) == (None, None, None, "")
    choice = PaperChoice(layout=PlanLayout.RELATIVE, participant=one.id)
    printed = whole_text(papers.print_plan(office.nurse, PlanId(plan.id), choice))
    assert squeezed("Kyyti") in printed
    assert "Salainen" not in printed
    assert one.id in office.last_line().records


def test_without_the_clients_own_leave_no_relatives_copy_is_made(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(office, client)
    refused: tuple[tuple[dict[str, Any], type[Exception]], ...] = (
        ({"is_relative": False}, NotRelativeError),
        ({"allowed_how": None}, NoLeaveError),
        ({"allowed_on": None}, NoLeaveError),
        ({"allowed_how": UnknownCode("nyökkäys")}, NewerVersionError),
        ({"sees": UnknownCode("puolet")}, NewerVersionError),
        ({"sees": Sees.NOTHING}, NothingAllowedError),
        ({"sees": Sees.ROWS}, NothingAllowedError),
    )
    lines = len(office.log())
    for values, error in refused:
        one = daughter(office, plan, **values)
        choice = PaperChoice(layout=PlanLayout.RELATIVE, participant=one.id)
        with pytest.raises(error):
            papers.print_plan(office.nurse, PlanId(plan.id), choice)
    assert len(office.log()) == lines
    with pytest.raises(ParticipantNeededError):
        papers.paper(office.nurse, PlanId(plan.id), PaperChoice(layout=PlanLayout.RELATIVE))
    other = daughter(office, put_plan(office, client))
    choice = PaperChoice(layout=PlanLayout.RELATIVE, participant=other.id)
    with pytest.raises(AbsentError):
        papers.paper(office.nurse, PlanId(plan.id), choice)


# Paper that may not be handed out, and the safety ban


def test_no_paper_asks_a_reason_only_for_what_is_handed_out(
    office: Office, papers: PlanPaper
) -> None:
    person = office.client(office.nurse, no_paper=True).id
    care_need(office, person)
    plan = put_plan(office, person)
    one = daughter(office, plan)
    relative = PaperChoice(layout=PlanLayout.RELATIVE, participant=one.id)

    for choice in (PaperChoice(), relative):
        with pytest.raises(NoPaperError):
            papers.print_plan(office.nurse, PlanId(plan.id), choice)
        assert papers.print_plan(office.nurse, PlanId(plan.id), choice, reason="pyysi itse")
    for choice in (PROFESSIONAL, BRIEF):
        assert papers.print_plan(office.nurse, PlanId(plan.id), choice)


def ban(office: Office, client: ClientId) -> None:
    """Put the client under a ban, with all that it hides."""
    with office.store.units.reading() as uow:
        found = uow.get(Client, client)
    assert found is not None
    office.change(office.nurse, found, safety_ban=True, municipality="Kaustinen")
    shared = {"client": client}
    office.put(Phone, office.nurse, Register.SHARED, **shared, number="0400001873")
    office.put(
        Address,
        office.nurse,
        Register.SHARED,
        **shared,
        street="Salatie 5 A",
        postal_code="69600",
        city="Perho",
    )


SECRETS = (
    "Salatie",
    "69600",
    "Perho",
    "Kaustinen",
    "0400001873",
    "060004120",
    "0600041200",
    "060004000",
    "Keskustan",
)


def test_under_a_ban_only_the_clients_own_copy_has_places_and_numbers(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    """Source: users.md [5.c]; domain §6."""
    ban(office, client)
    team = office.put(Team, office.nurse, Register.SHARED, name="Oma tiimi", phone="060004000")
    naming(office, client, stand_in_team=TeamId(team.id), main_need="Kaustinen on kaukana")
    told = (
        "Tavataan Salatie 5 a, 69600 Perho tai Kaustinen; 040 000 1873, +358 40 000 1873, "
        "06-000 4120, 06 0004 1200, 060 004 000, Keskustan  sote-keskus"
    )
    plan = put_plan(
        office,
        client,
        client_view=told,
        professional_view=told,
        strengths=told,
        professional_strengths=told,
        agreement=Agreement.DISAGREED,
        client_disagrees=told,
        professional_disagrees=told,
        review_on=TODAY + DAY,
        review_how="Perhon terveysasemalla",
    )
    cells = ("need", "goal", "means", "who", "when", "follow_up")
    put_row(office, plan, "a", **dict.fromkeys(cells, told), how="Perhon terveysasemalla")
    office.put(PlanPart, office.nurse, plan=plan.id, part="support", professional_text=told)
    office.put(PlanElsewhere, office.nurse, client=client, where="Perhon arkisto")
    office.put(FollowUp, office.nurse, client=client, plan=plan.id, what=told, due_on=TODAY + DAY)
    one = daughter(office, plan, organisation="Perhon kunta", responsibility=told)
    relative = PaperChoice(layout=PlanLayout.RELATIVE, participant=one.id)

    for choice in (PROFESSIONAL, BRIEF, relative):
        made = papers.paper(office.nurse, PlanId(plan.id), choice)
        text = " ".join(words(made))
        bare = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace("-", "")
        assert [each for each in SECRETS if each in bare] == []
        assert "Perho" not in whole_text(papers.print_plan(office.nurse, PlanId(plan.id), choice))
        assert made.unit == ""
    assert professional(papers, office, plan).rows[0].how_words == HIDDEN
    contact = professional(papers, office, plan).contact
    assert contact is not None
    assert (contact.name, contact.hidden, contact.phones) == ("Minna Salo", True, ())
    assert contact.away_who == HIDDEN
    sheet = own(papers, office, plan)
    assert sheet.contact is not None
    assert len(sheet.contact.phones) == 2
    assert sheet.rows[0].action == told


def test_under_a_ban_a_unit_that_answers_is_not_named_and_nobody_may_answer(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    ban(office, client)
    unnamed = professional(papers, office, put_plan(office, client)).contact
    homeless = professional(papers, office, put_plan(office, client, unit=None))

    assert unnamed == paper.SheetContact(role=paper.ContactRole.UNIT, name="", hidden=True)
    assert homeless.contact is None
    assert homeless.author is not None
    assert (homeless.author.name, homeless.author.unit) == ("Minna Salo", "")


def test_numbers_are_hidden_however_they_are_written_and_other_numbers_stay() -> None:
    hides = hiding(["Ylä-Vieska", " "], ["0400001873", "+46701234567", "112", "sisäinen"])

    said = hides.words(
        "040 000 1873, 040-0001873, +358400001873, 00358 (0)40 000 1873, +46 70 123 45 67, "
        "ylä-vieska, Ylä-Vieskassa, 112, 10400001873, 0400001874"
    )

    assert said == (
        f"{HIDDEN}, {HIDDEN}, {HIDDEN}, {HIDDEN}, {HIDDEN}, "
        f"{HIDDEN}, Ylä-Vieskassa, 112, 10400001873, 0400001874"
    )


def test_with_nothing_known_to_hide_a_ban_still_hides_the_fields_of_places() -> None:
    hides = hiding([], [])

    assert hides.on
    assert (hides.words("Perho"), hides.place("Perho"), hides.place(" ")) == ("Perho", HIDDEN, " ")
    assert (NOTHING_HIDDEN.on, NOTHING_HIDDEN.words("a"), NOTHING_HIDDEN.place("a")) == (
        False,
        "a",
        "a",
    )


def test_a_plan_of_a_kind_without_an_outline_is_not_put_on_paper(
    office: Office, client: ClientId
) -> None:
    without = PlanPaper(office.works, PdfPlanPrinter(), {})

    with pytest.raises(NewerVersionError):
        without.paper(office.nurse, PlanId(put_plan(office, client).id))


def test_the_headings_of_an_outline_without_strengths_are_left_empty(
    office: Office, client: ClientId
) -> None:
    outlines = dict(definitions().plan_kinds)
    outline = outlines["health_care_plan"]
    bare = replace(outline, parts=tuple(part for part in outline.parts if part.code != "strengths"))
    duty = PlanPaper(office.works, PdfPlanPrinter(), outlines | {"health_care_plan": bare})
    plan = put_plan(office, client, strengths="Muisti")

    made = professional(duty, office, plan)

    assert (made.strengths.title, made.strengths.client_text) == ("", "Muisti")


def test_an_author_without_a_unit_has_none_on_paper(
    office: Office, papers: PlanPaper, client: ClientId
) -> None:
    plan = put_plan(office, client, created_by=office.other_nurse.worker)

    author = professional(papers, office, plan).author

    assert author is not None
    assert (author.name, author.unit) == ("Jari Lehto", "")
