"""Undo takes back exactly the last action; undoing that does it again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import Address, Client, ContactWay, Phone, RelatedPerson
from sotedesk.model.contact import Contact
from sotedesk.model.hetu import check_character
from sotedesk.model.ids import ClientId, MatterId
from sotedesk.model.matter import Matter, Promise
from sotedesk.model.record import Record
from sotedesk.services.carrying import Carrying, Entry, Target, TargetKind
from sotedesk.services.client_form import NewAddress, NewClient, NewPhone
from sotedesk.services.clients import ClientDesk, UnmaskReason
from sotedesk.services.intake import Intake
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right, RightError
from sotedesk.services.undo import UNDONE, Undo, UndoError
from sotedesk.services.work import Work, Works, use_case
from tests.services.duties import care_need, definitions, finished
from tests.services.office import Office

TODAY = date(2026, 11, 24)


class Pen:
    """An action that writes one record several times, as longer use cases do."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.EDIT_CLIENTS)
    def write_thrice(self, work: Work, client: Client) -> None:
        for name in ("Yksi", "Kaksi", "Kolme"):
            stored = work.get(Client, client.id)
            work.save(stored, replace(stored, last_name=name))

    @use_case(Right.EDIT_CLIENTS)
    def make_and_mend(self, work: Work, client: Client) -> Phone:
        header = work.header(Register.SHARED)
        made = work.create(
            Phone(
                id=header.id,
                register=header.register,
                created_at=header.at,
                created_by=work.actor.worker,
                client=client.id,
            )
        )
        return work.save(made, replace(made, number="0401234567"))

    @use_case(Right.TAKE_CONTACTS)
    def promise(self, work: Work, matter: Matter) -> Promise:
        header = work.header(matter.register)
        return work.create(
            Promise(
                id=header.id,
                register=header.register,
                created_at=header.at,
                created_by=work.actor.worker,
                contact=matter.contact,
                matter=MatterId(matter.id),
                client=matter.client,
            )
        )

    @use_case(Right.ASSIGN)
    def end(self, work: Work, naming: Assignment) -> None:
        work.save(naming, replace(naming, status=AssignmentStatus.NOT_NEEDED))

    @use_case(Right.EDIT_CLIENTS, undoable=False)
    def keep(self, work: Work, client: Client) -> None:
        work.save(client, replace(client, reach_note="itsestään"))


class NoWords:
    """Words nothing; marking an entry needs none."""

    def text(self, _entry: Entry) -> str:
        return ""


def intake(office: Office) -> Intake:
    return Intake(office.works, definitions().types)


def carrying(office: Office) -> Carrying:
    return Carrying(office.works, NoWords(), definitions().types, {})


@pytest.fixture
def desk(office: Office) -> ClientDesk:
    return ClientDesk(office.works, synthetic=True)


@pytest.fixture
def undo(office: Office) -> Undo:
    return Undo(office.works)


def test_with_nothing_done_there_is_nothing_to_undo(office: Office, undo: Undo) -> None:
    assert undo.last(office.nurse) is None
    with pytest.raises(UndoError) as refused:
        undo.revert(office.nurse)
    assert refused.value.record is None


def test_an_edit_is_taken_back_and_done_again(office: Office, desk: ClientDesk, undo: Undo) -> None:
    client = office.client(office.nurse)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))

    undone = undo.revert(office.nurse)
    assert office.get(client) == client
    assert (undone.use_case, undone.undone) == ("clients.edit_municipality", True)

    redone = undo.revert(office.nurse)
    assert office.get(client).municipality == "Vaasa"
    assert (redone.use_case, redone.undone) == ("clients.edit_municipality", False)
    assert undo.last(office.nurse) == redone


def test_doing_again_leaves_an_action_that_stands_alone(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))

    with pytest.raises(UndoError):
        undo.revert(office.nurse, again=True)
    assert office.get(client).municipality == "Vaasa"

    undo.revert(office.nurse)
    assert undo.revert(office.nurse, again=True).undone is False
    assert office.get(client).municipality == "Vaasa"


