"""How a use case sees the store: the access rule in every read, what is noted, what is refused."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sotedesk.model.access import Actor
from sotedesk.model.changes import Register
from sotedesk.model.client import AccessBasis, Client, ClientLink, Phone
from sotedesk.model.contact import Contact
from sotedesk.model.matter import FollowUp, Matter
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Unit
from sotedesk.services.ports import where
from sotedesk.services.rights import Right
from sotedesk.services.work import (
    AbsentError,
    BasisNeededError,
    Work,
    Works,
    use_case,
)
from sotedesk.store.work import StoredWork
from tests.builders import made
from tests.services.office import HEALTH_UNIT, SOCIAL_UNIT, Office


@pytest.fixture
def client(office: Office) -> Client:
    """A client whom the guide knows; the nurses' unit does not."""
    made = office.client(office.guide)
    office.matter(office.guide, made.id)
    return made


def test_a_list_cut_short_is_as_long_whether_or_not_there_are_records_not_shown(
    office: Office, client: Client
) -> None:
    office.matter(office.nurse, client.id, reason="0")
    for number in range(9):
        office.later(minutes=1)
        office.put(FollowUp, office.guide, client=client.id, what="salassa")
        if number % 3 == 0:
            office.put(FollowUp, office.nurse, client=client.id, what=str(number))

    with office.work(office.nurse) as work:
        found = work.find(FollowUp, *where(client=client.id), order="-created_at", limit=2)
        every = work.find(FollowUp, *where(client=client.id), order="-created_at", limit=50)

    assert [one.what for one in found] == ["6", "3"]
    assert [one.what for one in every] == ["6", "3", "0"]
    assert work.touched == {one.id for one in every}


def test_one_record_of_the_other_register_is_absent(office: Office, client: Client) -> None:
    matter = office.matter(office.guide, client.id)

    with office.work(office.nurse) as work:
        with pytest.raises(AbsentError):
            work.get(Matter, matter.id)
        assert work.look(Matter, matter.id) is None
        assert work.shown([matter]) == []
    assert work.touched == set()


def test_one_record_without_relation_is_shown_after_a_basis(office: Office) -> None:
    made = office.client(office.nurse)
    matter = office.matter(office.nurse, made.id)
    by = office.other_nurse

    with office.work(by) as work:
        with pytest.raises(BasisNeededError):
            work.get(Matter, matter.id)
        with pytest.raises(BasisNeededError):
            work.admit(made.id, Register.HEALTH)

    office.put(AccessBasis, by, client=made.id, worker=by.worker, valid_until=date(2026, 12, 1))
    with office.work(by) as work:
        assert work.get(Matter, matter.id) == matter
        assert work.shown([matter]) == [matter]
        work.admit(made.id, Register.HEALTH)
    assert work.touched == {matter.id}


def test_nobody_begins_a_record_in_the_other_register(office: Office, client: Client) -> None:
    with office.work(office.nurse) as work, pytest.raises(AbsentError):
        work.admit(client.id, Register.SOCIAL)


def test_what_has_not_arrived_is_none_and_what_is_not_pointed_to_too(office: Office) -> None:
    with office.work(office.nurse) as work:
        assert work.look(Client, UUID(int=7)) is None
        assert work.look(Client, None) is None


def test_a_record_of_a_register_its_kind_does_not_know_is_refused(
    office: Office, client: Client
) -> None:
    with pytest.raises(ValueError, match="phone"):
        office.put(Phone, office.nurse, Register.HEALTH, client=client.id)


def test_saving_what_does_not_differ_writes_nothing(office: Office, client: Client) -> None:
    with office.work(office.guide) as work:
        assert work.save(client, client) is client

    assert work.written == []


def test_ids_of_one_use_case_sort_as_they_were_given(office: Office) -> None:
    with office.work(office.nurse) as work:
        ids = [work.header(Register.HEALTH).id for _ in range(100)]

    assert ids == sorted(ids)


def social_worker_of_the_unit(office: Office) -> Actor:
    return replace(office.guide, unit=office.nurse.unit)


