"""The search box: how a query is read, what it finds, what a hit tells and does not tell."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.assignment import Assignment
from sotedesk.model.changes import Register
from sotedesk.model.client import Address, Client, ClientLink, InterpreterNeed, Phone
from sotedesk.model.contact import Contact
from sotedesk.model.hetu import check_character
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.masking import Masked, MaskReason
from sotedesk.model.matter import Matter
from sotedesk.model.names import search_words
from sotedesk.model.plan import Plan
from sotedesk.model.usage_log import LogAction
from sotedesk.services.client_card import AlertCode
from sotedesk.services.name_match import NameFound, match_name
from sotedesk.services.search import FoundBy, Search, SearchResult
from sotedesk.services.search_query import ReadAs, read_query
from tests.services.office import MORNING, Office

TODAY = date(2026, 11, 24)
HETU = f"030958-902{check_character('030958', '902')}"


@pytest.fixture
def search(office: Office) -> Search:
    return Search(office.works)


def names(result: SearchResult) -> list[str]:
    return [hit.name for hit in result.hits]


def marked(name: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Write the matched parts of a name in brackets."""
    for start, end in reversed(spans):
        name = f"{name[:start]}[{name[start:end]}]{name[end:]}"
    return name


def client_named(
    last_name: str = "Ketola",
    first_names: str = "Anna Rakel",
    call_name: str = "",
    former: tuple[str, ...] = (),
) -> Client:
    return Client(
        id=ClientId(UUID(int=1)),
        register=Register.SHARED,
        created_at=MORNING,
        created_by=WorkerId(UUID(int=2)),
        last_name=last_name,
        first_names=first_names,
        call_name=call_name,
        former_last_names=former,
    )


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("ketola ra", ReadAs.NAME),
        ("Ylä-Äijälä", ReadAs.NAME),
        ("", ReadAs.NAME),
        ("?", ReadAs.NAME),
        ("040 000 1234", ReadAs.PHONE),
        ("+358 40 0", ReadAs.PHONE),
        ("04", ReadAs.PHONE),
        ("(06) 000", ReadAs.PHONE),
        ("3.9.58", ReadAs.BIRTH_DATE),
        ("3. 9. 1958", ReadAs.BIRTH_DATE),
        ("1958-09-03", ReadAs.BIRTH_DATE),
        ("030958", ReadAs.BIRTH_DATE),
        ("03091958", ReadAs.BIRTH_DATE),
        ("010190-900P", ReadAs.HETU),
        ("010190-", ReadAs.HETU),
        ("010126a9", ReadAs.HETU),
        ("K7M-000012", ReadAs.NUMBER),
        ("k7m-12", ReadAs.NUMBER),
        ("31.2.1958", ReadAs.BIRTH_DATE),
        ("1958-02-31", ReadAs.PHONE),
        ("24.13.1958", ReadAs.BIRTH_DATE),
        ("990190-900P", ReadAs.NAME),
        ("040123-4567", ReadAs.HETU),
        ("044423-4567", ReadAs.PHONE),
    ],
)
def test_a_query_is_read_as_what_it_looks_like(text: str, read_as: ReadAs) -> None:
    assert read_query(text, TODAY).read_as is read_as


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3.9.58", [date(1958, 9, 3)]),
        ("24.11.26", [date(1926, 11, 24), date(2026, 11, 24)]),
        ("25.11.26", [date(1926, 11, 25)]),
        ("1.1.95", [date(1895, 1, 1), date(1995, 1, 1)]),
        ("1.1.1889", []),
        ("1.1.2027", []),
        ("29.2.00", [date(2000, 2, 29)]),
        ("1958-09-03", [date(1958, 9, 3)]),
    ],
)
def test_a_short_year_means_every_century_in_which_somebody_alive_was_born(
    text: str, days: list[date]
) -> None:
    assert list(read_query(text, TODAY).days) == days


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("+358 40 12", "04012"),
        ("+46 70 1", "46701"),
        ("04", ""),
        ("010190-900p", "010190-900P"),
        ("01 01 90", "010190"),
    ],
)
def test_digits_are_compared_in_the_form_they_are_kept(text: str, digits: str) -> None:
    assert read_query(text, TODAY).digits == digits


