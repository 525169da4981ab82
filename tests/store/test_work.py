"""The unit of work on the real store."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlcipher3 import dbapi2

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import FIRST_HASH, Register, chained_hash
from sotedesk.model.client import ClientLink, LinkStatus
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ClientId, ContactId, UnitId, WorkerId
from sotedesk.model.matter import CarriedOver, FollowUp, FollowUpStatus, Matter, MatterStatus
from sotedesk.model.plan import Plan, PlanRow, PlanStatus
from sotedesk.model.review import Review
from sotedesk.services.ports import (
    Condition,
    Relation,
    UnitOfWork,
    UnitsOfWork,
    at_least,
    below,
    one_of,
    unsettled,
    where,
)
from sotedesk.store.change_errors import NoDeskError
from sotedesk.store.find import UnknownFieldError
from sotedesk.store.work import StoredUnits, StoredWork
from tests.builders import (
    COLLEAGUE,
    NOW,
    UNIT,
    WORKER,
    client,
    contact,
    creation,
    edit,
    log_line,
    made,
    matter,
)
from tests.store.store_fixtures import StoreDesk

NOBODY = WorkerId(UUID(int=99))


def test_it_is_what_the_services_ask_for(desk: StoreDesk) -> None:
    units: UnitsOfWork = desk.units
    with units.reading() as uow:
        asked: UnitOfWork = uow
        assert asked.get(Contact, uuid4()) is None


def test_changes_are_numbered_without_gaps_in_each_register_and_chained(desk: StoreDesk) -> None:
    with desk.units.writing() as uow:
        written = [
            uow.append(creation(record), NOW)
            for record in (contact(), client(), contact(), client(), contact())
        ]

    assert [change.id.seq for change in written] == [1, 1, 2, 2, 3]
    assert {change.id.desk for change in written} == {desk.desk().id}
    assert sorted({change.clock for change in written}) == [change.clock for change in written]
    for register in (Register.HEALTH, Register.SHARED):
        before = FIRST_HASH
        for stored in desk.stored():
            if stored.change.id.register is register:
                assert stored.hash == chained_hash(before, stored.change, stored.digest)
                before = stored.hash


def test_numbers_clock_and_chain_go_on_over_units_of_work_also_when_local_time_goes_back(
    desk: StoreDesk,
) -> None:
    first = desk.create(contact())
    second = desk.create(contact(), NOW - timedelta(days=365))

    one, other = desk.changes(first.id)[0], desk.changes(second.id)[0]
    assert other.id.seq == one.id.seq + 1
    assert other.clock > one.clock
    assert desk.verify().ok


def test_what_a_failing_unit_of_work_wrote_is_not_there_and_leaves_no_gap(desk: StoreDesk) -> None:
    record = contact()
    with suppress(LookupError), desk.units.writing() as uow:
        uow.append(creation(record), NOW)
        uow.next_number("contact")
        uow.write_log(log_line())
        raise LookupError

    assert desk.find(record) is None
    stored = desk.create(contact())
    assert stored.origin.created is not None
    assert stored.origin.created.seq == 1
    with desk.units.writing() as uow:
        assert uow.next_number("contact") == "A7-000001"
    assert desk.verify().usage_log_entries == 0


def test_a_change_comes_back_as_it_was_written(desk: StoreDesk) -> None:
    before = desk.create(contact())
    with desk.units.writing() as uow:
        change = uow.append(edit(before, replace(before, status=ContactStatus.WAITING)), NOW)

    assert desk.changes(before.id)[-1] == change


def test_an_edit_is_the_head_and_the_next_edit_names_it(desk: StoreDesk) -> None:
    first = desk.create(contact())
    second = desk.save(first, replace(first, interpreter="viro"))
    third = desk.save(second, replace(second, interpreter="venäjä"))

    changes = desk.changes(first.id)
    assert second.origin.heads == {"interpreter": (changes[1].id,)}
    assert changes[2].over == {"interpreter": (changes[1].id,)}
    assert third.interpreter == "venäjä"


def test_an_edit_over_what_was_replaced_meanwhile_makes_a_conflict_and_a_choice_settles_it(
    desk: StoreDesk,
) -> None:
    shown = desk.create(contact())
    desk.save(shown, replace(shown, interpreter="viro"))
    met = desk.save(shown, replace(shown, interpreter="venäjä"))

    assert met.origin.conflicts == {"interpreter"}
    assert met.interpreter == "venäjä"
    assert len(met.origin.heads["interpreter"]) == 2
    assert desk.verify().open_conflicts == 1
    chosen = replace(met, interpreter="viro")
    choice = replace(edit(met, chosen), over={"interpreter": met.origin.heads["interpreter"]})
    with desk.units.writing() as uow:
        uow.append(choice, NOW)
    assert desk.get(met).origin.conflicts == frozenset()
    assert desk.get(met).interpreter == "viro"
    assert desk.verify().open_conflicts == 0


def test_reading_refuses_to_write(desk: StoreDesk) -> None:
    with pytest.raises(Exception, match="readonly"), desk.units.reading() as uow:
        uow.append(creation(contact()), NOW)


def test_a_database_without_a_desk_id_takes_no_change(desk: StoreDesk) -> None:
    desk.run("DELETE FROM desk")

    with pytest.raises(NoDeskError), desk.units.writing() as uow:
        uow.append(creation(contact()), NOW)


def test_what_a_standing_mark_settles_is_not_found_until_it_is_written_into(
    desk: StoreDesk,
) -> None:
    call = desk.create(contact())
    open_one, carried, edited, taken_back = (
        desk.create(matter(ContactId(call.id), reason=reason))
        for reason in ("avoin", "viety", "muutettu", "peruttu")
    )
    desk.create(made(CarriedOver, target=carried.id))
    desk.create(made(CarriedOver, target=edited.id))
    desk.create(made(CarriedOver, target=taken_back.id, voided_at=NOW))
    with desk.units.writing() as uow:
        uow.append(edit(edited, replace(edited, notes="lisättiin")), NOW)

    with desk.units.reading() as uow:
        left = uow.find(Matter, unsettled("carried_over", "target"))

    assert {one.id for one in left} == {open_one.id, edited.id, taken_back.id}


def test_find_compares_every_way_and_an_empty_field_is_asked_for_by_none(desk: StoreDesk) -> None:
    early = desk.create(contact(received_at=NOW - timedelta(days=1), worker=None))
    now = desk.create(contact(received_at=NOW, status=ContactStatus.WAITING))
    never = desk.create(contact(received_at=None, worker=COLLEAGUE))

    def found(*conditions: Condition) -> list[Contact]:
        with desk.units.reading() as uow:
            return uow.find(Contact, *conditions, order="-received_at")

    assert found() == [now, early, never]
    assert found(*where(status=ContactStatus.WAITING)) == [now]
    assert found(*where(worker=None)) == [early]
    assert found(*where(id=never.id)) == [never]
    assert found(*where(register=Register.SOCIAL)) == []
    assert found(one_of("worker", COLLEAGUE, None)) == [early, never]
    assert found(one_of("worker", WORKER, COLLEAGUE)) == [now, never]
    assert found(one_of("id")) == []
    assert found(at_least("received_at", NOW)) == [now]
    assert found(below("received_at", NOW)) == [early]
    assert found(*where(received_day=date(2026, 11, 24))) == [now]


def test_find_orders_by_a_field_then_by_id_and_stops_at_the_limit(desk: StoreDesk) -> None:
    names = ["Öhman", "Aho", "Åberg", "Wirtanen", "Virta"]
    for name in names:
        desk.create(client(last_name=name))

    with desk.units.reading() as uow:
        kind = type(client())
        ordered = [one.last_name for one in uow.find(kind, order="name_key")]
        last = [one.last_name for one in uow.find(kind, order="-name_key", limit=2)]
        by_id = [one.last_name for one in uow.find(kind)]

    assert ordered == ["Aho", "Virta", "Wirtanen", "Åberg", "Öhman"]
    assert last == ["Öhman", "Åberg"]
    assert sorted(by_id) == sorted(names)


def test_find_leaves_out_voided_records_unless_a_condition_asks_for_them(desk: StoreDesk) -> None:
    kept = desk.create(contact())
    wrong = desk.create(contact())
    voided = desk.save(
        wrong, replace(wrong, voided_at=NOW, voided_by=WORKER, void_reason="Väärä asiakas")
    )

    with desk.units.reading() as uow:
        assert uow.find(Contact) == [kept]
        assert uow.find(Contact, *where(void_reason="Väärä asiakas")) == [voided]
        assert uow.get(Contact, voided.id) == voided


def test_find_takes_fields_whose_names_are_words_of_sql(desk: StoreDesk) -> None:
    row = desk.create(made(PlanRow, plan=uuid4(), order="m", when="huomenna"))

    with desk.units.reading() as uow:
        assert uow.find(PlanRow, *where(when="huomenna"), order="-order") == [row]


@pytest.mark.parametrize("name", ["colour", "id; DROP TABLE contact", ""])
def test_find_refuses_a_name_the_kind_does_not_have(desk: StoreDesk, name: str) -> None:
    with desk.units.reading() as uow, pytest.raises(UnknownFieldError):
        uow.find(Contact, Condition(name, one_of("id").compare, ()))
    with desk.units.reading() as uow, pytest.raises(UnknownFieldError):
        uow.find(Contact, order=name or "-")


def test_numbers_begin_with_the_desks_short_code_and_each_series_counts_by_itself(
    desk: StoreDesk,
) -> None:
    with desk.units.writing() as uow:
        given = [uow.next_number(series) for series in ("contact", "contact", "plan")]

    assert given == ["A7-000001", "A7-000002", "A7-000001"]


def relation(worker: WorkerId, unit: UnitId | None = None, **fields: Any) -> Relation:  # noqa: ANN401 - fields of a relation
    values: dict[str, Any] = {
        "worker": worker,
        "unit": unit,
        "registers": frozenset({Register.HEALTH}),
        "own_since": NOW,
        "since": NOW - timedelta(days=365),
        "today": NOW.date(),
    }
    return Relation(**values | fields)


def test_a_relation_comes_from_what_the_worker_or_the_unit_has_with_the_client(
    desk: StoreDesk,
) -> None:
    someone = ClientId(uuid4())
    contact_id = contact().id

    def related(worker: WorkerId, unit: UnitId | None = None) -> bool:
        with desk.units.reading() as uow:
            return uow.is_related(someone, relation(worker, unit))

    assert not related(WORKER, UNIT)
    own = desk.create(matter(contact_id, client=someone, unit=None))
    assert related(WORKER)
    assert not related(NOBODY, UNIT)
    desk.save(own, replace(own, voided_at=NOW, voided_by=WORKER, void_reason="Väärä"))
    assert not related(WORKER)
    desk.create(matter(contact_id, client=someone, created_by=COLLEAGUE))
    assert related(NOBODY, UNIT)
    assert not related(WORKER)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Assignment, "worker"),
        (FollowUp, "worker"),
        (Matter, "handled_by"),
        (Matter, "assessment_worker"),
        (Review, "mapper"),
        (Plan, "created_by"),
    ],
)
def test_whoever_is_named_for_the_client_has_a_relation(
    desk: StoreDesk, kind: type[Matter], field: str
) -> None:
    someone = ClientId(uuid4())
    needed = {"contact": contact().id} if kind is Matter else {}
    values: dict[str, Any] = {"client": someone, "created_by": COLLEAGUE, field: WORKER} | needed
    desk.create(made(kind, **values))

    with desk.units.reading() as uow:
        assert uow.is_related(someone, relation(WORKER))
        assert not uow.is_related(someone, relation(NOBODY))
        assert not uow.is_related(ClientId(uuid4()), relation(WORKER))


def test_a_refused_plan_is_work_a_while_or_while_a_day_to_ask_again_stands(desk: StoreDesk) -> None:
    someone = ClientId(uuid4())
    values: dict[str, Any] = {"client": someone, "status": PlanStatus.REFUSED}
    refused = desk.create(made(Plan, created_by=WORKER, **values))

    def related(days: int) -> bool:
        with desk.units.reading() as uow:
            return uow.is_related(someone, relation(WORKER, since=NOW + timedelta(days=days)))

    assert related(0)
    assert not related(1)
    desk.save(refused, replace(refused, ask_again_on=NOW.date() - timedelta(days=1)))
    assert related(1)


def test_what_the_worker_may_not_see_makes_no_relation(desk: StoreDesk) -> None:
    someone = ClientId(uuid4())
    desk.create(matter(contact().id, client=someone, register=Register.SOCIAL, created_by=WORKER))

    with desk.units.reading() as uow:
        assert not uow.is_related(someone, relation(NOBODY, UNIT))
        assert not uow.is_related(someone, relation(WORKER))
        assert uow.is_related(someone, relation(WORKER, own_since=NOW - timedelta(days=7)))
        social = frozenset({Register.SOCIAL})
        assert uow.is_related(someone, relation(NOBODY, UNIT, registers=social))


LAST_YEAR: dict[str, Any] = {"since": NOW + timedelta(days=1)}


@pytest.mark.parametrize(
    ("kind", "values", "related"),
    [
        (Matter, {"status": MatterStatus.OPEN}, True),
        (Matter, {"status": MatterStatus.CLOSED}, False),
        (FollowUp, {"worker": WORKER}, True),
        (FollowUp, {"worker": WORKER, "status": FollowUpStatus.DONE}, False),
        (Plan, {"status": PlanStatus.CONFIRMED}, True),
        (Plan, {"status": PlanStatus.ENDED}, False),
        (Assignment, {"status": AssignmentStatus.STILL_TO_NAME}, True),
        (Assignment, {"status": AssignmentStatus.NOT_WANTED}, False),
        (Assignment, {"status": AssignmentStatus.NAMED, "valid_until": NOW.date()}, True),
        (
            Assignment,
            {"status": AssignmentStatus.NAMED, "valid_until": NOW.date() - timedelta(days=1)},
            False,
        ),
        (Review, {}, True),
        (Review, {"confirmed_at": NOW}, False),
    ],
)
def test_a_relation_ends_with_the_work(
    desk: StoreDesk, kind: type[Matter], values: dict[str, Any], *, related: bool
) -> None:
    someone = ClientId(uuid4())
    needed = {"contact": contact().id} if kind is Matter else {}
    desk.create(made(kind, **{"client": someone, "created_by": WORKER} | needed | values))

    with desk.units.reading() as uow:
        assert uow.is_related(someone, relation(WORKER, **LAST_YEAR)) is related


def test_a_closed_matter_makes_a_relation_for_some_time(desk: StoreDesk) -> None:
    someone = ClientId(uuid4())
    desk.create(matter(contact().id, client=someone, status=MatterStatus.CLOSED))

    with desk.units.reading() as uow:
        assert uow.is_related(someone, relation(NOBODY, UNIT, since=NOW))
        assert not uow.is_related(someone, relation(NOBODY, UNIT, **LAST_YEAR))


def test_a_relation_follows_the_person(desk: StoreDesk) -> None:
    one, other, third = (ClientId(uuid4()) for _ in range(3))
    desk.create(matter(contact().id, client=one))
    link = desk.create(
        made(ClientLink, register=Register.SHARED, from_client=one, into_client=other)
    )

    with desk.units.reading() as uow:
        assert uow.person(other) == tuple(sorted((one, other)))
        assert uow.person(third) == (third,)
        assert uow.is_related(other, relation(WORKER))
        assert not uow.is_related(third, relation(WORKER))

    desk.save(link, replace(link, status=LinkStatus.UNDONE))
    with desk.units.reading() as uow:
        assert not uow.is_related(other, relation(WORKER))


def test_a_log_line_stands_with_what_it_tells_of_and_the_words_of_a_search_apart(
    desk: StoreDesk,
) -> None:
    with desk.units.writing() as uow:
        uow.write_log(log_line(use_case="search.search"), "ketola")
        uow.write_log(log_line(subjects=(uuid4(),)))

    assert desk.ask("SELECT seq FROM usage_log ORDER BY seq") == [(1,), (2,)]
    words = desk.ask(
        "SELECT words FROM search_query JOIN usage_log ON digest = query_digest WHERE seq = 1"
    )
    assert words == [("ketola",)]
    report = desk.verify()
    assert (report.ok, report.usage_log_entries) == (True, 2)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM usage_log", "UPDATE usage_log SET purpose = ''"]
)
def test_the_log_refuses_to_be_changed(desk: StoreDesk, statement: str) -> None:
    with desk.units.writing() as uow:
        uow.write_log(log_line())

    with pytest.raises(Exception, match="only appended to") as failure:
        desk.run(statement)

    assert isinstance(failure.value.__cause__, dbapi2.Error)
    assert desk.verify().usage_log_entries == 1


def test_units_of_work_do_not_know_each_other(desk: StoreDesk) -> None:
    record = contact()
    units = StoredUnits(desk.database)

    with units.reading() as before:
        assert before.get(Contact, record.id) is None
        with units.writing() as uow:
            uow.append(creation(record), NOW)
            assert uow.get(Contact, record.id) == record
        assert before.get(Contact, record.id) is None
    with units.reading() as after:
        assert isinstance(after, StoredWork)
        assert after.get(Contact, record.id) == record