def test_what_was_created_is_voided_as_undone_and_comes_back_by_redo(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    new = NewClient(last_name="Uusi", phones=(NewPhone(number="040 123 4567"),))
    created = desk.create(office.nurse, new)
    phone = created.phones[0]

    undo.revert(office.nurse)
    voided = _stored(office, Client, created.id)
    assert (voided.void_reason, voided.voided_by) == (UNDONE, office.nurse.worker)
    assert _stored(office, Phone, phone.id).is_void

    undo.revert(office.nurse)
    assert desk.card(office.nurse, created.id) == created


def test_voiding_is_taken_back_as_a_whole(office: Office, desk: ClientDesk, undo: Undo) -> None:
    created = desk.create(office.nurse, NewClient(last_name="Uusi"))
    desk.add_address(office.nurse, created.id, NewAddress(street="Rantatie 1"))
    before = desk.card(office.nurse, created.id)
    desk.void(office.nurse, created.id, "väärä henkilö")

    undo.revert(office.nurse)

    assert desk.card(office.nurse, created.id) == before


def test_an_action_that_wrote_a_record_thrice_is_taken_back_to_before_the_first(
    office: Office, undo: Undo
) -> None:
    client = office.client(office.nurse)
    Pen(office.works).write_thrice(office.nurse, client)

    undo.revert(office.nurse)
    assert office.get(client).last_name == "Ketola"

    undo.revert(office.nurse)
    assert office.get(client).last_name == "Kolme"


def test_a_record_made_and_mended_in_one_action_is_voided(office: Office, undo: Undo) -> None:
    phone = Pen(office.works).make_and_mend(office.nurse, office.client(office.nurse))

    undo.revert(office.nurse)

    assert office.get(phone).void_reason == UNDONE


def test_what_the_program_writes_by_itself_does_not_become_the_last_action(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    mended = desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))
    Pen(office.works).keep(office.nurse, mended)

    undo.revert(office.nurse)

    assert office.get(client).municipality == ""
    assert office.get(client).reach_note == "itsestään"


def test_a_later_change_of_a_colleague_stands_and_undo_is_refused(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))
    office.change(office.other_nurse, client, municipality="Laihia")

    with pytest.raises(UndoError) as refused:
        undo.revert(office.nurse)

    assert refused.value.record == client.id
    assert office.get(client).municipality == "Laihia"
    assert undo.last(office.nurse) is not None


def test_a_created_record_that_a_colleague_has_edited_is_not_voided(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    created = desk.create(office.nurse, NewClient(last_name="Uusi"))
    office.change(office.other_nurse, _stored(office, Client, created.id), municipality="Laihia")

    with pytest.raises(UndoError):
        undo.revert(office.nurse)

    assert not _stored(office, Client, created.id).is_void


def test_a_colleagues_change_to_another_group_is_no_hindrance_and_stays(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))
    office.change(office.other_nurse, client, service_language="sv")

    undo.revert(office.nurse)

    assert office.get(client).municipality == ""
    assert office.get(client).service_language == "sv"


def test_a_change_made_beside_the_action_shows_when_the_action_is_taken_back(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    with office.work(office.other_nurse) as work:
        work.save(client, replace(client, municipality="Laihia"))
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))
    assert "municipality" in office.get(client).origin.conflicts

    undo.revert(office.nurse)

    assert office.get(client).municipality == "Laihia"
    assert office.get(client).origin.conflicts == frozenset()