def test_a_number_is_filled_up_to_its_six_digits() -> None:
    assert read_query(" k7m-12 ", TODAY).number == "K7M-000012"


@given(st.text(max_size=20))
def test_every_text_can_be_read(text: str) -> None:
    query = read_query(text, TODAY)

    assert all(word == word.strip() for word in query.words)


@pytest.mark.parametrize(
    ("client", "text", "shown", "found"),
    [
        (client_named(), "ket an", "[An]na [Ket]ola", NameFound.NAME),
        (client_named(), "anna ketola", "[Anna] [Ketola]", NameFound.NAME),
        (client_named(), "ra ke", "Anna [Ra]kel [Ke]tola", NameFound.OTHER_FIRST_NAME),
        (client_named(call_name="Ansku"), "ansk", "[Ansk]u Ketola", NameFound.CALL_NAME),
        (client_named(call_name="Rakel"), "rak", "[Rak]el Ketola", NameFound.NAME),
        (client_named("Ketola-Mäki"), "maki", "Anna Ketola-[Mäki]", NameFound.NAME),
        (client_named("Ketola-Mäki"), "mäki k", "Anna [K]etola-[Mäki]", NameFound.NAME),
        (client_named("Hämäläinen"), "hamal", "Anna [Hämäl]äinen", NameFound.NAME),
        (client_named("Strauß"), "strauss", "Anna [Strauß]", NameFound.NAME),
        (client_named("Strauß"), "straus", "Anna [Strauß]", NameFound.NAME),
        (client_named(first_names="Rai Ra"), "ra rai", "[Rai] Ketola", NameFound.NAME),
        (client_named("Rahkola", "Rai"), "ra rai", "[Rai] [Ra]hkola", NameFound.NAME),
        (client_named(first_names="Rai"), "rai ra", "[Rai] Ketola", NameFound.NAME),
        (client_named(first_names="", last_name="Ketola"), "ket", "[Ket]ola", NameFound.NAME),
        (client_named(call_name="Ansku"), "ansku rak", "[Ansku] Ketola", NameFound.CALL_NAME),
    ],
)
def test_the_matched_parts_of_a_name_are_told(
    client: Client, text: str, shown: str, found: NameFound
) -> None:
    match = match_name(client, search_words(text))

    assert (marked(match.name, match.spans), match.found) == (shown, found)


def test_a_former_name_is_told_beside_the_present_one() -> None:
    client = client_named("Pelto", "Rauni", former=("Aho", "Ketola"))

    match = match_name(client, search_words("ketola ra"))

    assert marked(match.name, match.spans) == "[Ra]uni Pelto"
    assert (match.found, match.former) == (NameFound.FORMER_NAME, "Ketola")


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=12), st.text(max_size=12))
def test_matched_parts_are_in_order_inside_the_name_and_do_not_cross(
    last_name: str, first_names: str, call_name: str, text: str
) -> None:
    match = match_name(client_named(last_name, first_names, call_name), search_words(text))

    ends = [0]
    for start, end in match.spans:
        assert ends[-1] <= start < end <= len(match.name)
        ends.append(end)


def test_a_hit_tells_name_birth_date_age_masked_code_and_the_two_alerts(
    office: Office, search: Search
) -> None:
    client = office.client(
        office.nurse,
        hetu=HETU,
        birth_date=date(1958, 9, 3),
        safety_ban=True,
        interpreter_need=InterpreterNeed.SIGNED,
    )

    result = search.search(office.nurse, "ketola ra")

    (hit,) = result.hits
    assert (result.read_as, result.more, result.text) == (ReadAs.NAME, False, "ketola ra")
    assert (hit.id, hit.name, hit.matched) == (client.id, "Raija Ketola", ((0, 2), (6, 12)))
    assert (hit.birth_date, hit.age) == (date(1958, 9, 3), 68)
    assert hit.hetu == Masked(MaskReason.NOT_NEEDED, "030958-")
    assert (hit.found_by, hit.found_text, hit.record) == (FoundBy.NAME, "", None)
    assert [one.code for one in hit.alerts] == [AlertCode.SAFETY_BAN, AlertCode.INTERPRETER]


