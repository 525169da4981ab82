"""The client desk: creating, the card, masks, the form, edits, bases and voiding."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import (
    AccessBasis,
    Address,
    Allowed,
    BasisGround,
    Client,
    ClientLink,
    ContactWay,
    ElsewhereKind,
    InterpreterNeed,
    Phone,
    PlanElsewhere,
    RelatedPerson,
    Relation,
)
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.hetu import HetuProblem, check_character
from sotedesk.model.ids import ClientId
from sotedesk.model.masking import Masked, MaskReason
from sotedesk.model.matter import MatterStatus, SpecialSupport
from sotedesk.model.phone import PhoneProblem
from sotedesk.model.review import HighNeed, SituationMapping
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Team
from sotedesk.services.client_card import AlertCode, ClientCard
from sotedesk.services.client_form import (
    ClientInputError,
    ClientProblem,
    NewAddress,
    NewClient,
    NewPhone,
    NewPlanElsewhere,
    NewRelatedPerson,
)
from sotedesk.services.clients import (
    BasisError,
    BasisProblem,
    ClientDesk,
    ClientInUseError,
    MaskedFormError,
    OtherGroupsError,
    SameHetuError,
    UnmaskReason,
)
from sotedesk.services.subject import ReasonNeededError
from sotedesk.services.work import AbsentError, BasisNeededError
from tests.services.office import HEALTH_UNIT, Office

HIDDEN = Masked(MaskReason.SAFETY_BAN)
NBSP = "\u00a0"


def hetu(day: str = "030958", marker: str = "-", number: str = "902") -> str:
    return f"{day}{marker}{number}{check_character(day, number)}"


@pytest.fixture
def desk(office: Office) -> ClientDesk:
    return ClientDesk(office.works, synthetic=True)


@pytest.fixture
def raija(office: Office) -> Client:
    """A client of the nurse's unit, known for longer than today."""
    client = office.client(office.nurse, hetu=hetu(), birth_date=date(1958, 9, 3))
    office.matter(office.nurse, client.id, reason="Huimaus", status=MatterStatus.CLOSED)
    office.later(days=5)
    return client


def test_a_card_of_nobody_is_absent(office: Office, desk: ClientDesk) -> None:
    with pytest.raises(AbsentError):
        desk.card(office.nurse, ClientId(office.nurse.worker))


def test_a_voided_client_is_absent(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)
    desk.void(office.nurse, client.id, "väärä")

    with pytest.raises(AbsentError):
        desk.card(office.nurse, client.id)


