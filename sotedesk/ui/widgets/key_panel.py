"""The keys of this screen, in a panel that leaves the work open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.key_cap import KeyCap
from sotedesk.ui.widgets.restyle import restyle
from sotedesk.ui.widgets.text_label import TextLabel

_WIDTH = 324


class KeyPanel(QFrame):
    """Lists (label, key) rows in sections; not modal, takes no focus, F1 or Esc closes it.

    Signals:
        closed: The worker closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_panel")
        self.setProperty("box", "float")
        self.setAccessibleName(_("Näppäimet"))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 4, 12)
        column.setSpacing(6)
        column.addLayout(self._head())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        # Not a Tab stop, so the work's own order is unbroken; F6 comes here to scroll.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._scroll.setAccessibleName(_("Näppäimet"))
        self._scroll.installEventFilter(self)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        note = TextLabel(
            _("Paneeli pysyy auki, kunnes suljet sen. Kirjaaminen jatkuu."),
            Text.SMALL,
            "meta",
            wrap=True,
        )
        column.addWidget(note)
        self.hide()

    def show_keys(self, sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """List keys: sections of a title and (label, key) rows; empty sections are left out."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(4)
        for title, keys in sections:
            if not keys:
                continue
            rows.addWidget(TextLabel(title, Text.LABEL))
            rule = QFrame()
            rule.setProperty("box", "rule")
            rows.addWidget(rule)
            for label, cap in keys:
                line = QHBoxLayout()
                line.setSpacing(8)
                line.addWidget(TextLabel(label), 1)
                line.addWidget(KeyCap(cap))
                rows.addLayout(line)
            rows.addSpacing(6)
        rows.addStretch(1)
        self._scroll.setWidget(inner)

    def place(self, top: int, bottom: int) -> None:
        """Stand at the right edge of the parent between two heights."""
        parent, inner = self.parentWidget(), self._scroll.widget()
        if parent is None:
            return
        needed = inner.sizeHint().width() if inner is not None else 0
        width = min(max(look().px(_WIDTH), needed + 40), parent.width() - 12)
        self.setGeometry(parent.width() - width - 6, top, width, max(120, bottom - top))
        self.raise_()

    def first_focus(self) -> QWidget:
        """Return where F6 lands: the list, so that arrows and PgDn scroll it."""
        return self._scroll

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: the whole panel wears the ring of its list."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, "lit", "true" if event.type() == QEvent.Type.FocusIn else "false")
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QFrame.keyPressEvent: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.setSpacing(10)
        head.addWidget(IconLabel("keyboard"))
        head.addWidget(TextLabel(_("Näppäimet"), Text.NAME), 1)
        head.addWidget(KeyCap("F1"))
        head.addWidget(TextLabel(_("sulje"), Text.SMALL, "support"))
        return head
