"""A purge erases everything of a record but the headers of its changes, here and on arrival."""

from dataclasses import replace
from uuid import UUID

from sotedesk.services.ports import Draft
from sotedesk.store.drafts import StoredDrafts
from tests.builders import NOW, WORKER, client, contact, creation, edit, log_line, purge
from tests.store.forging import OtherDesk, emptied
from tests.store.store_fixtures import StoreDesk


def payloads(desk: StoreDesk, record: UUID) -> list[tuple[object, ...]]:
    return desk.ask(
        "SELECT payload, salt FROM change WHERE record = ? ORDER BY clock", record.bytes
    )


def test_row_words_payloads_drafts_and_searches_go_and_headers_stay(desk: StoreDesk) -> None:
    kept = desk.create(client(last_name="Korpi"))
    record = desk.create(client(last_name="Ketola"))
    desk.save(record, replace(record, last_name="Salainen"))
    drafts = StoredDrafts(desk.database)
    for of in (record, kept):
        drafts.save(Draft(record=of.id, form="client", worker=WORKER, content="{}", saved_at=NOW))
    with desk.units.writing() as uow:
        uow.write_log(log_line(subjects=(record.id,)), "ketola")
        uow.write_log(log_line(records=(record.id,)), "salainen")
        uow.write_log(log_line(subjects=(kept.id,)), "korpi")

    desk.purge(record)

    assert desk.find(record) is None
    assert desk.get(kept) == kept
    assert payloads(desk, record.id) == [(None, None)] * 3
    assert [one.record for one in drafts.load(WORKER)] == [kept.id]
    assert desk.ask("SELECT words FROM search_query") == [("korpi",)]
    with desk.units.reading() as uow:
        assert uow.search_clients(("sal",), "", 10) == []
    report = desk.verify()
    assert (report.ok, report.changes, report.usage_log_entries) == (True, 4, 3)


def test_a_change_that_comes_after_the_purge_keeps_only_its_header(desk: StoreDesk) -> None:
    other = OtherDesk()
    record = client()
    created = other.write(creation(record))
    late = other.write(edit(record, replace(record, last_name="Korpi")))
    desk.receive([created])
    desk.purge(record)

    desk.receive([late])

    assert desk.find(record) is None
    assert payloads(desk, record.id) == [(None, None)] * 3
    assert desk.verify().ok


def test_a_purge_erases_on_arrival_whatever_the_clocks_say(desk: StoreDesk) -> None:
    other = OtherDesk()
    record = contact()
    created = other.write(creation(record))
    desk.receive([created])
    shown = desk.get(record)
    desk.save(shown, replace(shown, interpreter="viro"))

    desk.receive([other.write(purge(record), clock=1)])

    assert desk.find(record) is None
    assert payloads(desk, record.id) == [(None, None)] * 3
    assert desk.verify().ok


def test_a_purge_and_emptied_changes_that_come_before_the_record_leave_nothing_of_it(
    desk: StoreDesk,
) -> None:
    other = OtherDesk()
    record = contact()
    created, purged = other.write(creation(record)), other.write(purge(record))

    desk.receive([emptied(purged)])
    desk.receive([created])

    assert desk.find(record) is None
    assert payloads(desk, record.id) == [(None, None)] * 2
    assert desk.verify().ok


def test_a_purge_erases_drafts_and_searches_also_when_no_payload_is_left(desk: StoreDesk) -> None:
    other = OtherDesk()
    record = contact()
    created, purged = other.write(creation(record)), other.write(purge(record))
    drafts = StoredDrafts(desk.database)
    drafts.save(Draft(record=record.id, form="contact", worker=WORKER, content="{}", saved_at=NOW))
    with desk.units.writing() as uow:
        uow.write_log(log_line(records=(record.id,)), "salainen")

    desk.receive([emptied(created), emptied(purged)])

    assert drafts.load(WORKER) == []
    assert desk.ask("SELECT words FROM search_query") == []


def test_an_edit_of_a_purged_record_made_here_keeps_only_its_header(desk: StoreDesk) -> None:
    record = desk.create(contact())
    desk.purge(record)
    with desk.units.writing() as uow:
        uow.append(edit(record, replace(record, interpreter="viro")), NOW)

    assert desk.find(record) is None
    assert payloads(desk, record.id) == [(None, None)] * 3
    assert desk.verify().ok


def test_nothing_of_a_purged_record_is_left_in_the_pages_of_the_database(desk: StoreDesk) -> None:
    record = desk.create(client(last_name="Ainutlaatuinen"))
    desk.purge(record)

    copy = desk.path.with_name("copy.db")
    desk.database.copy_into(copy)

    with desk.database.reader() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        texts = [
            str(tuple(row))
            for (name,) in tables.all()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        ]
    assert not [text for text in texts if "inutlaatuinen" in text.lower()]