def test_a_client_without_relation_opens_only_on_a_basis(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    with pytest.raises(BasisNeededError) as needed:
        desk.card(office.other_nurse, raija.id)
    assert (needed.value.client, needed.value.register) == (raija.id, Register.HEALTH)

    desk.record_basis(
        office.other_nurse, raija.id, Register.HEALTH, BasisGround.CLIENT_PRESENT, days=2
    )
    assert desk.card(office.other_nurse, raija.id).id == raija.id

    office.later(days=1)
    assert desk.card(office.other_nurse, raija.id).id == raija.id

    office.later(days=1)
    with pytest.raises(BasisNeededError):
        desk.card(office.other_nurse, raija.id)


def test_nothing_of_a_client_is_edited_without_relation_or_basis(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    by = office.other_nurse
    refused: tuple[Callable[[], object], ...] = (
        lambda: desk.form(by, raija.id),
        lambda: desk.unmask(by, raija.id, UnmaskReason.OTHER),
        lambda: desk.edit_municipality(by, raija, replace(raija, municipality="Vaasa")),
        lambda: desk.add_phone(by, raija.id, NewPhone(number="0401234567")),
        lambda: desk.void(by, raija.id, "syy"),
    )

    for attempt in refused:
        with pytest.raises(BasisNeededError):
            attempt()


def test_a_worker_of_no_register_has_no_clients(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    with pytest.raises(AbsentError):
        desk.card(replace(office.nurse, registers=frozenset()), raija.id)


def test_who_created_a_client_may_open_it_that_day_only(office: Office, desk: ClientDesk) -> None:
    created = desk.create(office.other_nurse, NewClient(last_name="Uusi"))

    assert desk.card(office.other_nurse, created.id) == created
    with pytest.raises(BasisNeededError):
        desk.card(office.nurse, created.id)
    office.later(days=1)
    with pytest.raises(BasisNeededError):
        desk.card(office.other_nurse, created.id)


def test_who_is_contacting_may_be_opened_while_the_contact_is_open(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    by = office.other_nurse
    contact = office.put(Contact, by, worker=by.worker, contacting_client=raija.id)
    assert desk.card(by, raija.id).id == raija.id

    office.change(by, contact, status=ContactStatus.FINISHED)
    with pytest.raises(BasisNeededError):
        desk.card(by, raija.id)


def test_a_card_is_one_line_in_the_log_for_fifteen_minutes(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    before = len(office.log())

    desk.card(office.nurse, raija.id)
    office.later(minutes=14)
    desk.card(office.nurse, raija.id)
    assert len(office.log()) == before + 1

    office.later(minutes=1)
    desk.card(office.nurse, raija.id)
    assert len(office.log()) == before + 2
    assert (office.last_line().action, office.last_line().subjects) == (LogAction.VIEW, (raija.id,))


def test_the_card_tells_who_this_is_and_how_to_reach_the_person(
    office: Office, desk: ClientDesk
) -> None:
    client = office.client(
        office.nurse,
        hetu=hetu(),
        birth_date=date(1958, 11, 25),
        former_last_names=("Mäki",),
        service_language="fi",
        municipality="Vaasa",
        preferred_way=ContactWay.TEXT,
        impossible_ways=(ContactWay.PHONE,),
        reach_note="etätulkkaus",
        no_paper=True,
        no_messages=True,
        e_service_help=Allowed.YES,
    )
    desk.add_phone(
        office.nurse,
        client.id,
        NewPhone(
            number="+358 40 000 1873", label="oma", may_text=Allowed.YES, safe_time="aamuisin"
        ),
    )
    desk.add_address(
        office.nurse,
        client.id,
        NewAddress(street="Rantatie 1", postal_code="65100", city="Vaasa", label="koti"),
    )

    card = desk.card(office.nurse, client.id)

    assert (card.name, card.first_names, card.former_last_names) == (
        "Raija Ketola",
        "Raija Maria",
        ("Mäki",),
    )
    assert (card.birth_date, card.age) == (date(1958, 11, 25), 67)
    assert card.hetu == Masked(MaskReason.NOT_NEEDED, "030958-")
    assert (card.preferred_way, card.impossible_ways) == (ContactWay.TEXT, (ContactWay.PHONE,))
    assert (card.municipality, card.reach_note) == ("Vaasa", "etätulkkaus")
    phone, address = card.phones[0], card.addresses[0]
    assert phone.number == f"040{NBSP}000{NBSP}1873"
    assert (phone.label, phone.may_text, phone.safe_time) == ("oma", Allowed.YES, "aamuisin")
    assert (address.street, address.postal_code, address.city) == ("Rantatie 1", "65100", "Vaasa")
    assert (card.no_paper, card.no_messages, card.e_service_help) == (True, True, Allowed.YES)
    assert (card.safety_ban, card.alerts) == (False, ())


def test_custodians_guardian_and_authorised_stand_each_apart(
    office: Office, desk: ClientDesk
) -> None:
    child, mother = office.client(office.nurse), office.client(office.nurse, call_name="Anu")
    by, today = office.nurse, office.now.date()
    for new in (
        NewRelatedPerson(person=mother.id, relation=Relation.CUSTODIAN, relation_word="äiti"),
        NewRelatedPerson(name="Pekka", relation=Relation.CUSTODIAN, phone="050 123 4567"),
        NewRelatedPerson(name="Aino", relation=Relation.GUARDIAN, scope="talous"),
        NewRelatedPerson(
            name="Olli",
            relation=Relation.AUTHORISED,
            basis="valtakirja",
            valid_until=today - timedelta(days=1),
        ),
        NewRelatedPerson(
            name="Sari",
            relation=Relation.AUTHORISED,
            basis="Suomi.fi",
            valid_from=today,
            valid_until=today,
        ),
        NewRelatedPerson(
            name="Timo",
            relation=Relation.AUTHORISED,
            basis="Suomi.fi",
            valid_from=today + timedelta(days=1),
        ),
    ):
        office.later(minutes=1)
        desk.add_related_person(by, child.id, new)

    lines = desk.card(by, child.id).related

    assert [line.name for line in lines] == ["Anu Ketola", "Pekka", "Aino", "Olli", "Sari", "Timo"]
    assert lines[0].relation_word == "äiti"
    assert lines[1].phone == f"050{NBSP}123{NBSP}4567"
    assert lines[2].scope == "talous"
    assert [line.in_force for line in lines] == [True, True, True, False, True, False]


def test_a_related_client_who_has_not_arrived_is_nameless(office: Office, desk: ClientDesk) -> None:
    child = office.client(office.nurse)
    elsewhere = ClientId(office.guide.worker)
    office.put(RelatedPerson, office.nurse, Register.SHARED, client=child.id, person=elsewhere)

    assert desk.card(office.nurse, child.id).related[0].name == ""


def test_alerts_stand_in_the_order_ban_interpreter_matter_plan_elsewhere(
    office: Office, desk: ClientDesk
) -> None:
    by = office.nurse
    client = office.client(
        by,
        safety_ban=True,
        safety_ban_until=date(2027, 1, 31),
        interpreter_need=InterpreterNeed.SIGNED,
        interpreter_language="suomalainen viittomakieli",
    )
    new = NewPlanElsewhere(
        register=Register.HEALTH,
        plan_kind=ElsewhereKind.ADVANCE_DIRECTIVE,
        dated_on=date(2023, 3, 12),
        where="potilastietojärjestelmä",
    )
    pointer = desk.add_plan_elsewhere(by, client.id, new)
    office.later(days=1)
    matter = office.matter(by, client.id, type="care_need", reason="Huimaus", agreed="lääkäri")
    office.matter(by, client.id, status=MatterStatus.CLOSED)

    card = desk.card(by, client.id)
    ban, interpreter, opened, elsewhere = card.alerts

    assert (ban.code, ban.on) == (AlertCode.SAFETY_BAN, date(2027, 1, 31))
    assert (interpreter.code, interpreter.kind) == (AlertCode.INTERPRETER, "signed")
    assert interpreter.text == "suomalainen viittomakieli"
    assert (opened.code, opened.on, opened.kind) == (
        AlertCode.OPEN_MATTER,
        date(2026, 11, 25),
        "care_need",
    )
    assert (opened.text, opened.record) == ("Huimaus", matter.id)
    assert (elsewhere.code, elsewhere.on, elsewhere.kind) == (
        AlertCode.PLAN_ELSEWHERE,
        date(2023, 3, 12),
        "advance_directive",
    )
    assert (elsewhere.text, elsewhere.record) == ("potilastietojärjestelmä", pointer.id)
    assert [one.agreed for one in card.open_matters] == ["lääkäri"]


@pytest.mark.parametrize("need", [InterpreterNeed.NONE, InterpreterNeed.NOT_ASKED])
def test_no_need_of_an_interpreter_is_no_alert(
    office: Office, desk: ClientDesk, need: InterpreterNeed
) -> None:
    client = office.client(office.nurse, interpreter_need=need)

    assert desk.card(office.nurse, client.id).alerts == ()


def test_the_latest_answer_on_special_support_is_shown(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.guide)
    for answer in (SpecialSupport.NO, SpecialSupport.YES, SpecialSupport.NOT_ASSESSED):
        office.matter(office.guide, client.id, special_support=answer)
        office.later(minutes=1)

    assert desk.card(office.guide, client.id).special_support is SpecialSupport.YES


def test_the_named_contact_person_is_shown_with_unit_and_number(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    office.put(Assignment, office.nurse, client=raija.id, worker=office.nurse.worker)

    (line,) = desk.card(office.nurse, raija.id).contact_persons

    assert (line.name, line.title, line.unit) == (
        "Minna Salo",
        "sairaanhoitaja",
        "Keskustan sote-keskus",
    )
    assert (line.phone, line.phone_hours) == (f"06{NBSP}0004{NBSP}1200", "8–16")
    assert (line.status, line.role) == (AssignmentStatus.NAMED, AssignmentRole.CONTACT_PERSON)


def test_an_own_team_stands_for_a_contact_person(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    team = office.put(Team, office.nurse, Register.SHARED, name="Omatiimi 3", phone="060004133")
    office.put(
        Assignment,
        office.nurse,
        client=raija.id,
        role=AssignmentRole.OWN_TEAM,
        team=team.id,
        unit=HEALTH_UNIT,
    )

    (line,) = desk.card(office.nurse, raija.id).contact_persons

    assert (line.name, line.title, line.phone) == ("Omatiimi 3", "", f"06{NBSP}000{NBSP}4133")


def test_why_nobody_is_named_is_shown_and_a_past_naming_is_not(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    office.put(
        Assignment,
        office.nurse,
        client=raija.id,
        worker=office.nurse.worker,
        valid_until=office.now.date() - timedelta(days=1),
    )
    office.put(
        Assignment,
        office.nurse,
        client=raija.id,
        status=AssignmentStatus.NOT_WANTED,
        status_reason="haluaa hoitaa itse",
    )

    (line,) = desk.card(office.nurse, raija.id).contact_persons

    assert (line.status, line.reason) == (AssignmentStatus.NOT_WANTED, "haluaa hoitaa itse")
    assert (line.name, line.unit, line.phone, line.phone_hours) == ("", "", "", "")


def test_whoever_is_named_or_asked_stands_in_the_place_of_why_nobody_was(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    for status in (AssignmentStatus.NOT_NEEDED, AssignmentStatus.STILL_TO_NAME):
        office.put(Assignment, office.nurse, client=raija.id, status=status)
        office.later(minutes=1)
    (open_task,) = desk.card(office.nurse, raija.id).contact_persons
    assert open_task.status is AssignmentStatus.STILL_TO_NAME

    asking = office.put(
        Assignment,
        office.nurse,
        client=raija.id,
        status=AssignmentStatus.ASKED,
        worker=office.other_nurse.worker,
        valid_from=office.now.date() + timedelta(days=7),
        answer_by=office.now.date(),
    )
    (asked,) = desk.card(office.nurse, raija.id).contact_persons
    assert (asked.status, asked.name) == (AssignmentStatus.ASKED, "Jari Lehto")
    assert asked.answer_by == office.now.date()

    office.change(office.nurse, asking, status=AssignmentStatus.RETURNED)
    (back,) = desk.card(office.nurse, raija.id).contact_persons
    assert back.status is AssignmentStatus.STILL_TO_NAME


def test_who_stands_in_today_is_shown_and_a_team_is_hidden_under_a_ban(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    today = office.now.date()
    naming = office.put(
        Assignment,
        office.nurse,
        client=raija.id,
        worker=office.nurse.worker,
        stand_in=office.other_nurse.worker,
        stand_in_from=today + timedelta(days=1),
    )
    (line,) = desk.card(office.nurse, raija.id).contact_persons
    assert line.stand_in == ""

    office.change(office.nurse, naming, stand_in_from=today)
    (line,) = desk.card(office.nurse, raija.id).contact_persons
    assert line.stand_in == "Jari Lehto"

    team = office.put(Team, office.nurse, Register.SHARED, name="Omatiimi 3")
    office.change(office.nurse, naming, stand_in=None, stand_in_team=team.id)
    (line,) = desk.card(office.nurse, raija.id).contact_persons
    assert line.stand_in == "Omatiimi 3"
    office.change(office.nurse, raija, safety_ban=True)
    (line,) = desk.card(office.nurse, raija.id).contact_persons
    assert isinstance(line.stand_in, Masked)


def test_high_need_without_a_word_on_a_contact_person_is_still_to_name(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    office.put(SituationMapping, office.nurse, client=raija.id, high_need=HighNeed.NOT_YET)
    assert desk.card(office.nurse, raija.id).contact_persons == ()

    office.later(minutes=1)
    office.put(SituationMapping, office.nurse, client=raija.id, high_need=HighNeed.YES)
    (line,) = desk.card(office.nurse, raija.id).contact_persons
    assert (line.id, line.status) == (None, AssignmentStatus.STILL_TO_NAME)

    office.later(minutes=1)
    office.put(SituationMapping, office.nurse, client=raija.id)  # asked for anew, not decided yet
    assert desk.card(office.nurse, raija.id).contact_persons == (line,)

    office.put(Assignment, office.nurse, client=raija.id, status=AssignmentStatus.NOT_NEEDED)
    (line,) = desk.card(office.nurse, raija.id).contact_persons
    assert line.status is AssignmentStatus.NOT_NEEDED


def test_under_a_ban_nothing_on_the_card_tells_where_the_client_is(
    office: Office, desk: ClientDesk
) -> None:
    by = office.nurse
    secret = ("Salakylä", "Piilokuja 7", "65999", "0407654321", "Omatiimi 3", "0600041200")
    client = office.client(by, safety_ban=True, municipality="Salakylä")
    shared: dict[str, Any] = {"register": Register.SHARED, "client": client.id}
    office.put(Address, by, **shared, street="Piilokuja 7", postal_code="65999", city="Salakylä")
    office.put(Phone, by, **shared, number="0407654321")
    office.put(RelatedPerson, by, **shared, name="Äiti", phone="0407654321")
    team = office.put(Team, by, Register.SHARED, name="Omatiimi 3", phone="0600041200")
    office.put(Assignment, by, client=client.id, worker=by.worker)
    office.later(minutes=1)
    office.put(Assignment, by, client=client.id, team=team.id, role=AssignmentRole.OWN_TEAM)

    card = desk.card(by, client.id)

    assert card.safety_ban
    assert card.municipality == HIDDEN
    assert card.phones[0].number == HIDDEN
    assert card.related[0].phone == HIDDEN
    assert [card.addresses[0].street, card.addresses[0].city] == [HIDDEN, HIDDEN]
    worker, own_team = card.contact_persons
    assert (worker.name, worker.unit, worker.phone, worker.phone_hours) == (
        "Minna Salo",
        HIDDEN,
        HIDDEN,
        HIDDEN,
    )
    assert own_team.name == HIDDEN
    told = repr(card).replace(NBSP, "")
    assert [word for word in (*secret, "Keskustan") if word in told] == []


def test_a_ban_that_has_ended_hides_nothing(office: Office, desk: ClientDesk) -> None:
    client = office.client(
        office.nurse,
        safety_ban=True,
        safety_ban_until=date(2026, 11, 23),
        municipality="Vaasa",
    )

    card = desk.card(office.nurse, client.id)

    assert (card.safety_ban, card.safety_ban_until, card.municipality) == (False, None, "Vaasa")
    assert desk.form(office.nurse, client.id).client == client


def test_a_ban_on_one_record_of_a_person_holds_for_the_others(
    office: Office, desk: ClientDesk
) -> None:
    by = office.nurse
    banned = office.client(by, safety_ban=True)
    other = office.client(by, municipality="Vaasa")
    office.put(ClientLink, by, Register.SHARED, from_client=banned.id, into_client=other.id)

    assert desk.card(by, other.id).municipality == HIDDEN
    with pytest.raises(MaskedFormError) as refused:
        desk.form(by, other.id)
    assert refused.value.client == other.id


def test_the_form_under_a_ban_is_given_by_unmasking_with_its_reason_in_the_log(
    office: Office, desk: ClientDesk
) -> None:
    client = office.client(office.nurse, safety_ban=True, municipality="Salakylä")
    with pytest.raises(MaskedFormError):
        desk.form(office.nurse, client.id)

    form = desk.unmask(office.nurse, client.id, UnmaskReason.EMERGENCY)

    assert form.client.municipality == "Salakylä"
    line = office.last_line()
    assert (line.action, line.purpose) == (LogAction.UNMASK, "unmask:emergency")
    assert line.subjects == (client.id,)


def test_every_unmasking_is_a_line_of_its_own(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse, safety_ban=True)
    before = len(office.log())

    desk.unmask(office.nurse, client.id, UnmaskReason.CORRECTING)
    desk.unmask(office.nurse, client.id, UnmaskReason.CORRECTING)

    assert len(office.log()) == before + 2


def _social_life_of(office: Office, client: Client) -> None:
    by = office.guide
    office.matter(by, client.id, reason="Toimeentulo", special_support=SpecialSupport.YES)
    office.put(PlanElsewhere, by, client=client.id, where="sosiaalitoimisto")
    office.put(Assignment, by, client=client.id, worker=by.worker)
    office.put(SituationMapping, by, client=client.id, high_need=HighNeed.YES)
    office.put(AccessBasis, by, client=client.id, worker=by.worker, valid_until=date(2027, 1, 1))


def test_a_nurses_card_and_form_are_the_same_whether_or_not_there_is_social_care(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    card, form = desk.card(office.nurse, raija.id), desk.form(office.nurse, raija.id)
    lines = [(line.subjects, line.records) for line in office.log()[-2:]]

    _social_life_of(office, raija)
    office.later(minutes=15)

    assert repr(desk.card(office.nurse, raija.id)) == repr(card)
    assert repr(desk.form(office.nurse, raija.id)) == repr(form)
    assert [(line.subjects, line.records) for line in office.log()[-2:]] == lines


def test_voiding_does_not_tell_of_social_care_either(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)
    _social_life_of(office, client)

    desk.void(office.nurse, client.id, "väärä")

    assert office.get(client).is_void


def test_the_guide_sees_the_social_side(office: Office, desk: ClientDesk, raija: Client) -> None:
    _social_life_of(office, raija)

    card = desk.card(office.guide, raija.id)

    assert [matter.reason for matter in card.open_matters] == ["Toimeentulo"]
    assert card.special_support is SpecialSupport.YES


def test_the_identity_code_gives_the_birth_date_and_is_kept_in_capitals(
    office: Office, desk: ClientDesk
) -> None:
    card = desk.create(office.nurse, NewClient(last_name=" Ketola ", hetu=f" {hetu().lower()} "))

    stored = desk.form(office.nurse, card.id).client
    assert (stored.hetu, stored.birth_date) == (hetu(), date(1958, 9, 3))
    assert stored.last_name == "Ketola"


def test_a_client_can_be_created_with_a_temporary_id_or_none(
    office: Office, desk: ClientDesk
) -> None:
    card = desk.create(
        office.nurse,
        NewClient(first_names="Maryam", temporary_id=" T-17 ", birth_date=date(1990, 1, 1)),
    )

    assert (card.temporary_id, card.hetu, card.birth_date) == ("T-17", "", date(1990, 1, 1))
    assert desk.create(office.nurse, NewClient(last_name="Tuntematon")).birth_date is None


_FULL = NewClient(last_name="Ketola", hetu=hetu())


@pytest.mark.parametrize(
    ("new", "problems"),
    [
        (replace(_FULL, last_name=" "), {"last_name": ClientProblem.NAMELESS}),
        (replace(_FULL, hetu="030958"), {"hetu": HetuProblem.FORM}),
        (replace(_FULL, hetu="310258-9021"), {"hetu": HetuProblem.DATE}),
        (replace(_FULL, hetu=hetu()[:-1] + "A"), {"hetu": HetuProblem.CHECK}),
        (replace(_FULL, hetu=hetu("251126", "A")), {"hetu": HetuProblem.FUTURE}),
        (replace(_FULL, hetu=hetu("311289", "+")), {"hetu": ClientProblem.BIRTH_TOO_EARLY}),
        (
            replace(_FULL, birth_date=date(1958, 9, 4)),
            {"birth_date": ClientProblem.BIRTH_NOT_OF_HETU},
        ),
        (replace(_FULL, temporary_id="T-17"), {"temporary_id": ClientProblem.BESIDE_HETU}),
        (
            NewClient(last_name="A", birth_date=date(2026, 11, 25)),
            {"birth_date": ClientProblem.BIRTH_IN_FUTURE},
        ),
        (
            NewClient(last_name="A", birth_date=date(1889, 12, 31)),
            {"birth_date": ClientProblem.BIRTH_TOO_EARLY},
        ),
        (
            NewClient(phones=(NewPhone(number="112"), NewPhone(number="abc"))),
            {"last_name": ClientProblem.NAMELESS, "phones.1.number": PhoneProblem.CHARACTERS},
        ),
    ],
)
def test_what_cannot_be_taken_is_named_by_field_and_nothing_is_written(
    office: Office, desk: ClientDesk, new: NewClient, problems: dict[str, object]
) -> None:
    with pytest.raises(ClientInputError) as refused:
        desk.create(office.nurse, new)

    assert refused.value.problems == problems
    assert hetu() not in str(refused.value)
    with office.store.units.reading() as uow:
        assert uow.find(Client) == []
    assert office.log() == []


@pytest.mark.parametrize("born", [date(1890, 1, 1), date(2026, 11, 24)])
def test_the_first_and_the_last_possible_birth_date_are_taken(
    office: Office, desk: ClientDesk, born: date
) -> None:
    new = NewClient(last_name="Ketola", birth_date=born)

    assert desk.create(office.nurse, new).birth_date == born


def test_a_temporary_code_proves_nothing_in_a_real_profile(office: Office) -> None:
    desk = ClientDesk(office.works, synthetic=False)

    with pytest.raises(ClientInputError) as refused:
        desk.create(office.nurse, _FULL)

    assert refused.value.problems == {"hetu": HetuProblem.TEMPORARY}


def test_the_same_identity_code_is_not_given_twice(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    with pytest.raises(SameHetuError) as refused:
        desk.create(office.other_nurse, _FULL)
    assert refused.value.client == raija.id
    assert hetu() not in str(refused.value)

    other = office.client(office.nurse)
    with pytest.raises(SameHetuError):
        desk.edit_identity(office.nurse, other, replace(other, hetu=hetu()))


def test_two_linked_records_of_one_person_may_have_the_same_identity_code(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    twin = office.client(office.nurse)
    office.put(ClientLink, office.nurse, Register.SHARED, from_client=twin.id, into_client=raija.id)

    desk.edit_identity(office.nurse, twin, replace(twin, hetu=hetu()))

    assert office.get(twin).hetu == hetu()


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        ("edit_names", {"call_name": "Maria", "former_last_names": ("Mäki",)}),
        ("edit_identity", {"birth_date": date(1958, 9, 4)}),
        ("edit_language", {"service_language": "sv", "interpreter_language": "arabia"}),
        ("edit_reach", {"preferred_way": ContactWay.LETTER, "reach_note": "kirje"}),
        ("edit_municipality", {"municipality": "Vaasa"}),
        ("edit_safety_ban", {"safety_ban": True, "safety_ban_until": date(2027, 1, 1)}),
        ("edit_protection", {"no_paper": True, "no_messages": True}),
        ("edit_e_service_help", {"e_service_help": Allowed.YES}),
    ],
)
def test_each_edit_changes_its_own_fields(
    office: Office, desk: ClientDesk, edit: str, changed: dict[str, Any]
) -> None:
    before = office.client(office.nurse)

    after = getattr(desk, edit)(office.nurse, before, replace(before, **changed))

    assert after == replace(before, **changed)
    assert office.get(before) == after
    assert office.last_line().use_case == f"clients.{edit}"


def test_every_group_of_a_client_has_its_edit() -> None:
    edited = {
        "last_name",
        "first_names",
        "call_name",
        "former_last_names",
        "hetu",
        "temporary_id",
        "birth_date",
        "service_language",
        "interpreter_need",
        "interpreter_language",
        "municipality",
        "safety_ban",
        "safety_ban_until",
        "no_paper",
        "no_messages",
        "preferred_way",
        "impossible_ways",
        "reach_note",
        "e_service_help",
    }
    header = {"id", "register", "created_at", "created_by", "moved_from", "origin"}
    void = {"voided_at", "voided_by", "void_reason"}

    assert {entry.name for entry in fields(Client)} == edited | header | void


def test_an_edit_does_not_change_what_is_not_its_to_edit(office: Office, desk: ClientDesk) -> None:
    before = office.client(office.nurse)

    with pytest.raises(OtherGroupsError) as refused:
        desk.edit_names(office.nurse, before, replace(before, municipality="Vaasa"))

    assert refused.value.groups == {"municipality"}
    assert office.get(before) == before


def test_the_name_cannot_be_emptied(office: Office, desk: ClientDesk) -> None:
    before = office.client(office.nurse)

    with pytest.raises(ClientInputError):
        desk.edit_names(office.nurse, before, replace(before, last_name="", first_names=""))


def test_a_code_told_later_brings_its_birth_date(office: Office, desk: ClientDesk) -> None:
    before = office.client(office.nurse, birth_date=date(1960, 1, 1), temporary_id="T-17")

    after = desk.edit_identity(office.nurse, before, replace(before, hetu=hetu(), temporary_id=""))

    assert (after.hetu, after.birth_date, after.temporary_id) == (hetu(), date(1958, 9, 3), "")


def test_a_code_taken_away_leaves_the_birth_date(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    after = desk.edit_identity(office.nurse, raija, replace(raija, hetu=""))

    assert (after.hetu, after.birth_date) == ("", raija.birth_date)


def test_the_own_code_is_no_hindrance_to_an_edit(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    assert desk.edit_identity(office.nurse, raija, raija) == raija


def test_a_wrong_birth_date_of_a_code_is_refused(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    wrong = replace(raija, birth_date=date(1958, 9, 4))

    with pytest.raises(ClientInputError) as refused:
        desk.edit_identity(office.nurse, raija, wrong)

    assert refused.value.problems == {"birth_date": ClientProblem.BIRTH_NOT_OF_HETU}


def test_two_edits_begun_on_the_same_screen_make_a_conflict_not_a_loss(
    office: Office, desk: ClientDesk
) -> None:
    before = office.client(office.nurse)
    desk.edit_municipality(office.nurse, before, replace(before, municipality="Vaasa"))

    after = desk.edit_municipality(office.nurse, before, replace(before, municipality="Laihia"))

    assert after.origin.conflicts == {"municipality"}


def test_a_number_is_kept_in_digits_and_edited_with_what_may_be_done_with_it(
    office: Office, desk: ClientDesk
) -> None:
    client = office.client(office.nurse)
    phone = desk.add_phone(office.nurse, client.id, NewPhone(number="040 000 1873"))

    after = desk.edit_phone(
        office.nurse,
        phone,
        replace(phone, number="+358 50 123 4567", may_leave_message=Allowed.NO),
    )

    assert (phone.number, after.number) == ("0400001873", "0501234567")
    assert after.may_leave_message is Allowed.NO


def test_a_number_that_cannot_be_read_is_refused(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)
    phone = desk.add_phone(office.nurse, client.id, NewPhone(number="040 000 1873"))

    with pytest.raises(ClientInputError) as refused:
        desk.edit_phone(office.nurse, phone, replace(phone, number="1873 ank. 2"))

    assert refused.value.problems == {"number": PhoneProblem.CHARACTERS}
    assert office.get(phone) == phone


def test_an_entry_is_never_moved_to_another_client_by_an_edit(
    office: Office, desk: ClientDesk
) -> None:
    one, other = office.client(office.nurse), office.client(office.nurse)
    phone = desk.add_phone(office.nurse, one.id, NewPhone(number="040 000 1873"))

    with pytest.raises(OtherGroupsError):
        desk.edit_phone(office.nurse, phone, replace(phone, client=other.id))


def test_an_address_is_edited_but_not_emptied(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)
    address = desk.add_address(office.nurse, client.id, NewAddress(city="Vaasa"))

    after = desk.edit_address(office.nurse, address, replace(address, street="Rantatie 1"))
    assert after.street == "Rantatie 1"

    with pytest.raises(ClientInputError) as refused:
        desk.edit_address(office.nurse, after, replace(after, street="", city=""))
    assert refused.value.problems == {"street": ClientProblem.EMPTY_ENTRY}
    with pytest.raises(ClientInputError):
        desk.add_address(office.nurse, client.id, NewAddress(label="koti"))


@pytest.mark.parametrize(
    ("new", "problems"),
    [
        (NewRelatedPerson(name=" "), {"name": ClientProblem.NAMELESS}),
        (
            NewRelatedPerson(name="Olli", relation=Relation.AUTHORISED),
            {"basis": ClientProblem.WITHOUT_BASIS},
        ),
        (
            NewRelatedPerson(
                name="Olli", valid_from=date(2026, 2, 1), valid_until=date(2026, 1, 31)
            ),
            {"valid_until": ClientProblem.PERIOD_REVERSED},
        ),
        (NewRelatedPerson(name="Olli", phone="040"), {"phone": PhoneProblem.LENGTH}),
    ],
)
def test_a_related_person_that_cannot_be_is_refused(
    office: Office, desk: ClientDesk, new: NewRelatedPerson, problems: dict[str, object]
) -> None:
    client = office.client(office.nurse)

    with pytest.raises(ClientInputError) as refused:
        desk.add_related_person(office.nurse, client.id, new)

    assert refused.value.problems == problems


def test_a_related_person_is_edited(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)
    person = desk.add_related_person(office.nurse, client.id, NewRelatedPerson(name="Katja"))

    after = desk.edit_related_person(
        office.nurse, person, replace(person, phone="050 123 4567", relation_word="tytär")
    )

    assert (after.phone, after.relation_word) == ("0501234567", "tytär")


def test_a_plan_elsewhere_is_edited_but_not_dated_in_the_future(
    office: Office, desk: ClientDesk
) -> None:
    client = office.client(office.nurse)
    new = NewPlanElsewhere(register=Register.HEALTH, dated_on=date(2026, 11, 24))
    pointer = desk.add_plan_elsewhere(office.nurse, client.id, new)

    after = desk.edit_plan_elsewhere(office.nurse, pointer, replace(pointer, where="Lifecare"))
    assert after.where == "Lifecare"

    with pytest.raises(ClientInputError) as refused:
        desk.edit_plan_elsewhere(office.nurse, after, replace(after, dated_on=date(2026, 11, 25)))
    assert refused.value.problems == {"dated_on": ClientProblem.DATE_IN_FUTURE}


def test_a_nurse_does_not_write_into_the_social_register(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)

    with pytest.raises(AbsentError):
        desk.add_plan_elsewhere(office.nurse, client.id, NewPlanElsewhere(register=Register.SOCIAL))


def test_what_is_out_of_date_is_voided_with_a_reason(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)
    phone = desk.add_phone(office.nurse, client.id, NewPhone(number="040 000 1873"))
    with pytest.raises(ReasonNeededError):
        desk.void_entry(office.nurse, phone, " ")

    desk.void_entry(office.nurse, phone, "numero vaihtui")

    assert desk.card(office.nurse, client.id).phones == ()
    assert office.get(phone).void_reason == "numero vaihtui"


_BASIS: dict[str, Any] = {
    "register": Register.HEALTH,
    "ground": BasisGround.DUTY,
    "section": "",
    "days": 1,
}


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"register": Register.SHARED}, BasisProblem.REGISTER),
        ({"ground": BasisGround.LAW, "section": " "}, BasisProblem.WITHOUT_SECTION),
        ({"register": Register.SOCIAL}, BasisProblem.NOT_OWN_DUTY),
        ({"days": 0}, BasisProblem.DAYS),
        ({"days": 366}, BasisProblem.DAYS),
    ],
)
def test_a_basis_that_cannot_be_is_refused(
    office: Office, desk: ClientDesk, wrong: dict[str, Any], problem: BasisProblem
) -> None:
    client = office.client(office.nurse)

    with pytest.raises(BasisError) as refused:
        desk.record_basis(office.other_nurse, client.id, **_BASIS | wrong)

    assert refused.value.problem is problem


def test_a_basis_names_its_law_and_stands_in_the_log(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    basis = desk.record_basis(
        office.other_nurse, raija.id, Register.SOCIAL, BasisGround.LAW, section="SHL 41 §", days=1
    )

    assert (basis.section, basis.valid_until) == ("SHL 41 §", office.now.date())
    assert office.last_line().action is LogAction.BASIS
    assert office.last_line().subjects == (raija.id,)


def test_a_basis_is_not_recorded_for_nobody(office: Office, desk: ClientDesk) -> None:
    with pytest.raises(AbsentError):
        desk.record_basis(
            office.nurse, ClientId(office.nurse.worker), Register.HEALTH, BasisGround.DUTY
        )


def test_voiding_a_client_takes_along_what_was_entered_for_it(
    office: Office, desk: ClientDesk
) -> None:
    client = office.client(office.nurse)
    phone = desk.add_phone(office.nurse, client.id, NewPhone(number="040 000 1873"))
    basis = desk.record_basis(office.nurse, client.id, Register.HEALTH, BasisGround.DUTY)

    desk.void(office.nurse, client.id, " väärä henkilö ")

    assert office.get(client).void_reason == "väärä henkilö"
    assert office.get(phone).is_void
    assert office.get(basis).is_void


def test_a_client_of_whom_something_was_said_is_not_voided(
    office: Office, desk: ClientDesk
) -> None:
    client = office.client(office.nurse)
    matter = office.matter(office.nurse, client.id)

    with pytest.raises(ClientInUseError) as refused:
        desk.void(office.nurse, client.id, "väärä")

    assert refused.value.records == (matter.id,)
    assert not office.get(client).is_void


def test_voiding_a_client_takes_a_reason(office: Office, desk: ClientDesk) -> None:
    client = office.client(office.nurse)

    with pytest.raises(ReasonNeededError):
        desk.void(office.nurse, client.id, "")


def test_a_card_holds_no_plain_identity_code(
    office: Office, desk: ClientDesk, raija: Client
) -> None:
    card: ClientCard = desk.card(office.nurse, raija.id)

    assert hetu() not in repr(card)


def test_several_numbers_of_a_new_client_stay_in_their_order(
    office: Office, desk: ClientDesk
) -> None:
    numbers = [f"04000000{last}" for last in range(20, 30)]
    new = NewClient(last_name="Ketola", phones=tuple(NewPhone(number=one) for one in numbers))

    created = desk.create(office.nurse, new)

    assert [one.number for one in desk.form(office.nurse, created.id).phones] == numbers
