"""Drafts: durable when saved, one a form and worker, of this desk only."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from sotedesk.model.ids import WorkerId
from sotedesk.services.ports import Draft, Drafts
from sotedesk.store.drafts import StoredDrafts
from tests.builders import COLLEAGUE, NOW, WORKER, contact
from tests.store.store_fixtures import StoreDesk


@pytest.fixture
def drafts(desk: StoreDesk) -> StoredDrafts:
    return StoredDrafts(desk.database)


def draft(record: UUID, content: str = "{}", worker: WorkerId = WORKER, minutes: int = 0) -> Draft:
    at = NOW + timedelta(minutes=minutes)
    return Draft(record=record, form="contact", worker=worker, content=content, saved_at=at)


def test_the_last_saved_content_comes_back_to_its_worker_alone(drafts: StoredDrafts) -> None:
    port: Drafts = drafts
    record = uuid4()
    port.save(draft(record, "Äiti soit"))
    last = draft(record, "Äiti soittaa", minutes=1)
    port.save(last)

    assert port.load(WORKER) == [last]
    assert port.load(COLLEAGUE) == []


def test_drafts_come_newest_first(drafts: StoredDrafts) -> None:
    saved = [draft(uuid4(), minutes=minute) for minute in (2, 9, 4)]
    for one in saved:
        drafts.save(one)

    assert drafts.load(WORKER) == [saved[1], saved[2], saved[0]]


def test_discarding_leaves_a_colleagues_draft_of_the_same_form(drafts: StoredDrafts) -> None:
    record = uuid4()
    theirs = draft(record, worker=COLLEAGUE)
    for one in (draft(record), theirs):
        drafts.save(one)

    drafts.discard(record, "contact", WORKER)
    assert (drafts.load(WORKER), drafts.load(COLLEAGUE)) == ([], [theirs])
    drafts.discard(record, "contact", WORKER)
    assert drafts.load(COLLEAGUE) == [theirs]


def test_drafts_are_no_part_of_the_state(desk: StoreDesk, drafts: StoredDrafts) -> None:
    stored = desk.create(contact())
    before = desk.verify()

    drafts.save(draft(stored.id, "kesken"))

    assert desk.verify() == before