def test_what_a_colleague_has_built_on_is_not_voided(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    created = desk.create(office.nurse, NewClient(last_name="Uusi"))
    office.matter(office.other_nurse, created.id, unit=office.nurse.unit)

    with pytest.raises(UndoError) as refused:
        undo.revert(office.nurse)

    assert refused.value.record == created.id
    assert not _stored(office, Client, created.id).is_void


def test_what_the_worker_may_not_see_does_not_keep_a_record_from_being_voided(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    created = desk.create(office.nurse, NewClient(last_name="Uusi"))
    office.matter(office.guide, created.id)

    undo.revert(office.nurse)

    assert _stored(office, Client, created.id).is_void


def test_an_identity_code_that_another_client_has_got_meanwhile_does_not_come_back(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    code = f"030958-902{check_character('030958', '902')}"
    client = office.client(office.nurse, hetu=code)
    desk.edit_identity(office.nurse, client, replace(client, hetu=""))
    desk.create(office.other_nurse, NewClient(last_name="Toinen", hetu=code))

    with pytest.raises(UndoError):
        undo.revert(office.nurse)

    assert office.get(client).hetu == ""


def test_a_naming_that_would_overlap_a_later_one_does_not_come_back(
    office: Office, undo: Undo
) -> None:
    client = office.client(office.nurse)
    naming = office.put(Assignment, office.nurse, client=client.id, worker=office.nurse.worker)
    Pen(office.works).end(office.nurse, naming)
    office.put(Assignment, office.nurse, client=client.id, worker=office.other_nurse.worker)

    with pytest.raises(UndoError):
        undo.revert(office.nurse)


def test_nothing_comes_back_under_a_voided_client(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    phone = desk.add_phone(office.nurse, client.id, NewPhone(number="040 123 4567"))
    desk.void_entry(office.nurse, phone, "vanha")
    office.change(office.other_nurse, client, voided_at=office.now, void_reason="kahdesti")

    with pytest.raises(UndoError):
        undo.revert(office.nurse)


def test_what_undoing_only_checks_is_not_in_the_log(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    office.matter(office.nurse, client.id)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))

    undo.revert(office.nurse)

    assert office.last_line().records == ()


def test_each_worker_takes_back_only_the_own_action(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))

    assert undo.last(office.other_nurse) is None


def test_undo_needs_no_relation_which_the_undoing_itself_ended(office: Office, undo: Undo) -> None:
    client = office.client(office.guide)
    office.later(days=1)
    phone = Pen(office.works).make_and_mend(office.nurse, client)

    undo.revert(office.nurse)
    undo.revert(office.nurse)

    assert office.get(phone) == phone


def test_who_has_lost_the_right_to_an_action_cannot_take_it_back(
    office: Office, desk: ClientDesk, undo: Undo
) -> None:
    client = office.client(office.nurse)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))
    without = replace(office.nurse, roles=office.administrator.roles)

    with pytest.raises(RightError):
        undo.revert(without)


def test_undoing_is_a_line_in_the_log(office: Office, desk: ClientDesk, undo: Undo) -> None:
    client = office.client(office.nurse)
    desk.edit_municipality(office.nurse, client, replace(client, municipality="Vaasa"))

    undo.revert(office.nurse)

    line = office.last_line()
    assert (line.use_case, line.subjects) == ("undo.revert", (client.id,))


Act = Callable[[Office, ClientDesk, ClientId], object]


def _stored(office: Office, kind: type[Any], record: object) -> Any:  # noqa: ANN401 - of that kind
    with office.store.units.reading() as uow:
        return uow.get(kind, record)  # type: ignore[arg-type]


def _edit(**fields: object) -> Act:
    def act(office: Office, desk: ClientDesk, client: ClientId) -> object:
        stored = _stored(office, Client, client)
        edits = {
            "last_name": desk.edit_names,
            "municipality": desk.edit_municipality,
            "safety_ban": desk.edit_safety_ban,
            "impossible_ways": desk.edit_reach,
        }
        after = replace(stored, **fields)
        return edits[next(iter(fields))](office.nurse, stored, after)

    return act


def _add_phone(office: Office, desk: ClientDesk, client: ClientId) -> object:
    return desk.add_phone(office.nurse, client, NewPhone(number="040 765 4321"))


