"""Every way of altering a store outside the program is found and named."""

from dataclasses import replace

import pytest

from sotedesk.model.breaches import find_breaches
from sotedesk.model.changes import Register, payload_digest
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.record import KINDS, Record
from sotedesk.services.ports import at_least
from sotedesk.store.findings import Finding, FindingCode, MissingParent
from sotedesk.store.stored_breaches import stored_breaches
from sotedesk.store.verify import verify
from tests.builders import NOW, UNIT, client, contact, creation, link, log_line, made, matter, phone
from tests.store.forging import OtherDesk
from tests.store.store_fixtures import StoreDesk

_ROW_OF_NOBODY = """
    INSERT INTO team (id, register, created, heads, extra, conflicts)
    VALUES (x'00000000000000000000000000000001', 'shared', '', '{}', '{}', '[]')
"""


@pytest.fixture(autouse=True)
def full(desk: StoreDesk) -> Record:
    """A little of everything; the contact is given."""
    one, other = desk.create(client()), desk.create(client(last_name="Korpi"))
    desk.create(phone(one.id))
    desk.create(link(one.id, other.id))
    taken = desk.create(contact())
    desk.create(matter(taken.id, client=one.id))
    desk.save(taken, replace(taken, interpreter="viro"))
    desk.save(taken, replace(taken, interpreter="venäjä"))
    with desk.units.writing() as uow:
        for words in ("ketola", "", ""):
            uow.write_log(log_line(subjects=(one.id,)), words)
    return taken


def test_a_store_nobody_touched_is_in_order(desk: StoreDesk) -> None:
    report = desk.verify()

    assert report.problems == ()
    assert report.ok
    assert (report.changes, report.records, report.open_conflicts) == (8, 6, 1)
    assert (report.waiting, report.usage_log_entries, report.breaches) == (0, 3, 0)
    assert len(report.state_hash) == 64
    assert verify(desk.database, quick=True) == report


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE contact SET interpreter = 'suomi'", FindingCode.ROW_FORGED),
        ("UPDATE contact SET heads = '{}'", FindingCode.ROW_FORGED),
        ("UPDATE contact SET received_day = '2020-01-01'", FindingCode.ROW_FORGED),
        ("UPDATE contact SET received_at = 'yesterday'", FindingCode.ROW_FORGED),
        ("UPDATE contact SET register = 'other'", FindingCode.ROW_FORGED),
        ("UPDATE client_link SET from_client = x'00'", FindingCode.ROW_FORGED),
        ("DELETE FROM contact", FindingCode.ROW_MISSING),
        (
            _ROW_OF_NOBODY,
            FindingCode.ROW_WITHOUT_CHANGE,
        ),
        ("DELETE FROM conflict", FindingCode.CONFLICTS_WRONG),
        ("UPDATE conflict SET heads = '[]'", FindingCode.CONFLICTS_WRONG),
        (
            "INSERT INTO conflict VALUES (x'00000000000000000000000000000001', 'a', 'b', '[]')",
            FindingCode.CONFLICTS_WRONG,
        ),
        (
            "INSERT INTO waiting SELECT desk, register, seq, record FROM change",
            FindingCode.WAITING_WRONG,
        ),
        ("DELETE FROM client_word WHERE word = 'ketola'", FindingCode.WORDS_WRONG),
        ("UPDATE client_word SET word = 'x' || word", FindingCode.WORDS_WRONG),
        ("DELETE FROM client_person", FindingCode.PERSONS_WRONG),
        ("UPDATE seen_range SET last = last + 1", FindingCode.SEEN_RANGES_WRONG),
        ("DELETE FROM seen_range", FindingCode.SEEN_RANGES_WRONG),
        (
            "UPDATE change SET payload = replace(payload, 'viro', 'suomi')",
            FindingCode.CHANGE_FORGED,
        ),
        ("UPDATE change SET payload = 'nothing'", FindingCode.CHANGE_FORGED),
        ("UPDATE change SET payload = 'nothing'", FindingCode.RECORD_UNREADABLE),
        ("UPDATE change SET worker = record WHERE seq = 2", FindingCode.CHANGE_FORGED),
        ("UPDATE change SET clock = clock + 1 WHERE seq = 2", FindingCode.CHANGE_FORGED),
        ("UPDATE change SET salt = NULL", FindingCode.CHANGE_FORGED),
        ("UPDATE change SET hash = x'00' WHERE seq = 4", FindingCode.CHANGE_FORGED),
        ("UPDATE change SET payload = NULL, salt = NULL", FindingCode.PAYLOAD_MISSING),
        ("DELETE FROM change WHERE seq = 2", FindingCode.CHANGE_MISSING),
        ("DELETE FROM change WHERE seq = 4", FindingCode.STREAM_TAIL_CUT),
        ("DELETE FROM change", FindingCode.STREAM_TAIL_CUT),
        ("DELETE FROM usage_log WHERE seq = 3", FindingCode.LOG_TAIL_CUT),
        ("DELETE FROM usage_log", FindingCode.LOG_TAIL_CUT),
        ("DELETE FROM usage_log WHERE seq = 2", FindingCode.LOG_LINE_MISSING),
        ("UPDATE usage_log SET purpose = 'x' WHERE seq = 2", FindingCode.LOG_LINE_EDITED),
        ("UPDATE usage_log SET subjects = '?' WHERE seq = 2", FindingCode.LOG_LINE_EDITED),
        ("UPDATE usage_log SET action = 'peep' WHERE seq = 3", FindingCode.LOG_LINE_EDITED),
        ("UPDATE usage_log SET hash = x'00' WHERE seq = 3", FindingCode.LOG_LINE_EDITED),
        ("DELETE FROM log_head", FindingCode.LOG_HEAD_MISSING),
        ("UPDATE search_query SET words = 'korpi'", FindingCode.QUERY_EDITED),
    ],
)
def test_what_was_altered_is_found_by_its_name(
    desk: StoreDesk, sql: str, code: FindingCode
) -> None:
    # Who can write to the file can also drop triggers: they stop slips, not tampering.
    desk.run("DROP TRIGGER usage_log_stays")
    desk.run("DROP TRIGGER usage_log_unchanged")
    desk.run(sql)

    report = desk.verify()

    assert not report.ok
    assert code in {finding.code for finding in report.problems}