def test_a_hidden_matter_of_the_own_unit_makes_no_relation(office: Office) -> None:
    made = office.client(office.guide)
    office.later(days=1)
    office.matter(social_worker_of_the_unit(office), made.id)
    health = office.matter(replace(office.other_nurse, unit=SOCIAL_UNIT), made.id)

    with office.work(office.nurse) as work:
        assert not work.may_open(made.id)
        with pytest.raises(BasisNeededError):
            work.get(Matter, health.id)


def test_a_relation_and_a_basis_follow_the_person(office: Office) -> None:
    one, other = office.client(office.guide), office.client(office.guide)
    office.later(days=1)
    matter = office.matter(office.nurse, one.id)
    by = office.other_nurse
    office.put(AccessBasis, by, client=one.id, worker=by.worker, valid_until=date(2026, 12, 1))
    link = {"from_client": one.id, "into_client": other.id}
    about_other = office.matter(replace(office.guide, registers=by.registers), other.id)

    for actor in (office.nurse, by):
        with office.work(actor) as work:
            assert not work.may_open(other.id)
    office.put(ClientLink, office.guide, Register.SHARED, **link)
    for actor in (office.nurse, by):
        with office.work(actor) as work:
            assert work.may_open(other.id)
            assert work.get(Matter, about_other.id) == about_other
            assert work.get(Matter, matter.id) == matter


class Shown:
    """Use cases that show a contact, in every way."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.TAKE_CONTACTS, LogAction.VIEW)
    def contact(self, work: Work, contact: UUID) -> Contact:
        return work.get(Contact, contact)

    @use_case(Right.TAKE_CONTACTS, LogAction.VIEW)
    def unit(self, work: Work) -> Unit:
        return work.get(Unit, HEALTH_UNIT)

    @use_case(Right.TAKE_CONTACTS, LogAction.COPY_OUT)
    def nothing(self, work: Work) -> str:
        return work.name


def test_a_contact_without_a_client_is_logged_and_a_directory_is_not(office: Office) -> None:
    contact = office.put(Contact, office.nurse, contacting_name="Ville")
    shown = Shown(office.works)
    before = len(office.log())

    shown.unit(office.nurse)
    assert len(office.log()) == before
    shown.contact(office.nurse, contact.id)
    assert office.last_line().records == (contact.id,)
    shown.nothing(office.nurse)
    assert office.last_line().action is LogAction.COPY_OUT
    assert len(office.log()) == before + 2


def test_whoever_contacts_as_a_client_is_a_subject(office: Office) -> None:
    caller = office.client(office.nurse)
    contact = office.put(Contact, office.nurse, contacting_client=caller.id)

    Shown(office.works).contact(office.nurse, contact.id)

    assert office.last_line().subjects == (caller.id,)


def test_a_showing_whose_line_was_not_written_is_logged_the_next_time(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact = office.put(Contact, office.nurse)
    shown = Shown(office.works)
    before = len(office.log())

    def full(*_arguments: object) -> None:
        raise OSError("full")

    with monkeypatch.context() as patched:
        patched.setattr(StoredWork, "write_log", full)
        with pytest.raises(OSError, match="full"):
            shown.contact(office.nurse, contact.id)
    for _time in range(2):
        shown.contact(office.nurse, contact.id)

    assert len(office.log()) == before + 1


def test_showings_are_forgotten_once_they_are_a_new_line_again(office: Office) -> None:
    shown = Shown(office.works)
    for _time in range(3):
        shown.contact(office.nurse, office.put(Contact, office.nurse).id)
        office.later(minutes=16)

    assert len(office.works._viewed) == 1


def test_a_change_of_what_never_was_is_refused(office: Office, client: Client) -> None:
    never = made(Matter, contact=office.matter(office.nurse, client.id).contact, notes="ei missään")

    with office.work(office.nurse) as work, pytest.raises(AbsentError):
        work.save(never, replace(never, notes="eikä nyt"))
