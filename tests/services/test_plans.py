"""Plans: drafts that change, confirmed ones that never do, and paper that tells what happened."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.assignment import Assignment, AssignmentRole
from sotedesk.model.changes import Register
from sotedesk.model.client import ClientLink, InterpreterNeed
from sotedesk.model.ids import ClientId, PlanId, TeamId, UnitId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.phone import shown
from sotedesk.model.plan import PaperLeave, PartTaken, Plan, PlanKind, PlanRow, PlanStatus
from sotedesk.model.plan import PlanPart as PartRecord
from sotedesk.model.review import SituationMapping, Talked
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Team
from sotedesk.printing.plan_printer import PdfPlanPrinter
from sotedesk.services import paper
from sotedesk.services.plan_sheet import NewerVersionError
from sotedesk.services.plans import (
    NoPaperError,
    NotInForceError,
    PlanClosedError,
    PlanIncompleteError,
    PlanInForceError,
    PlanPart,
    Plans,
    PlanView,
    RowText,
)
from sotedesk.services.subject import WrongClientError
from sotedesk.services.undo import Undo, UndoError
from sotedesk.services.work import AbsentError, BasisNeededError
from sotedesk.store.work import StoredWork
from tests.services.duties import basis, care_need, definitions, high_need
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture
def desk(office: Office) -> Plans:
    return Plans(office.works, PdfPlanPrinter(), definitions().plan_kinds)


@pytest.fixture
def client(office: Office) -> ClientId:
    made = office.client(office.nurse, birth_date=date(1958, 9, 3)).id
    care_need(office, made)
    return made


def drafted(office: Office, desk: Plans, client: ClientId, *needs: str) -> PlanView:
    office.later(minutes=1)
    view = desk.create(office.nurse, client)
    for need in needs or ("Huimaus",):
        view = desk.add_row(office.nurse, view.plan.id, RowText(need=need))
    return view


def confirmed(office: Office, desk: Plans, client: ClientId, *needs: str) -> PlanView:
    view = drafted(office, desk, client, *needs)
    office.later(minutes=1)
    return desk.confirm(office.nurse, view.plan)


def needs(view: PlanView) -> list[str]:
    return [row.need for row in view.rows]


def test_a_plan_begins_as_a_numbered_draft_of_its_kinds_register(
    office: Office, desk: Plans, client: ClientId
) -> None:
    matter = care_need(office, client)

    view = desk.create(office.nurse, client, matter=matter.id)

    plan = view.plan
    assert (plan.status, plan.version, plan.register) == (PlanStatus.DRAFT, 1, Register.HEALTH)
    assert plan.number.startswith("K7M")
    assert (plan.matter, plan.unit) == (matter.id, office.nurse.unit)
    assert (view.rows, view.missing) == ((), (PlanPart.NEED,))
    assert (view.created_by_name, view.status_by_name) == ("Minna Salo", "")


def test_create_refuses_what_it_may_not_begin(
    office: Office, desk: Plans, client: ClientId
) -> None:
    other = office.client(office.nurse, last_name="Muu").id

    with pytest.raises(WrongClientError):
        desk.create(office.nurse, other, matter=care_need(office, client).id)
    with pytest.raises(AbsentError):  # a client plan is social care's
        desk.create(office.nurse, client, PlanKind.CLIENT_PLAN)
    with pytest.raises(BasisNeededError):
        desk.create(office.other_nurse, client)
    with pytest.raises(AbsentError):
        desk.create(office.nurse, ClientId(UUID(int=4)))


def test_a_guide_makes_the_plans_of_social_care(
    office: Office, desk: Plans, client: ClientId
) -> None:
    office.matter(office.guide, client, type="service_need")

    for kind in (PlanKind.CLIENT_PLAN, PlanKind.SERVICE_PLAN):
        assert desk.create(office.guide, client, kind).plan.register is Register.SOCIAL


def test_views_are_saved_and_what_belongs_to_other_use_cases_is_not(
    office: Office, desk: Plans, client: ClientId
) -> None:
    before = drafted(office, desk, client).plan
    written = replace(
        before,
        client_view="Haluan käydä itse kaupassa.",
        client_view_source=WordsSource.SELF,
        professional_view="Kaatumisen pelko rajoittaa.",
        strengths="Tekstiviestit sujuvat",
        going_through_on=TODAY + DAY,
        review_on=TODAY + 21 * DAY,
        review_how="videopuhelu",
        paper_leave=PaperLeave.YES,
        paper_asked_on=TODAY,
        status=PlanStatus.CONFIRMED,
        part_how=PartTaken.VIDEO,
    )

    saved = desk.save(office.nurse, before, written).plan

    assert (saved.client_view, saved.professional_view, saved.strengths) == (
        "Haluan käydä itse kaupassa.",
        "Kaatumisen pelko rajoittaa.",
        "Tekstiviestit sujuvat",
    )
    assert (saved.review_how, saved.paper_leave) == ("videopuhelu", PaperLeave.YES)
    assert (saved.status, saved.part_how) == (PlanStatus.DRAFT, None)


def test_rows_are_added_moved_edited_and_taken_out(
    office: Office, desk: Plans, client: ClientId
) -> None:
    view = drafted(office, desk, client, "a", "b", "c")
    assert needs(view) == ["a", "b", "c"]

    view = desk.add_row(office.nurse, view.plan.id, RowText(need="a2"), after=view.rows[0].id)
    assert needs(view) == ["a", "a2", "b", "c"]

    view = desk.move_row(office.nurse, view.rows[3], None)
    assert needs(view) == ["c", "a", "a2", "b"]
    view = desk.move_row(office.nurse, view.rows[0], view.rows[2].id)
    assert needs(view) == ["a", "a2", "c", "b"]

    cells = RowText(need="a", goal="g", means="m", who="w", when="t", how="near", follow_up="f")
    view = desk.edit_row(office.nurse, view.rows[0], cells)
    row = view.rows[0]
    assert (row.goal, row.means, row.who, row.when, row.how, row.follow_up) == (
        "g",
        "m",
        "w",
        "t",
        "near",
        "f",
    )

    view = desk.void_row(office.nurse, row, "väärä rivi")
    assert needs(view) == ["a2", "c", "b"]
    with pytest.raises(AbsentError):
        desk.add_row(office.nurse, view.plan.id, RowText(), after=row.id)


def test_rows_that_two_desks_put_in_one_place_still_make_room(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = drafted(office, desk, client, "a").plan
    order = desk.view(office.nurse, plan.id).rows[0].order
    office.put(PlanRow, office.nurse, plan=plan.id, need="b", order=order)

    view = desk.view(office.nurse, plan.id)
    view = desk.add_row(office.nurse, plan.id, RowText(need="c"), after=view.rows[0].id)

    assert needs(view)[2] == "c"


def test_random_moves_keep_every_row_and_its_place(
    office: Office, desk: Plans, client: ClientId
) -> None:
    view = drafted(office, desk, client, *"abcdef")
    expected = list("abcdef")
    dice = random.Random(4)  # noqa: S311 - a test's own dice

    for _turn in range(25):
        moved, place = dice.randrange(6), dice.randrange(6)
        row = view.rows[moved]
        others = [other for other in view.rows if other.id != row.id]
        above = others[place - 1].id if place else None
        view = desk.move_row(office.nurse, row, above)
        expected.insert(place, expected.pop(moved))
        assert needs(view) == expected


def test_cells_edited_apart_by_two_workers_are_both_kept(
    office: Office, desk: Plans, client: ClientId
) -> None:
    view = drafted(office, desk, client, "Huimaus")
    row = view.rows[0]
    basis(office, client)

    desk.edit_row(office.nurse, row, RowText(need="Huimaus", goal="kulkee turvallisesti"))
    view = desk.edit_row(office.other_nurse, row, RowText(need="Huimaus", who="Sari"))

    assert (view.rows[0].goal, view.rows[0].who) == ("kulkee turvallisesti", "Sari")
    assert not view.rows[0].origin.conflicts


def test_a_plan_is_not_confirmed_without_a_need(
    office: Office, desk: Plans, client: ClientId
) -> None:
    """Source: domain §1.1: hoidon tarve is obligatory."""
    plan = drafted(office, desk, client, "  ").plan

    with pytest.raises(PlanIncompleteError) as refused:
        desk.confirm(office.nurse, plan)

    assert refused.value.missing == (PlanPart.NEED,)
    assert desk.view(office.nurse, plan.id).plan.status is PlanStatus.DRAFT


def test_a_confirmed_plan_never_changes(office: Office, desk: Plans, client: ClientId) -> None:
    view = confirmed(office, desk, client)
    plan, row = view.plan, view.rows[0]
    assert (plan.status, plan.status_by, view.status_by_name) == (
        PlanStatus.CONFIRMED,
        office.nurse.worker,
        "Minna Salo",
    )

    attempts: list[Callable[[], object]] = [
        lambda: desk.save(office.nurse, plan, replace(plan, strengths="uusi")),
        lambda: desk.record_part(office.nurse, plan, PartTaken.PHONE, TODAY),
        lambda: desk.add_row(office.nurse, plan.id, RowText(need="uusi")),
        lambda: desk.edit_row(office.nurse, row, RowText(need="uusi")),
        lambda: desk.move_row(office.nurse, row, None),
        lambda: desk.void_row(office.nurse, row, "väärä"),
        lambda: desk.confirm(office.nurse, plan),
    ]
    for attempt in attempts:
        with pytest.raises(PlanClosedError) as refused:
            attempt()
        assert refused.value.status == PlanStatus.CONFIRMED
    with pytest.raises(UndoError):
        Undo(office.works).revert(office.nurse)
    assert desk.view(office.nurse, plan.id) == view


def test_a_row_taken_out_before_confirming_never_comes_back_by_undoing(
    office: Office, desk: Plans, client: ClientId
) -> None:
    view = drafted(office, desk, client, "Huimaus", "Väärä rivi")
    view = desk.void_row(office.nurse, view.rows[1], "väärä")
    view = desk.confirm(office.nurse, view.plan)

    with pytest.raises(UndoError):
        Undo(office.works).revert(office.nurse)

    assert needs(desk.view(office.nurse, view.plan.id)) == ["Huimaus"]


def test_a_confirming_that_is_not_stored_leaves_the_last_action_to_undo(
    office: Office, desk: Plans, client: ClientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = drafted(office, desk, client, "Huimaus", "Kävely")

    def full(*_given: object) -> None:
        raise OSError(28, "the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(StoredWork, "write_log", full)
        with pytest.raises(OSError, match="full"):
            desk.confirm(office.nurse, view.plan)
    Undo(office.works).revert(office.nurse)

    assert needs(desk.view(office.nurse, view.plan.id)) == ["Huimaus"]


def test_the_leave_for_paper_is_asked_of_a_plan_in_force_but_not_of_one_that_ended(
    office: Office, desk: Plans, client: ClientId
) -> None:
    view = confirmed(office, desk, client)

    asked = desk.ask_paper(office.nurse, view.plan, PaperLeave.YES, TODAY)

    assert (asked.plan.paper_leave, asked.plan.paper_asked_on) == (PaperLeave.YES, TODAY)
    assert (asked.plan.status, asked.rows) == (PlanStatus.CONFIRMED, view.rows)
    ended = desk.end(office.nurse, asked.plan)
    with pytest.raises(PlanClosedError) as refused:
        desk.ask_paper(office.nurse, ended.plan, PaperLeave.NO, TODAY)
    assert refused.value.status == PlanStatus.ENDED


def test_a_new_version_replaces_the_former_only_when_it_is_confirmed(
    office: Office, desk: Plans, client: ClientId
) -> None:
    first = drafted(office, desk, client, "Huimaus", "Kävely")
    part = desk.record_part(office.nurse, first.plan, PartTaken.VIDEO, TODAY, "viittomakieli").plan
    former = desk.confirm(office.nurse, part).plan
    office.later(days=1)

    view = desk.new_version(office.nurse, former.id)
    assert desk.new_version(office.nurse, former.id).plan.id == view.plan.id
    assert (view.plan.version, view.plan.number, view.plan.replaces) == (
        2,
        former.number,
        former.id,
    )
    assert (needs(view), view.plan.part_how) == (["Huimaus", "Kävely"], None)
    assert desk.view(office.nurse, former.id).plan.status is PlanStatus.CONFIRMED

    newer = desk.confirm(office.nurse, view.plan).plan
    assert newer.status is PlanStatus.CONFIRMED
    assert desk.view(office.nurse, former.id).plan.status is PlanStatus.ENDED
    with pytest.raises(NotInForceError):
        desk.new_version(office.nurse, former.id)


def test_a_version_may_be_confirmed_after_the_former_was_ended(
    office: Office, desk: Plans, client: ClientId
) -> None:
    former = confirmed(office, desk, client).plan
    version = desk.new_version(office.nurse, former.id).plan
    ended = desk.end(office.nurse, former).plan
    assert ended.status is PlanStatus.ENDED
    with pytest.raises(NotInForceError):
        desk.end(office.nurse, ended)

    assert desk.confirm(office.nurse, version).plan.status is PlanStatus.CONFIRMED
    assert desk.view(office.nurse, former.id).plan == ended


def test_two_plans_of_a_kind_are_never_in_force_for_one_person(
    office: Office, desk: Plans, client: ClientId
) -> None:
    second = drafted(office, desk, client).plan
    present = confirmed(office, desk, client).plan
    twin = office.client(office.nurse).id
    office.put(ClientLink, office.nurse, Register.SHARED, from_client=twin, into_client=client)
    attempts: list[Callable[[], object]] = [
        lambda: desk.create(office.nurse, client),
        lambda: desk.create(office.nurse, twin),
        lambda: desk.confirm(office.nurse, second),
    ]

    for attempt in attempts:
        with pytest.raises(PlanInForceError) as refused:
            attempt()
        assert refused.value.present == present

    office.matter(office.guide, client, type="service_need")
    assert desk.create(office.guide, client, PlanKind.CLIENT_PLAN)


def test_the_units_plans_are_listed_by_status_and_name(
    office: Office, desk: Plans, client: ClientId
) -> None:
    confirmed(office, desk, client, "a", "b")
    other = office.client(office.nurse, last_name="Aalto", first_names="Ilmari", call_name="").id
    confirmed(office, desk, other)
    third = office.client(office.nurse, last_name="Öhman", first_names="Inga", call_name="").id
    drafted(office, desk, third)
    office.put(
        Plan, office.nurse, client=third, unit=office.nurse.unit, status=UnknownCode("jäissä")
    )

    lines = desk.list_plans(office.nurse)

    assert [(line.subject.name, line.plan.status, line.rows) for line in lines] == [
        ("Inga Öhman", PlanStatus.DRAFT, 1),
        ("Ilmari Aalto", PlanStatus.CONFIRMED, 1),
        ("Raija Ketola", PlanStatus.CONFIRMED, 2),
        ("Inga Öhman", "jäissä", 0),
    ]


def test_the_other_register_changes_nothing_of_what_a_nurse_sees(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = confirmed(office, desk, client).plan

    def seen() -> str:
        nurse = office.nurse
        views = (desk.list_plans(nurse), desk.view(nurse, plan.id), desk.paper(nurse, plan.id))
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
        desk.paper(office.nurse, PlanId(social.id))


# The client's sheet


def test_the_sheet_is_made_of_the_plans_own_words(
    office: Office, desk: Plans, client: ClientId
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

    sheet = desk.paper(office.nurse, view.plan.id)

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
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    assert desk.paper(office.nurse, plan.id).wish is None
    for source, wished in (
        (WordsSource.PROFESSIONAL, None),
        (WordsSource.RELATIVE, paper.WordsSource.TOLD_BY_RELATIVE),
        (None, paper.WordsSource.SELF),
    ):
        written = replace(plan, client_view="Tarvitsee apua.", client_view_source=source)
        plan = desk.save(office.nurse, plan, written).plan
        wish = desk.paper(office.nurse, plan.id).wish
        assert (wish.source if wish else None) == wished


def test_made_together_stands_on_paper_only_when_it_was_recorded(
    office: Office, desk: Plans, client: ClientId
) -> None:
    """Source: users.md [4.i]."""
    view = drafted(office, desk, client)
    assert desk.paper(office.nurse, view.plan.id).client_part is None

    part = desk.record_part(office.nurse, view.plan, PartTaken.VIDEO, TODAY, "viittomakieli").plan
    assert desk.paper(office.nurse, part.id).client_part == paper.ClientPart(
        how=paper.MeetingManner.VIDEO, on=TODAY, interpreter_language="viittomakieli"
    )

    broken_parts: tuple[dict[str, Any], ...] = (
        {"part_how": UnknownCode("hologrammi")},
        {"part_how": None},
        {"part_on": None},
    )
    for fields in broken_parts:
        broken = office.change(office.nurse, part, **{"part_how": PartTaken.VIDEO} | fields)
        assert desk.paper(office.nurse, broken.id).client_part is None


def test_a_confirmed_and_an_ended_sheet_bear_their_days(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = confirmed(office, desk, client).plan
    sheet = desk.paper(office.nurse, plan.id)
    assert (sheet.status, sheet.confirmed_on) == (paper.SheetStatus.CONFIRMED, TODAY)
    assert sheet.going_through is None

    office.later(days=3)
    desk.end(office.nurse, plan)
    sheet = desk.paper(office.nurse, plan.id)

    assert (sheet.status, sheet.confirmed_on, sheet.ended_on) == (
        paper.SheetStatus.ENDED,
        TODAY,
        TODAY + 3 * DAY,
    )
    assert [maker.name for maker in sheet.makers] == ["Minna Salo"]


def test_an_interpreter_is_told_to_the_paper(office: Office, desk: Plans) -> None:
    signing = office.client(
        office.nurse,
        interpreter_need=InterpreterNeed.SIGNED,
        service_language="sv",
    ).id
    plan = drafted(office, desk, signing).plan

    sheet = desk.paper(office.nurse, plan.id)

    assert (sheet.interpreter_needed, sheet.language) == (True, "fi")
    assert sheet.going_through == paper.GoingThrough(interpreter=True)
    swedish = Plans(
        office.works, PdfPlanPrinter(), definitions().plan_kinds, frozenset({"fi", "sv"})
    )
    assert swedish.paper(office.nurse, plan.id).language == "sv"


def naming(office: Office, client: ClientId, **fields: Any) -> Assignment:  # noqa: ANN401 - fields of a naming
    given = {"client": client, "unit": office.nurse.unit, "valid_from": TODAY} | fields
    return office.put(Assignment, office.nurse, **given)


def test_without_a_naming_the_unit_answers(office: Office, desk: Plans, client: ClientId) -> None:
    plan = drafted(office, desk, client).plan

    assert desk.paper(office.nurse, plan.id).contact == paper.SheetContact(
        role=paper.ContactRole.UNIT,
        name="Keskustan sote-keskus",
        phones=(paper.SheetPhone(use=paper.PhoneUse.CALL, number=shown("060004120")),),
    )
    homeless = office.put(Plan, office.nurse, client=client)
    assert desk.paper(office.nurse, PlanId(homeless.id)).contact is None
    no_number = office.put(Plan, office.nurse, client=client, unit=office.guide.unit)
    assert desk.paper(office.nurse, PlanId(no_number.id)).contact == paper.SheetContact(
        role=paper.ContactRole.UNIT, name="Asiakasohjaus"
    )
    elsewhere = office.put(Plan, office.nurse, client=client, unit=UnitId(UUID(int=6)))
    assert desk.paper(office.nurse, PlanId(elsewhere.id)).contact is None


def test_a_person_named_for_a_draft_is_proposed_and_stands_when_it_is_confirmed(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    naming(office, client, worker=office.nurse.worker)

    contact = desk.paper(office.nurse, plan.id).contact
    assert contact == paper.SheetContact(
        role=paper.ContactRole.CONTACT_PERSON,
        name="Minna Salo",
        title="sairaanhoitaja",
        proposed=True,
        phones=(
            paper.SheetPhone(use=paper.PhoneUse.CALL, number=shown("0600041200"), hours="8–16"),
        ),
    )
    assert not desk.paper(office.nurse, plan.id).makers[0].contact_person

    desk.confirm(office.nurse, plan)
    sheet = desk.paper(office.nurse, plan.id)
    assert sheet.contact == replace(contact, proposed=False)
    assert sheet.makers == (
        paper.Maker(name="Minna Salo", title="sairaanhoitaja", contact_person=True),
    )


def test_a_person_named_long_ago_is_no_proposal(
    office: Office, desk: Plans, client: ClientId
) -> None:
    naming(office, client, worker=office.nurse.worker, valid_from=TODAY - DAY)
    plan = drafted(office, desk, client).plan

    contact = desk.paper(office.nurse, plan.id).contact

    assert contact is not None
    assert not contact.proposed


def test_the_team_answers_when_the_person_is_away_and_may_stand_alone(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    team = office.put(Team, office.nurse, Register.SHARED, name="Oma tiimi", phone="060004000")
    naming(office, client, role=AssignmentRole.OWN_TEAM, team=TeamId(team.id), valid_from=None)

    alone = desk.paper(office.nurse, plan.id).contact
    assert alone is not None
    assert (alone.role, alone.name, alone.away_who) == (
        paper.ContactRole.OWN_TEAM,
        "Oma tiimi",
        "",
    )
    assert (alone.proposed, alone.phones[0].number) == (True, shown("060004000"))

    naming(office, client, worker=office.nurse.worker)
    beside = desk.paper(office.nurse, plan.id).contact
    assert beside is not None
    assert (beside.name, beside.away_who, beside.away_phone) == (
        "Minna Salo",
        "Oma tiimi",
        shown("060004000"),
    )


def test_a_naming_this_version_cannot_word_leaves_the_unit_on_paper(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = drafted(office, desk, client).plan
    other = office.client(office.nurse, last_name="Muu").id
    second = drafted(office, desk, other).plan
    naming(office, client, role=UnknownCode("tukihenkilö"), worker=office.nurse.worker)
    naming(office, other, worker=WorkerId(UUID(int=3)))

    for made in (plan, second):
        contact = desk.paper(office.nurse, made.id).contact
        assert contact is not None
        assert contact.role is paper.ContactRole.UNIT


def test_who_mapped_with_the_client_stands_among_the_makers(
    office: Office, desk: Plans, client: ClientId
) -> None:
    mapping = high_need(office, client)
    office.change(office.nurse, mapping, decided_by=office.other_nurse.worker)
    plan = drafted(office, desk, client).plan

    sheet = desk.paper(office.nurse, plan.id)
    assert [(maker.name, maker.mapped_on) for maker in sheet.makers] == [
        ("Minna Salo", None),
        ("Jari Lehto", TODAY),
    ]

    office.change(office.nurse, office.get(mapping), decided_by=WorkerId(UUID(int=7)))
    assert len(desk.paper(office.nurse, plan.id).makers) == 1
    office.change(office.nurse, office.get(mapping), decided_by=None)
    assert len(desk.paper(office.nurse, plan.id).makers) == 1
    office.change(office.nurse, office.get(mapping), talked=Talked.NOT_YET)
    assert len(desk.paper(office.nurse, plan.id).makers) == 1


def test_a_plan_of_a_newer_version_is_not_put_on_paper(
    office: Office, desk: Plans, client: ClientId
) -> None:
    newer: tuple[dict[str, Any], ...] = (
        {"plan_kind": UnknownCode("yhteinen")},
        {"status": UnknownCode("jäissä")},
    )
    for fields in newer:
        plan = office.put(Plan, office.nurse, client=client, **fields)
        with pytest.raises(NewerVersionError) as refused:
            desk.paper(office.nurse, PlanId(plan.id))
        assert refused.value.code in fields.values()


def test_printing_is_logged_and_gives_the_same_bytes(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = confirmed(office, desk, client).plan

    printed = desk.print_sheet(office.nurse, plan.id)

    line = office.last_line()
    assert (line.action, line.use_case, line.subjects) == (
        LogAction.PRINT,
        "plans.print_sheet",
        (client,),
    )
    assert printed.startswith(b"%PDF")
    assert desk.print_sheet(office.nurse, plan.id) == printed


def test_no_paper_is_made_for_a_client_who_must_not_be_given_any(
    office: Office, desk: Plans
) -> None:
    client = office.client(office.nurse, no_paper=True).id
    plan = drafted(office, desk, client).plan
    lines = len(office.log())

    with pytest.raises(NoPaperError):
        desk.print_sheet(office.nurse, plan.id, reason="  ")
    assert len(office.log()) == lines

    assert desk.print_sheet(office.nurse, plan.id, reason="asiakas pyysi itse")
    assert office.last_line().query_digest


def test_the_kind_says_which_further_parts_a_plan_has(
    office: Office, desk: Plans, client: ClientId
) -> None:
    office.matter(office.guide, client, type="service_need")
    plan = desk.create(office.guide, client, PlanKind.CLIENT_PLAN).plan
    office.put(PartRecord, office.guide, plan=plan.id, part="duration", professional_text="3 kk")
    office.later(minutes=1)
    office.put(PartRecord, office.guide, plan=plan.id, part="duration", client_text="pitkään")
    office.put(PartRecord, office.guide, plan=plan.id, part="vanha", professional_text="jäi")

    view = desk.view(office.guide, plan.id)

    assert view.outline == definitions().plan_kinds["client_plan"]
    written = {(one.outline.name, one.client_text, one.professional_text) for one in view.parts}
    assert ("Välttämättömät sosiaalipalvelut", "", "") in written
    assert ("Asiakkuuden kesto", "", "3 kk") in written
    assert ("Asiakkuuden kesto", "pitkään", "") in written
    assert [one.outline.name for one in view.parts][-1] == "vanha"


def test_a_plan_of_a_kind_from_a_newer_version_shows_what_was_written(
    office: Office, desk: Plans, client: ClientId
) -> None:
    plan = office.put(Plan, office.nurse, client=client, plan_kind=UnknownCode("yhteinen"))
    office.put(PartRecord, office.nurse, plan=plan.id, part="uusi", professional_text="sovittu")

    view = desk.view(office.nurse, PlanId(plan.id))

    assert view.outline is None
    assert [one.professional_text for one in view.parts] == ["sovittu"]