def test_a_usage_log_that_could_be_altered_is_found_whatever_stands_in_its_guards_name(
    desk: StoreDesk,
) -> None:
    desk.run("DROP TRIGGER usage_log_stays")
    desk.run("DROP TRIGGER usage_log_unchanged")
    desk.run("CREATE TRIGGER usage_log_stays BEFORE DELETE ON usage_log BEGIN SELECT 1; END")

    assert desk.verify().problems == (
        Finding(FindingCode.LOG_UNGUARDED, "usage_log_stays"),
        Finding(FindingCode.LOG_UNGUARDED, "usage_log_unchanged"),
    )


def test_a_finding_says_where_and_never_what(desk: StoreDesk, full: Record) -> None:
    desk.run("UPDATE contact SET interpreter = 'suomi'")
    assert desk.verify().problems == (Finding(FindingCode.ROW_FORGED, full.id.hex),)


def test_a_forged_change_is_named_by_its_id(desk: StoreDesk, full: Record) -> None:
    change = desk.changes(full.id)[1]
    salt, payload = b"\0" * 16, '{"groups":{"interpreter":{"interpreter":"suomi"}},"over":{}}'
    desk.run(
        "UPDATE change SET salt = ?, payload = ?, digest = ? WHERE register = 'health' AND seq = ?",
        salt,
        payload,
        payload_digest(salt, payload),
        change.id.seq,
    )

    assert Finding(FindingCode.CHANGE_FORGED, change.id.text()) in desk.verify().problems


