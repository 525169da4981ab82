"""What happened before: the client's newest entries, read-only, beside the form."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _, format_date
from sotedesk.services.timeline import TimelineEntry
from sotedesk.ui.timeline_words import entry_icon, entry_text, entry_title
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.row_list import RowList


class EarlierCard(Card):
    """The card "Aiemmat".

    Signals:
        opened: An entry was asked for.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Aiemmat"), "history", flush=True, name="earlier", parent=parent)
        self._list = RowList(_("Aiemmat"), "earlier_entries", wraps=True)
        self._list.opened.connect(self.opened)
        self.add(self._list, 1)

    def show_entries(
        self, entries: Sequence[TimelineEntry], today: date, *, without: Collection[UUID]
    ) -> None:
        """Show entries.

        Args:
            without: Records of the contact under way, and the contact itself.
        """
        rows = [
            Row(
                entry.record,
                entry_title(entry),
                entry_text(entry),
                icon=entry_icon(entry),
                lead=format_date(entry.at.date(), today),
            )
            for entry in entries
            if entry.contact not in without and entry.record not in without
        ]
        self._list.set_rows(rows)
        self.set_meta(str(len(rows)) if rows else _("ei aiempia kirjauksia"))
