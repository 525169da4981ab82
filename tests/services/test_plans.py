"""Plans: drafts that change, confirmed ones that never do."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.client import ClientLink
from sotedesk.model.ids import ClientId, PlanId
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PaperLeave,
    PartTaken,
    Plan,
    PlanKind,
    PlanRow,
    PlanStatus,
)
from sotedesk.model.plan import PlanPart as PartRecord
from sotedesk.model.plan_outline import Gap
from sotedesk.model.wire import UnknownCode
from sotedesk.services.plan_endings import PlanIncompleteError, PlanInForceError
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_view import NotInForceError, PlanClosedError, PlanView
from sotedesk.services.plans import Plans
from sotedesk.services.subject import WrongClientError
from sotedesk.services.undo import Undo, UndoError
from sotedesk.services.work import AbsentError, BasisNeededError
from sotedesk.store.work import StoredWork
from tests.services.duties import basis, care_need, definitions
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
LATER = "täydennetään myöhemmin"


@pytest.fixture
def desk(office: Office) -> Plans:
    return Plans(office.works, definitions().plan_kinds)


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
    return desk.confirm(office.nurse, view.plan, LATER)


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
    assert view.rows == ()
    assert Gap(part="rows", field="need") in view.missing
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
        professional_strengths="Tytär tukee",
        agreement=Agreement.PARTLY,
        client_disagrees="En tarvitse kävelykeppiä.",
        professional_disagrees="Keppi estäisi kaatumisia.",
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
    assert (saved.professional_strengths, saved.agreement) == ("Tytär tukee", Agreement.PARTLY)
    assert saved.client_disagrees == "En tarvitse kävelykeppiä."
    assert saved.professional_disagrees == "Keppi estäisi kaatumisia."
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

    assert Gap(part="rows", field="need") in refused.value.missing
    assert refused.value.missing == desk.view(office.nurse, plan.id).missing
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
        lambda: desk.confirm(office.nurse, plan, LATER),
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
    view = desk.confirm(office.nurse, view.plan, LATER)

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
            desk.confirm(office.nurse, view.plan, LATER)
    Undo(office.works).revert(office.nurse)

    assert needs(desk.view(office.nurse, view.plan.id)) == ["Huimaus"]


def test_the_leave_for_paper_is_asked_of_a_plan_in_force_but_not_of_one_that_ended(
    office: Office, desk: Plans, client: ClientId
) -> None:
    view = confirmed(office, desk, client)

    asked = desk.ask_paper(office.nurse, view.plan, PaperLeave.YES, TODAY)

    assert (asked.plan.paper_leave, asked.plan.paper_asked_on) == (PaperLeave.YES, TODAY)
    assert (asked.plan.status, asked.rows) == (PlanStatus.CONFIRMED, view.rows)
    ended = desk.end(office.nurse, asked.plan, "muutti")
    with pytest.raises(PlanClosedError) as refused:
        desk.ask_paper(office.nurse, ended.plan, PaperLeave.NO, TODAY)
    assert refused.value.status == PlanStatus.ENDED


def test_how_and_when_the_client_got_the_plan_is_recorded_until_it_ends(
    office: Office, desk: Plans, client: ClientId
) -> None:
    view = confirmed(office, desk, client)

    given = desk.give_copy(office.nurse, view.plan, CopyManner.MEETING, TODAY)

    assert (given.plan.copy_how, given.plan.copy_on) == (CopyManner.MEETING, TODAY)
    assert (given.plan.status, given.rows) == (PlanStatus.CONFIRMED, view.rows)
    ended = desk.end(office.nurse, given.plan, "muutti")
    with pytest.raises(PlanClosedError):
        desk.give_copy(office.nurse, ended.plan, None, None)


def test_beginning_goes_on_with_the_draft_of_the_kind(
    office: Office, desk: Plans, client: ClientId
) -> None:
    matter = care_need(office, client)
    begun = desk.begin(office.nurse, client, PlanKind.HEALTH_CARE_PLAN, matter.id).plan
    twin = office.client(office.nurse).id
    office.put(ClientLink, office.nurse, Register.SHARED, from_client=twin, into_client=client)
    office.matter(office.guide, client, type="service_need")

    assert begun.matter == matter.id
    assert desk.begin(office.nurse, client, PlanKind.HEALTH_CARE_PLAN).plan == begun
    assert desk.begin(office.nurse, twin, PlanKind.HEALTH_CARE_PLAN).plan == begun
    social = desk.begin(office.guide, client, PlanKind.CLIENT_PLAN).plan
    assert social.id != begun.id
    assert desk.begin(office.guide, client, PlanKind.SERVICE_PLAN).plan.id != social.id
    confirmed_one = desk.confirm(office.nurse, begun, LATER).plan
    with pytest.raises(PlanInForceError) as refused:
        desk.begin(office.nurse, client, PlanKind.HEALTH_CARE_PLAN)
    assert refused.value.present == confirmed_one


def test_a_new_version_replaces_the_former_only_when_it_is_confirmed(
    office: Office, desk: Plans, client: ClientId
) -> None:
    first = drafted(office, desk, client, "Huimaus", "Kävely")
    part = desk.record_part(office.nurse, first.plan, PartTaken.VIDEO, TODAY, "viittomakieli").plan
    former = desk.confirm(office.nurse, part, LATER).plan
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

    newer = desk.confirm(office.nurse, view.plan, LATER).plan
    assert newer.status is PlanStatus.CONFIRMED
    assert desk.view(office.nurse, former.id).plan.status is PlanStatus.ENDED
    with pytest.raises(NotInForceError):
        desk.new_version(office.nurse, former.id)


def test_a_version_may_be_confirmed_after_the_former_was_ended(
    office: Office, desk: Plans, client: ClientId
) -> None:
    former = confirmed(office, desk, client).plan
    version = desk.new_version(office.nurse, former.id).plan
    ended = desk.end(office.nurse, former, "muutti").plan
    assert ended.status is PlanStatus.ENDED
    with pytest.raises(NotInForceError):
        desk.end(office.nurse, ended, "muutti")

    assert desk.confirm(office.nurse, version, LATER).plan.status is PlanStatus.CONFIRMED
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
        lambda: desk.confirm(office.nurse, second, LATER),
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
