"""The rail's "Yhteydenotot": the contact under way, else the unit's contacts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_day, format_time
from sotedesk.model.contact import Channel, ContactStatus
from sotedesk.services.intake import ContactLine
from sotedesk.services.work import HELSINKI
from sotedesk.ui.contact.takeover import TakeoverPanel
from sotedesk.ui.desk import Desk
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.readable import Readable
from sotedesk.ui.widgets.row import Row, heading
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import CHANNEL, CHANNEL_ICON, CONTACT_STATUS, word

_TONE: dict[str, Tone] = {
    ContactStatus.LIVE: Tone.PRIMARY,
    ContactStatus.WAITING: Tone.WARN,
    ContactStatus.FINISHED: Tone.PLAIN,
    ContactStatus.FINISHED_INCOMPLETE: Tone.WARN,
}
_CHIP_ICON: dict[str, str] = {
    ContactStatus.LIVE: "phone-in",
    ContactStatus.WAITING: "pause",
    ContactStatus.FINISHED: "circle-check",
    ContactStatus.FINISHED_INCOMPLETE: "pencil",
}


class ContactList(QWidget):
    """The unit's contacts, the newest first.

    Signals:
        opened: Id of the contact to open.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._count = TextLabel("", Text.SMALL, "meta")
        self._list = RowList(_("Yhteydenotot"), "contact_list")
        self._list.opened.connect(self.opened)
        top = QHBoxLayout()
        top.addWidget(TextLabel(_("Yhteydenotot"), Text.PAGE))
        top.addWidget(self._count)
        top.addStretch(1)
        card = Card(flush=True)
        card.add(self._list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(card, 1)

    def refresh(self) -> None:
        """Read the contacts again."""
        actor, intake = self._desk.actor(), self._desk.services.intake
        self._desk.run(lambda: intake.lines(actor), self._show, self._desk.failed)

    def first_focus(self) -> QWidget:
        """Give the list."""
        return self._list

    def _show(self, lines: Sequence[ContactLine]) -> None:
        today = self._desk.now().astimezone(HELSINKI).date()
        types = self._desk.services.definitions.types
        rows: list[Row] = []
        shown: date | None = None
        for line in lines:
            at = line.contact.received_at or line.contact.created_at
            day = at.astimezone(HELSINKI).date()
            if day != shown:
                shown = day
                rows.append(heading(_("Tänään") if day == today else format_day(day, today)))
            rows.append(_row(line, [types[t].name for t in line.matter_types if t in types]))
        self._list.set_rows(rows)
        if self._list.current_key() is None:
            self._list.go_first()
        self._count.setText(_("{count} viimeisintä").format(count=len(lines)))


def _row(line: ContactLine, types: Sequence[str]) -> Row:
    contact = line.contact
    at = contact.received_at or contact.created_at
    channel = contact.channel
    status = contact.status
    return Row(
        contact.id,
        ", ".join(reason for reason in line.reasons if reason) or _("Syy kirjaamatta"),
        " · ".join(part for part in (word(CHANNEL, channel), ", ".join(types)) if part),
        icon=CHANNEL_ICON[channel] if isinstance(channel, Channel) else "phone-in",
        lead=format_time(at),
        columns=((line.who or _("Nimi ei tiedossa"), contact.number),),
        chip=word(CONTACT_STATUS, status),
        chip_icon=_CHIP_ICON.get(status, ""),
        chip_tone=_TONE.get(status, Tone.PLAIN),
    )


class ContactPlace(QStackedWidget):
    """Holds the list, the screen of the contact, and the question before a colleague's."""

    def __init__(self, listing: ContactList, screen: QWidget) -> None:
        super().__init__()
        self.listing = listing
        self.screen_of_contact = screen
        self.takeover = TakeoverPanel()
        self._question = QWidget()
        around = QVBoxLayout(self._question)
        around.setContentsMargins(16, 10, 16, 12)
        around.addWidget(ScrollColumn(Readable(self.takeover)))
        for page in (listing, screen, self._question):
            self.addWidget(page)

    def show_contact(self, *, shown: bool) -> None:
        """Show the contact, or the list."""
        self.setCurrentWidget(self.screen_of_contact if shown else self.listing)
        if not shown:
            self.listing.refresh()

    def ask_takeover(self, colleague: str) -> None:
        """Ask why a colleague's contact is taken over, in the place of the contact."""
        self.takeover.ask(colleague)
        self.setCurrentWidget(self._question)
        self.takeover.take_focus()

    def first_focus(self) -> QWidget:
        """Give the first useful thing of what is shown."""
        shown = self.currentWidget()
        first = getattr(shown, "first_focus", None)
        return first() if callable(first) else self
