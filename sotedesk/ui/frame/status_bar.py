"""The status bar: what is saved, what is sent, whether there is a network, what can be undone.

Save and sync words are always there, never only for a moment.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from sotedesk.i18n import _, format_time, ngettext
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.chip import Chip
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.key_cap import KeyCap
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.widgets.undo_offer import UndoOffer


class StatusWord(QWidget):
    """One fact of the status bar: icon and words."""

    def __init__(self, icon: str, token: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon = IconLabel(icon, token, 18)
        self._text = TextLabel("", Text.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self._rule = QFrame()
        self._rule.setObjectName("status_rule")
        self._rule.setFixedWidth(1)
        row.addSpacing(9)
        row.addWidget(self._rule)
        self.hide()

    def set_followed(self, followed: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """End with a rule only where another fact comes after it."""
        if self._rule.isHidden() == followed:
            self._rule.setVisible(followed)

    def say(self, words: str, icon: str, token: str, tone: str = "") -> None:
        """Show words with their icon."""
        self._icon.set_icon(icon, token)
        self._text.setText(words)
        self._text.set_tone(tone)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint: the rule reaches over the whole bar."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(27, hint.height() + 6))

    def text(self) -> str:
        """Return the words shown."""
        return self._text.text()


class StatusBar(QWidget):
    """Facts at the left, keys at the right; wraps to a second line at large text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.saved = StatusWord("monitor-check", "ok", "saved_state")
        self.sync = StatusWord("upload", "info", "sync_state")
        self.network = StatusWord("network", "ink3", "network_state")
        self.undo = UndoOffer()
        self.synthetic = Chip(_("Esittelyaineisto"), "flag", Tone.INFO)
        self.synthetic.setObjectName("synthetic_mark")
        self.synthetic.hide()
        self._facts = FlowLayout(gap=16, line_gap=0, centred=True)
        for piece in (self.synthetic, self.saved, self.sync, self.network, self.undo):
            self._facts.addWidget(piece)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 1)
        row.setSpacing(16)
        row.addLayout(self._facts, 1)
        self._hints = self._keys()
        row.addWidget(self._hints)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(30)

    def show_saved(self, saved_at: datetime | None) -> None:
        """Say when the last keystroke reached this machine's disk; None: nothing was typed yet."""
        words = _("Kaikki tallessa koneella")
        if saved_at is not None:
            clock = format_time(saved_at, seconds=True)
            words = _("Tallennettu koneelle {time}").format(time=clock)
        self.saved.say(words, "monitor-check", "ok")

    def show_save_failed(self) -> None:
        """Say that text is only on the screen; stays until a save succeeds."""
        words = _("Ei tallennu koneelle. Teksti on vielä ruudussa. Kopioi se, Ctrl+Shift+C")
        self.saved.say(words, "alert-circle", "crit", "crit")

    def show_sync(self, unsent: int, synced_at: datetime | None) -> None:
        """Say what has not left this machine, and when it last met the others."""
        if unsent:
            first = ngettext("{n} lähettämättä", "{n} lähettämättä", unsent).format(n=unsent)
        else:
            first = _("Kaikki lähetetty")
        if synced_at is None:
            second = _("ei vielä synkronoitu")
        else:
            second = _("synkronoitu {time}").format(time=format_time(synced_at))
        self.sync.say(f"{first} · {second}", "upload" if unsent else "check", "info")

    def show_network(self, online: bool | None) -> None:  # noqa: FBT001 - the state itself
        """Say whether there is a network; None where no hub is in use and it does not matter."""
        if online is None:
            self.network.say("", "network", "ink3")
        elif online:
            self.network.say(_("Verkossa"), "network", "ink3", "support")
        else:
            self.network.say(_("Ei verkkoa – voit jatkaa työtä"), "network-off", "ink3", "support")

    def show_synthetic(self, synthetic: bool) -> None:  # noqa: FBT001 - the state itself
        """Mark a profile of invented people."""
        self.synthetic.setVisible(synthetic)

    def offer_undo(self, done: str, undo: Callable[[], object]) -> None:
        """Offer to take the last action back, until the next one."""
        self.undo.offer(done, undo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: facts before hints."""
        super().resizeEvent(event)
        self._fit_hints()

    def event(self, event: QEvent) -> bool:
        """Override QWidget.event: longer words may need the room of the hints."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_hints()
        return super().event(event)

    def _fit_hints(self) -> None:
        """Hide the key hints rather than let the bar grow a second line."""
        facts = (self.saved, self.sync, self.network, self.undo)
        for place, fact in enumerate(facts[:3], start=1):
            if isinstance(fact, StatusWord):
                fact.set_followed(any(not later.isHidden() for later in facts[place:]))
        needed = self._facts.sizeHint().width() + self._hints.sizeHint().width() + 48
        self._hints.setVisible(needed <= self.width())

    def _keys(self) -> QWidget:
        box = QWidget()
        box.setObjectName("key_hints")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        for cap, words in (("Alt", _("näytä näppäimet")), ("F1", _("ohje"))):
            row.addWidget(KeyCap(cap))
            row.addWidget(TextLabel(words, Text.SMALL, "support"))
            row.addSpacing(4)
        return box
