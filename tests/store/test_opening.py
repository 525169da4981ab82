"""Opening a profile's store: a desk id of its own, tables up to date, all folded."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sotedesk.store.changelog import everything
from sotedesk.store.errors import NewerSchemaError
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.opening import Store, open_store
from sotedesk.store.profile import Profile
from sotedesk.store.rebuild import vocabulary
from sotedesk.store.receive import receive
from sotedesk.store.schema import check_schema, make_schema
from sotedesk.store.verify import verify
from tests.builders import NOW, contact, creation, edit, log_line
from tests.store.built import PASSWORD, WORKER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "profile"
    Profile.create(made, WORKER, PASSWORD, make_schema=make_schema, cost=THROW_AWAY)
    return made


@contextmanager
def opened(folder: Path, machine: str = "here", short_code: str = "") -> Iterator[Store]:
    with Profile.open(
        folder, PASSWORD, check_schema=check_schema, machine=lambda: machine
    ) as profile:
        yield open_store(profile, lambda: NOW, short_code=short_code)


@pytest.fixture
def settled(folder: Path) -> Path:
    """The profile of the folder, at home on the machine "here", one record and log line in it."""
    with opened(folder, short_code="A7") as store, store.units.writing() as uow:
        uow.append(creation(contact()), NOW)
        uow.write_log(log_line())
    return folder


def test_a_new_profile_takes_a_desk_id_and_keeps_it(folder: Path) -> None:
    with opened(folder) as store:
        first = store.desk
    with opened(folder) as store:
        assert store.desk.id == first.id
        assert store.desk.short_code == first.short_code
        assert not store.took_new_id
    assert len(first.short_code) == 3


def test_a_profile_copied_to_another_machine_takes_a_new_id_before_its_first_write(
    settled: Path,
) -> None:
    with opened(settled) as store:
        before = store.desk
    copy = settled.with_name("copy")
    shutil.copytree(settled, copy)

    with opened(copy, machine="elsewhere") as store:
        assert store.took_new_id
        assert store.desk.id != before.id
        assert store.desk.short_code != before.short_code
        with store.units.writing() as uow:
            change = uow.append(creation(contact()), NOW)
            uow.write_log(log_line())
        assert (change.id.desk, change.id.seq) == (store.desk.id, 1)
        new = store.desk
    with opened(copy, machine="elsewhere") as store:
        assert store.desk.id == new.id
        assert not store.took_new_id
        report = verify(store.database)
        assert (report.ok, report.changes, report.usage_log_entries) == (True, 2, 2)


def test_what_the_first_desk_wrote_after_it_was_copied_is_taken_in_as_any_other_desks(
    settled: Path,
) -> None:
    copy = settled.with_name("copy")
    shutil.copytree(settled, copy)
    with opened(settled) as store, store.units.writing() as uow:
        uow.append(creation(contact()), NOW)
    with opened(settled) as store, store.database.reader() as connection:
        changes = list(everything(connection))

    with opened(copy, machine="elsewhere") as store:
        with store.database.writer() as connection:
            assert receive(connection, changes, NOW).new == 1
        assert verify(store.database).ok


def test_a_tail_cut_before_the_copy_still_shows_after_it(settled: Path) -> None:
    with opened(settled) as store, store.database.writer() as connection:
        connection.exec_driver_sql("DROP TRIGGER usage_log_stays")
        connection.exec_driver_sql("DELETE FROM usage_log")
        connection.exec_driver_sql("DELETE FROM change")

    with opened(settled, machine="elsewhere") as store:
        found = {finding.code.value for finding in verify(store.database).problems}

    assert {"log_tail_cut", "stream_tail_cut"} <= found


def test_newer_tables_are_refused_before_anything_is_written(settled: Path) -> None:
    with opened(settled) as store, store.database.writer() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
        connection.exec_driver_sql("UPDATE desk SET vocabulary = ''")

    with pytest.raises(NewerSchemaError), opened(settled):
        pass

    with Profile.open(settled, PASSWORD) as profile, profile.database.reader() as connection:
        assert connection.exec_driver_sql("SELECT vocabulary FROM desk").scalar_one() == ""


def test_after_an_update_the_kinds_that_changed_are_folded_again(settled: Path) -> None:
    known = json.loads(vocabulary())
    with opened(settled) as store, store.database.writer() as connection:
        older = json.dumps(known | {"contact": "as it was"})
        connection.exec_driver_sql("UPDATE desk SET vocabulary = ?", (older,))
        connection.exec_driver_sql("UPDATE contact SET interpreter = NULL, received_day = NULL")

    with opened(settled) as store:
        assert verify(store.database).ok
        with store.database.reader() as connection:
            stored = connection.exec_driver_sql("SELECT vocabulary FROM desk").scalar_one()
    assert json.loads(stored) == known


def test_an_edit_begun_before_the_copy_is_saved_by_the_new_desk(settled: Path) -> None:
    kind = type(contact())
    with opened(settled) as store, store.units.reading() as uow:
        (shown,) = uow.find(kind)
    with opened(settled, machine="elsewhere") as store:
        with store.units.writing() as uow:
            uow.append(edit(shown, replace(shown, interpreter="viro")), NOW)
            saved = uow.get(kind, shown.id)
        assert saved is not None
        assert saved.origin.conflicts == frozenset()