def _add_address(office: Office, desk: ClientDesk, client: ClientId) -> object:
    return desk.add_address(office.nurse, client, NewAddress(city="Vaasa"))


def _void_phones(office: Office, desk: ClientDesk, client: ClientId) -> None:
    for phone in desk.unmask(office.nurse, client, UnmaskReason.CORRECTING).phones[:1]:
        desk.void_entry(office.nurse, phone, "vanha")


def _void_client(office: Office, desk: ClientDesk, client: ClientId) -> None:
    desk.void(office.nurse, client, "väärä")


_EDITS = st.one_of(
    st.sampled_from(["Aho", "Ylä-Äijälä", "Ketola"]).map(lambda name: _edit(last_name=name)),
    st.sampled_from(["", "Vaasa"]).map(lambda name: _edit(municipality=name)),
    st.booleans().map(lambda ban: _edit(safety_ban=ban)),
    st.lists(st.sampled_from(ContactWay), unique=True).map(
        lambda ways: _edit(impossible_ways=tuple(ways))
    ),
    st.sampled_from([_add_phone, _add_address, _void_phones]),
)


def _rows(office: Office, client: ClientId) -> dict[object, Record]:
    """Give every row of the client by id, but those whose creation was undone."""
    own = (*where(client=client), one_of("void_reason", "", "vanha", "väärä"))
    with office.store.units.reading() as uow:
        of_client: list[Record] = []
        for kind in (Phone, Address, RelatedPerson, Matter):
            of_client += uow.find(kind, *own)
        found = uow.get(Client, client)
    assert found is not None
    return {row.id: row for row in (found, *of_client)}


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=st.lists(_EDITS, max_size=5), last=st.one_of(_EDITS, st.just(_void_client)))
def test_revert_restores_every_row_and_reverting_that_does_the_action_again(
    office: Office, history: list[Act], last: Act
) -> None:
    desk, undo = ClientDesk(office.works, synthetic=True), Undo(office.works)
    client = ClientId(office.client(office.nurse).id)
    for act in history:
        act(office, desk, client)
    before, receipt = _rows(office, client), undo.last(office.nurse)

    last(office, desk, client)
    after = _rows(office, client)
    if undo.last(office.nurse) is receipt:
        return

    undo.revert(office.nurse)
    assert _rows(office, client) == before
    undo.revert(office.nurse)
    assert _rows(office, client) == after
    undo.revert(office.nurse)
    assert _rows(office, client) == before


def test_a_finished_contact_is_not_opened_again_once_its_entry_was_carried_over(
    office: Office, undo: Undo
) -> None:
    matter = care_need(office, office.client(office.nurse).id)
    contact = _stored(office, Contact, matter.contact)
    intake(office).finish(office.nurse, contact)
    colleague = replace(office.nurse, worker=office.other_nurse.worker)
    office.later(minutes=1)
    carrying(office).carried(colleague, Target(TargetKind.MATTER, matter.id), "", TODAY)

    with pytest.raises(UndoError) as refused:
        undo.revert(office.nurse)

    assert refused.value.record == contact.id
    assert not _stored(office, Contact, contact.id).is_open


@pytest.mark.parametrize("carried_before", [True, False])
def test_a_promise_is_taken_back_unless_its_matter_was_carried_over_since(
    office: Office, undo: Undo, *, carried_before: bool
) -> None:
    matter = care_need(office, office.client(office.nurse).id)
    finished(office, matter)
    colleague = replace(office.nurse, worker=office.other_nurse.worker)

    def carry() -> None:
        office.later(minutes=1)
        carrying(office).carried(colleague, Target(TargetKind.MATTER, matter.id), "", TODAY)

    if carried_before:
        carry()
    office.later(minutes=1)
    made = Pen(office.works).promise(office.nurse, matter)
    if carried_before:
        undo.revert(office.nurse)
    else:
        carry()
        with pytest.raises(UndoError):
            undo.revert(office.nurse)

    assert _stored(office, Promise, made.id).is_void == carried_before