def test_a_hit_tells_of_a_ban_on_another_record_of_the_person(
    office: Office, search: Search
) -> None:
    banned = office.client(office.nurse, last_name="Mäki", safety_ban=True)
    client = office.client(office.nurse, safety_ban=True, safety_ban_until=date(2026, 11, 23))
    office.put(
        ClientLink, office.nurse, Register.SHARED, from_client=banned.id, into_client=client.id
    )

    (hit,) = search.search(office.nurse, "ketola ra").hits

    assert [(one.code, one.on) for one in hit.alerts] == [(AlertCode.SAFETY_BAN, None)]


def test_a_hit_never_tells_who_works_with_the_client_or_where_the_client_is(
    office: Office, search: Search
) -> None:
    by = office.nurse
    client = office.client(by, municipality="Vaasa")
    office.put(Assignment, by, client=client.id, worker=by.worker)
    office.put(Address, by, Register.SHARED, client=client.id, city="Laihia")

    told = repr(search.search(by, "ketola"))

    assert [word for word in ("Vaasa", "Laihia", "Salo", "sote-keskus") if word in told] == []


@pytest.mark.parametrize(
    ("text", "found_by"),
    [
        ("040 000 1873", FoundBy.PHONE),
        ("+358 40 000 18", FoundBy.PHONE),
        ("3.9.58", FoundBy.BIRTH_DATE),
        ("03091958", FoundBy.BIRTH_DATE),
        ("030958", FoundBy.BIRTH_DATE),
        ("030958-", FoundBy.HETU),
        (HETU, FoundBy.HETU),
        ("Mäki", FoundBy.FORMER_NAME),
        ("maria", FoundBy.OTHER_FIRST_NAME),
    ],
)
def test_a_client_is_found_by_each_way_and_only_once(
    office: Office, search: Search, text: str, found_by: FoundBy
) -> None:
    client = office.client(
        office.nurse, hetu=HETU, birth_date=date(1958, 9, 3), former_last_names=("Mäki",)
    )
    office.client(office.nurse, last_name="Muu", first_names="Joku", call_name="")
    office.put(Phone, office.nurse, Register.SHARED, client=client.id, number="0400001873")

    result = search.search(office.nurse, text)

    assert [(hit.id, hit.found_by) for hit in result.hits] == [(client.id, found_by)]


def test_six_digits_of_a_date_also_find_a_number_that_holds_them(
    office: Office, search: Search
) -> None:
    born = office.client(office.nurse, birth_date=date(1958, 9, 3))
    called = office.client(office.nurse, last_name="Muu")
    office.put(Phone, office.nurse, Register.SHARED, client=called.id, number="0309581234")

    result = search.search(office.nurse, "030958")

    assert [(hit.id, hit.found_by) for hit in result.hits] == [
        (born.id, FoundBy.BIRTH_DATE),
        (called.id, FoundBy.PHONE),
    ]


def test_at_most_eight_rows_are_shown_in_finnish_order_and_more_is_said(
    office: Office, search: Search
) -> None:
    for last in "ÖÄÅZYXUTS":
        office.client(office.nurse, last_name=f"{last}ketola", birth_date=date(1958, 9, 3))

    by_name = search.search(office.nurse, "raija")
    by_date = search.search(office.nurse, "3.9.1958")

    assert [name[6] for name in names(by_name)] == list("STUXYZÅÄ")
    assert names(by_date) == names(by_name)
    assert (by_name.more, by_date.more) == (True, True)


def test_eight_rows_are_all_there_are(office: Office, search: Search) -> None:
    for last in "ABCDEFGH":
        office.client(office.nurse, last_name=last)

    assert search.search(office.nurse, "raija").more is False


def test_voided_clients_are_not_found(office: Office, search: Search) -> None:
    client = office.client(office.nurse, birth_date=date(1958, 9, 3))
    with office.work(office.nurse) as work:
        work.void(client, "väärä")

    assert search.search(office.nurse, "ketola").hits == ()
    assert search.search(office.nurse, "3.9.1958").hits == ()


@pytest.mark.parametrize("text", ["", " ", "?", "04"])
def test_nothing_to_look_for_finds_nobody(office: Office, search: Search, text: str) -> None:
    office.client(office.nurse)

    assert search.search(office.nurse, text).hits == ()


