"""Carrying over: what waits, what is marked, and what the text is made from."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ClientId, ContactId, PlanId, ReviewId, UnitId, WorkerId
from sotedesk.model.matter import Appointment, CarriedOver, Matter, MatterStatus, Promise
from sotedesk.model.matter_type import DataFileError
from sotedesk.model.plan import Plan, PlanRow, PlanStatus
from sotedesk.model.review import Conclusion, HighNeed, Review, ReviewVerdict, Talked
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Unit
from sotedesk.resources import resource
from sotedesk.services.carrying import (
    AlreadyCarriedError,
    CarriedInFutureError,
    Carrying,
    Entry,
    MappingEntry,
    MatterEntry,
    NotFinishedError,
    PlanEntry,
    ReviewEntry,
    Target,
    TargetKind,
)
from sotedesk.services.county import County, load_county
from sotedesk.services.mappings import Mappings
from sotedesk.services.undo import Undo, UndoError
from sotedesk.services.work import AbsentError
from sotedesk.store.desk import take_new_id
from tests.services.duties import care_need, confirmed_review, definitions, finished
from tests.services.office import Office

TODAY = date(2026, 11, 24)


@dataclass
class Words:
    """Keeps what it was asked to word."""

    entries: list[Entry] = field(default_factory=list)

    def text(self, entry: Entry) -> str:
        self.entries.append(entry)
        return "teksti"


@pytest.fixture
def county() -> County:
    return load_county(resource())


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
def desk(office: Office, words: Words, county: County) -> Carrying:
    return Carrying(office.works, words, definitions().types, county.record_systems)


@pytest.fixture
def client(office: Office) -> ClientId:
    return office.client(office.nurse).id


@pytest.fixture
def matter(office: Office, client: ClientId) -> Matter:
    made = care_need(office, client)
    finished(office, made)
    return made


def target(matter: Matter) -> Target:
    return Target(TargetKind.MATTER, matter.id)


def waiting(office: Office, desk: Carrying) -> list[Target]:
    return [line.target for line in desk.not_carried(office.nurse)]


def test_a_finished_matter_waits_until_it_is_carried(
    office: Office, desk: Carrying, matter: Matter
) -> None:
    (line,) = desk.not_carried(office.nurse)
    assert line.target == target(matter)
    assert (line.register, line.type_code, line.title) == (Register.HEALTH, "care_need", "huimaus")
    assert (line.subject and line.subject.name, line.system) == ("Raija Ketola", "potilastiedot")
    assert (line.at, line.incomplete, line.own) == (office.now, False, True)

    mark = desk.carried(office.nurse, line.target, "", TODAY)
    assert (mark.system, mark.carried_on, mark.target_kind) == ("potilastiedot", TODAY, "matter")
    assert (mark.client, mark.register) == (matter.client, Register.HEALTH)
    assert desk.not_carried(office.nurse) == ()

    office.change(office.nurse, mark, voided_at=office.now)
    assert waiting(office, desk) == [target(matter)]


def test_an_edit_after_the_mark_brings_the_entry_back(
    office: Office, desk: Carrying, matter: Matter
) -> None:
    office.change(office.nurse, matter, notes="ennen")
    mark = desk.carried(office.nurse, target(matter), "", TODAY)
    office.change(office.nurse, matter, status=MatterStatus.CLOSED)
    assert waiting(office, desk) == []

    office.change(office.nurse, matter, notes="jälkeen")

    assert waiting(office, desk) == [target(matter)]
    again = desk.carried(office.nurse, target(matter), "", TODAY)
    assert again.id != mark.id
    assert waiting(office, desk) == []


def test_an_edit_of_another_desk_is_told_by_its_clock(
    office: Office, desk: Carrying, matter: Matter
) -> None:
    desk.carried(office.nurse, target(matter), "", TODAY)
    office.later(minutes=1)
    with office.store.database.writer() as connection:
        take_new_id(connection, office.now)

    office.change(office.nurse, matter, notes="jälkeen")

    assert waiting(office, desk) == [target(matter)]


def test_the_units_own_name_of_its_system_goes_before_the_countys(
    office: Office, desk: Carrying, matter: Matter
) -> None:
    with office.store.units.reading() as uow:
        unit = uow.get(Unit, UnitId(office.nurse.unit or UUID(int=0)))
    assert unit is not None
    office.change(office.nurse, unit, record_system="Lifecare")

    (line,) = desk.not_carried(office.nurse)

    assert line.system == "Lifecare"
    assert desk.carried(office.nurse, target(matter), " Muu ", TODAY).system == "Muu"


def test_a_matter_of_an_open_contact_does_not_wait(
    office: Office, desk: Carrying, client: ClientId
) -> None:
    live = care_need(office, client)
    assert waiting(office, desk) == []
    with pytest.raises(NotFinishedError):
        desk.carried(office.nurse, target(live), "", TODAY)

    finished(office, live, ContactStatus.FINISHED_INCOMPLETE)
    (line,) = desk.not_carried(office.nurse)
    assert line.incomplete


def test_a_matter_whose_contact_has_not_arrived_does_not_wait(
    office: Office, desk: Carrying, client: ClientId
) -> None:
    care_need(office, client, contact=ContactId(UUID(int=5)))

    assert waiting(office, desk) == []


@pytest.mark.parametrize(
    ("type_code", "with_client", "waits"),
    [
        ("advice", False, False),
        ("advice", True, True),
        ("care_need", False, True),
        ("newer_type", False, True),
    ],
)
def test_advice_without_a_client_is_not_carried(
    office: Office,
    desk: Carrying,
    client: ClientId,
    *,
    type_code: str,
    with_client: bool,
    waits: bool,
) -> None:
    made = care_need(office, client if with_client else None, type=type_code)
    finished(office, made)

    lines = desk.not_carried(office.nurse)

    assert [line.target for line in lines] == ([target(made)] if waits else [])
    if waits and not with_client:
        assert lines[0].subject is None


def test_confirmed_reviews_and_plans_wait_too_and_the_oldest_comes_first(
    office: Office, desk: Carrying, client: ClientId, matter: Matter
) -> None:
    review = confirmed_review(office, matter, Conclusion.NO_FURTHER_STEPS)
    office.later(minutes=1)
    plans = [
        office.put(
            Plan,
            office.nurse,
            client=client,
            unit=office.nurse.unit,
            number="K7M-1",
            status=status,
            status_at=office.now,
        )
        for status in (PlanStatus.CONFIRMED, PlanStatus.DRAFT)
    ]
    draft = Target(TargetKind.PLAN, plans[1].id)
    begun = office.put(Review, office.nurse, client=client, unit=office.nurse.unit)

    lines = desk.not_carried(office.nurse)

    assert [line.target for line in lines] == [
        target(matter),
        Target(TargetKind.REVIEW, review.id),
        Target(TargetKind.PLAN, plans[0].id),
    ]
    assert [(line.type_code, line.title) for line in lines[1:]] == [
        ("", ""),
        ("health_care_plan", "K7M-1"),
    ]
    for unfinished in (draft, Target(TargetKind.REVIEW, begun.id)):
        with pytest.raises(NotFinishedError):
            desk.carried(office.nurse, unfinished, "", TODAY)
    desk.carried(office.nurse, lines[1].target, "", TODAY)
    desk.carried(office.nurse, lines[2].target, "", TODAY)
    assert waiting(office, desk) == [target(matter)]


def test_a_decided_mapping_waits_and_an_area_written_after_the_mark_brings_it_back(
    office: Office, desk: Carrying, client: ClientId
) -> None:
    care_need(office, client)
    mappings = Mappings(office.works, definitions().areas)
    view = mappings.start(office.nurse, client)
    entry = Target(TargetKind.MAPPING, view.mapping.id)
    with pytest.raises(NotFinishedError):
        desk.carried(office.nurse, entry, "", TODAY)
    office.later(minutes=1)
    mappings.decide_high_need(
        office.nurse, view.mapping, HighNeed.NO, reason="asia hoitui", talked=Talked.YES
    )

    (line,) = desk.not_carried(office.nurse)
    assert (line.target, line.at, line.own) == (entry, office.now, True)
    assert (line.type_code, line.title) == ("", "")
    desk.carried(office.nurse, entry, "", TODAY)
    assert waiting(office, desk) == []

    office.change(office.nurse, view.areas[0].record, client_words="Huimaa.")

    assert waiting(office, desk) == [entry]


def test_a_mapping_goes_out_with_its_areas_and_the_one_who_decided(
    office: Office, desk: Carrying, client: ClientId, words: Words
) -> None:
    care_need(office, client)
    view = Mappings(office.works, definitions().areas).start(office.nurse, client)

    desk.text(office.nurse, Target(TargetKind.MAPPING, view.mapping.id))

    entry = words.entries[-1]
    assert isinstance(entry, MappingEntry)
    assert entry.mapping == view.mapping
    assert len(entry.areas) == len(view.areas)
    assert entry.head.written_by == "Minna Salo"


def test_what_was_written_of_a_mapping_is_not_taken_back_once_it_was_carried_over(
    office: Office, desk: Carrying, client: ClientId
) -> None:
    care_need(office, client)
    mappings = Mappings(office.works, definitions().areas)
    view = mappings.start(office.nurse, client)
    decided = mappings.decide_high_need(
        office.nurse, view.mapping, HighNeed.NO, reason="asia hoitui", talked=Talked.YES
    ).mapping
    area = view.areas[0].record
    written = replace(area, client_words="Huimaa.")
    mappings.save(office.nurse, decided, decided, [(area, written)])
    colleague = replace(office.other_nurse, unit=office.nurse.unit)
    desk.carried(colleague, Target(TargetKind.MAPPING, decided.id), "", TODAY)

    with pytest.raises(UndoError):
        Undo(office.works).revert(office.nurse)


def test_a_colleagues_entry_waits_on_the_units_list_but_is_not_own(
    office: Office, desk: Carrying, matter: Matter
) -> None:
    colleague = replace(office.nurse, worker=office.other_nurse.worker)

    (line,) = desk.not_carried(colleague)

    assert (line.target, line.own) == (target(matter), False)
    assert desk.not_carried(office.other_nurse) == ()


def test_an_entry_is_marked_once_and_not_on_a_day_to_come(
    office: Office, desk: Carrying, matter: Matter
) -> None:
    with pytest.raises(CarriedInFutureError):
        desk.carried(office.nurse, target(matter), "", TODAY + timedelta(days=1))
    mark = desk.carried(office.nurse, target(matter), "", TODAY)

    with pytest.raises(AlreadyCarriedError) as refused:
        desk.carried(office.nurse, target(matter), "", TODAY)

    assert refused.value.present == mark


def test_the_other_register_changes_nothing_of_what_waits(
    office: Office, desk: Carrying, client: ClientId, matter: Matter
) -> None:
    before = repr(desk.not_carried(office.nurse))

    social = office.matter(office.guide, client, type="service_need", unit=office.nurse.unit)
    finished(office, social)
    office.put(Review, office.guide, client=client, unit=office.nurse.unit, confirmed_at=office.now)
    office.put(
        Plan, office.guide, client=client, unit=office.nurse.unit, status=PlanStatus.CONFIRMED
    )

    assert target(matter).id.hex in before.replace("-", "")
    assert repr(desk.not_carried(office.nurse)) == before
    for refused in (target(social), Target(TargetKind.PLAN, social.id)):
        with pytest.raises(AbsentError):
            desk.text(office.nurse, refused)


def test_copying_out_is_logged_with_the_client(
    office: Office, desk: Carrying, client: ClientId, matter: Matter
) -> None:
    assert desk.text(office.nurse, target(matter)) == "teksti"

    line = office.last_line()
    assert (line.action, line.use_case, line.subjects) == (
        LogAction.COPY_OUT,
        "carrying.text",
        (client,),
    )


def test_a_matters_text_is_made_of_it_and_its_contact(
    office: Office, desk: Carrying, words: Words, matter: Matter
) -> None:
    given: dict[str, Any] = {"client": matter.client, "matter": matter.id}
    promise = office.put(
        Promise, office.nurse, contact=matter.contact, worker=office.other_nurse.worker, **given
    )
    time = office.put(Appointment, office.nurse, at=office.now, **given)
    matter = office.change(office.nurse, matter, handled_by=office.guide.worker)

    desk.text(office.nurse, target(matter))

    (entry,) = words.entries
    assert isinstance(entry, MatterEntry)
    assert (entry.matter, entry.promises, entry.appointments) == (matter, (promise,), (time,))
    assert entry.contact is not None
    assert entry.contact.id == matter.contact
    assert (entry.head.written_by, entry.head.title, entry.head.unit) == (
        "Minna Salo",
        "sairaanhoitaja",
        "Keskustan sote-keskus",
    )
    assert entry.head.workers == {
        office.guide.worker: "Eero Äijälä",
        office.other_nurse.worker: "Jari Lehto",
    }


def test_the_envelope_of_the_other_register_is_not_in_the_text(
    office: Office, desk: Carrying, words: Words, client: ClientId
) -> None:
    contact = office.put(Contact, office.guide, contacting_name="Katja")
    made = care_need(office, client, contact=contact.id)

    desk.text(office.nurse, target(made))

    (entry,) = words.entries
    assert isinstance(entry, MatterEntry)
    assert entry.contact is None


def test_reviews_and_plans_bring_their_points_and_rows(
    office: Office, desk: Carrying, words: Words, client: ClientId, matter: Matter
) -> None:
    review = confirmed_review(office, matter)
    plan = office.put(Plan, office.nurse, client=client, status=PlanStatus.DRAFT)
    row = office.put(PlanRow, office.nurse, plan=PlanId(plan.id), need="Huimaus")

    desk.text(office.nurse, Target(TargetKind.REVIEW, review.id))
    desk.text(office.nurse, Target(TargetKind.PLAN, plan.id))

    first, second = words.entries
    assert isinstance(first, ReviewEntry)
    assert isinstance(second, PlanEntry)
    assert (first.review, len(first.verdicts)) == (review, 10)
    assert first.head.workers == {office.nurse.worker: "Minna Salo"}
    assert (second.plan, second.rows, second.head.unit) == (plan, (row,), "")


def test_an_entry_of_a_writer_who_has_not_arrived_and_without_a_client_is_whole(
    office: Office, desk: Carrying, words: Words
) -> None:
    stranger = replace(office.nurse, worker=WorkerId(UUID(int=8)))
    made = office.matter(stranger, None, type="care_need")

    desk.text(stranger, target(made))

    head = words.entries[0].head
    assert (head.subject, head.written_by, head.title) == (None, "", "")


def test_states_that_a_fold_can_give_have_a_time_nevertheless(
    office: Office, desk: Carrying, client: ClientId
) -> None:
    office.put(Plan, office.nurse, client=client, unit=office.nurse.unit, status=PlanStatus.ENDED)
    made = care_need(office, client)
    with office.store.units.reading() as uow:
        contact = uow.get(Contact, made.contact)
    assert contact is not None
    office.change(office.nurse, contact, status=ContactStatus.FINISHED)
    office.put(CarriedOver, office.nurse, target=UUID(int=3))
    office.put(ReviewVerdict, office.nurse, review=ReviewId(UUID(int=2)))

    assert [line.at <= office.now for line in desk.not_carried(office.nurse)] == [True, True]


def test_the_shipped_county_file_names_its_systems_owner_and_date(county: County) -> None:
    assert set(county.record_systems) == {Register.HEALTH, Register.SOCIAL}
    assert (county.name, county.dated_on.year) == ("Esimerkin hyvinvointialue", 2026)
    assert county.owner


def test_a_county_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as refused:
        load_county(tmp_path)
    assert "county.json" in refused.value.where

    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "county.json").write_text('{"name": "x"}')
    with pytest.raises(DataFileError):
        load_county(tmp_path)


def test_a_sender_protected_in_one_matter_is_protected_in_every_matter_of_the_contact(
    office: Office, desk: Carrying, words: Words, matter: Matter
) -> None:
    desk.text(office.nurse, target(matter))
    worry = office.put(
        Matter, office.guide, contact=matter.contact, type="worry", sender_protected=True
    )
    desk.text(office.nurse, target(matter))
    office.change(office.guide, worry, voided_at=office.now)
    desk.text(office.nurse, target(matter))

    told = [one.sender_protected for one in words.entries if isinstance(one, MatterEntry)]
    assert told == [False, True, False]
