"""How a use case sees the store: the access rule in every read, what is noted, what is refused."""

from datetime import date
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.client import AccessBasis, Client, Phone
from sotedesk.model.matter import FollowUp, Matter
from sotedesk.services.ports import where
from sotedesk.services.work import AbsentError, BasisNeededError
from tests.services.office import Office


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