def test_a_contact_number_finds_the_contact_and_its_clients(office: Office, search: Search) -> None:
    by = office.nurse
    contact = office.put(Contact, by, worker=by.worker, number="K7M-000012")
    father, mother = office.client(by), office.client(by, call_name="Aino")
    for client in (father.id, mother.id, None):
        office.put(Matter, by, contact=contact.id, client=client, unit=by.unit)

    result = search.search(by, "k7m-12")

    assert result.read_as is ReadAs.NUMBER
    assert [(hit.id, hit.record, hit.found_by) for hit in result.hits] == [
        (client, contact.id, FoundBy.CONTACT_NUMBER) for client in sorted((father.id, mother.id))
    ]
    (record,) = result.records
    assert (record.kind, record.id) == (FoundBy.CONTACT_NUMBER, contact.id)
    assert record.number == "K7M-000012"


@pytest.mark.parametrize("typed", ["k7m-t12", "K7M-T000012", "K7M-12"])
def test_a_number_is_found_with_its_registers_letter_and_without(
    office: Office, search: Search, typed: str
) -> None:
    contact = office.put(Contact, office.nurse, number="K7M-T000012")
    office.put(Matter, office.nurse, contact=contact.id)

    (record,) = search.search(office.nurse, typed).records

    assert (record.id, record.number) == (contact.id, "K7M-T000012")


def test_a_contact_without_a_client_is_found_too(office: Office, search: Search) -> None:
    contact = office.put(Contact, office.nurse, number="K7M-000012")
    office.put(Matter, office.nurse, contact=contact.id)

    result = search.search(office.nurse, "K7M-000012")

    assert result.hits == ()
    assert [record.id for record in result.records] == [contact.id]


def test_a_plan_number_finds_its_client(office: Office, search: Search) -> None:
    client = office.client(office.nurse)
    plan = office.put(Plan, office.nurse, client=client.id, number="K7M-000003")

    (hit,) = search.search(office.nurse, "K7M-3").hits

    assert (hit.id, hit.record, hit.found_by) == (client.id, plan.id, FoundBy.PLAN_NUMBER)


def test_a_record_of_a_client_who_has_not_arrived_gives_no_row(
    office: Office, search: Search
) -> None:
    missing = ClientId(office.guide.worker)
    office.put(Plan, office.nurse, client=missing, number="K7M-000003")

    result = search.search(office.nurse, "K7M-3")

    assert (result.hits, len(result.records)) == ((), 1)


def test_a_number_of_the_other_register_finds_nothing(office: Office, search: Search) -> None:
    client = office.client(office.nurse)
    office.put(Plan, office.guide, client=client.id, number="K7M-000003")
    unit = office.nurse.unit
    for number, by in (("K7M-000004", office.guide), ("K7M-000006", office.nurse)):
        contact = office.put(Contact, by, number=number, unit=unit, contacting_name="Ville")
        office.put(Matter, office.guide, contact=contact.id, client=client.id, unit=unit)

    for number in ("K7M-3", "K7M-4", "K7M-5", "K7M-6"):
        result = search.search(office.nurse, number)
        assert (result.hits, result.records) == ((), ())


def test_a_nurses_search_is_the_same_whether_or_not_there_is_social_care(
    office: Office, search: Search
) -> None:
    client = office.client(office.nurse, birth_date=date(1958, 9, 3))
    texts = ("ketola", "3.9.1958", "K7M-1")
    before = [repr(search.search(office.nurse, text)) for text in texts]
    logged = [(line.subjects, line.records) for line in office.log()[-3:]]

    contact = office.put(Contact, office.guide, number="K7M-000001")
    office.put(Matter, office.guide, contact=contact.id, client=client.id)
    office.put(Assignment, office.guide, client=client.id, worker=office.guide.worker)

    assert [repr(search.search(office.nurse, text)) for text in texts] == before
    assert [(line.subjects, line.records) for line in office.log()[-3:]] == logged


def test_every_settled_search_is_one_line_with_whom_it_showed_and_the_words(
    office: Office, search: Search
) -> None:
    client = office.client(office.nurse)
    office.client(office.nurse, last_name="Muu")

    search.search(office.nurse, "ketola")
    search.search(office.nurse, "ketola")
    search.search(office.nurse, "eikukaan")

    first, second, none = office.log()[-3:]
    assert first.action is LogAction.SEARCH
    assert first.subjects == second.subjects == (client.id,)
    assert none.subjects == ()
    assert first.query_digest not in (b"", second.query_digest)
