"""Where drafts lie: one row a record, form and worker, in a transaction of its own."""

from typing import Final
from uuid import UUID

from sotedesk.model.ids import WorkerId, microseconds, moment
from sotedesk.services.ports import Draft
from sotedesk.store.driver import fetch, run
from sotedesk.store.engine import Database
from sotedesk.store.statements import upsert

_COLUMNS: Final = ("record", "form", "worker", "content", "saved_at")
_SAVE: Final = upsert("draft", ("record", "form", "worker"), _COLUMNS)
_LOAD: Final = (
    "SELECT record, form, content, saved_at FROM draft WHERE worker = ? "
    "ORDER BY saved_at DESC, record, form"
)
_DISCARD: Final = "DELETE FROM draft WHERE record = ? AND form = ? AND worker = ?"


class StoredDrafts:
    """Drafts in the encrypted file, as `services.ports.Drafts`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, draft: Draft) -> None:
        """Write a draft over its former version; on the disk when this returns."""
        with self._database.writer() as connection:
            run(
                connection,
                _SAVE,
                (
                    draft.record.bytes,
                    draft.form,
                    draft.worker.bytes,
                    draft.content,
                    microseconds(draft.saved_at),
                ),
            )

    def load(self, worker: WorkerId) -> list[Draft]:
        """Give a worker's drafts, the newest first."""
        with self._database.reader() as connection:
            return [
                Draft(
                    record=UUID(bytes=record),
                    form=form,
                    worker=worker,
                    content=content,
                    saved_at=moment(saved_at),
                )
                for record, form, content, saved_at in fetch(connection, _LOAD, (worker.bytes,))
            ]

    def discard(self, record: UUID, form: str, worker: WorkerId) -> None:
        """Forget a draft that has become a change; one that is not there is fine.

        Args:
            record: The record the form is about.
            form: Name of the form.
            worker: Whose draft; a colleague's of the same form is left.
        """
        with self._database.writer() as connection:
            run(connection, _DISCARD, (record.bytes, form, worker.bytes))