def test_a_change_slipped_in_at_the_end_is_found(desk: StoreDesk) -> None:
    slipped = OtherDesk(desk.desk().id).write(creation(contact(register=Register.SOCIAL)))
    row = slipped.row()
    desk.run(f"INSERT INTO change VALUES ({', '.join('?' * len(row))})", *row)

    assert Finding(FindingCode.CHANGE_FORGED, slipped.change.id.text()) in desk.verify().problems


def test_the_quick_look_still_sees_a_cut_tail_and_an_altered_change(desk: StoreDesk) -> None:
    desk.run("UPDATE change SET clock = 1 WHERE seq = 3")
    desk.run("DELETE FROM change WHERE seq = 4")

    found = {finding.code for finding in verify(desk.database, quick=True).problems}

    assert {FindingCode.CHANGE_FORGED, FindingCode.STREAM_TAIL_CUT} <= found


def test_folding_anew_puts_right_what_is_derived_and_says_so(desk: StoreDesk) -> None:
    before = desk.verify()
    for sql in (
        "UPDATE contact SET interpreter = 'suomi'",
        "DELETE FROM phone",
        "DELETE FROM client_word",
        "DELETE FROM client_person",
        "DELETE FROM seen_range",
        "DELETE FROM conflict",
        _ROW_OF_NOBODY,
    ):
        desk.run(sql)

    report = verify(desk.database, refold=True)

    assert report.ok
    assert report.state_hash == before.state_hash
    assert {finding.code for finding in report.repaired} == {
        FindingCode.ROW_FORGED,
        FindingCode.ROW_MISSING,
        FindingCode.ROW_WITHOUT_CHANGE,
        FindingCode.WORDS_WRONG,
        FindingCode.PERSONS_WRONG,
        FindingCode.SEEN_RANGES_WRONG,
        FindingCode.CONFLICTS_WRONG,
    }
    assert desk.verify() == before


def test_folding_anew_does_not_hide_a_forged_change(desk: StoreDesk) -> None:
    desk.run("UPDATE change SET payload = replace(payload, 'viro', 'suomi')")

    report = verify(desk.database, refold=True)

    assert FindingCode.CHANGE_FORGED in {finding.code for finding in report.problems}


def test_a_parent_that_has_not_come_is_listed_and_no_fault(desk: StoreDesk) -> None:
    orphan = desk.create(matter(contact().id, client=client().id))

    report = desk.verify()

    assert report.ok
    assert orphan.client is not None
    of_orphan = [one for one in report.missing_parents if one.record == orphan.id.hex]
    assert of_orphan == [
        MissingParent("matter", orphan.id.hex, "client", orphan.client.hex),
        MissingParent("matter", orphan.id.hex, "contact", orphan.contact.hex),
        MissingParent("matter", orphan.id.hex, "unit", UNIT.hex),
    ]


def test_breaches_are_counted_as_the_model_finds_them_among_all_records(desk: StoreDesk) -> None:
    people = [desk.create(client(hetu="010190-999X")) for _ in range(2)]
    for _ in range(2):
        desk.create(made(Plan, client=people[0].id, status=PlanStatus.CONFIRMED))
    backwards = contact(received_at=NOW, ended_at=NOW.replace(year=2025))
    wrong = desk.create(contact(voided_at=NOW, void_reason="Väärä"))
    for record in (backwards, matter(wrong.id), matter(wrong.id, client=people[1].id)):
        desk.create(record)

    with desk.units.reading() as uow:
        everything = [
            record
            for kind in KINDS.values()
            for record in (*uow.find(kind.record), *_voided(desk, kind.record))
        ]
    with desk.database.reader() as connection:
        found = stored_breaches(connection)

    assert found == find_breaches(everything)
    assert desk.verify().breaches == len(found) == 5


def _voided(desk: StoreDesk, record: type[Record]) -> list[Record]:
    with desk.units.reading() as uow:
        return uow.find(record, at_least("voided_at", NOW.replace(year=1970)))
