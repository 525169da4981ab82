"""Who one is in the demo: its workers are invented, so a password would only be in the way."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.accounts import Account
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.text_label import TextLabel

_WIDTH = 520


class WorkerPicker(QWidget):
    """The demo's workers; Enter goes on as the one the focus is on.

    Args:
        current: Who was at the desk: Enter at once goes back to it.

    Signals:
        picked: Id of the worker.
    """

    picked = Signal(object)

    def __init__(self, current: Hashable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("worker_picker")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._current = current
        self._list = RowList(_("Kuka olet?"), "demo_workers", fit=True)
        self._list.opened.connect(self.picked)
        self._told = TextLabel("", Text.SMALL, "warn", wrap=True)
        self._told.hide()
        self._lay_out()

    @Slot(object)
    def show_workers(self, accounts: Sequence[Account]) -> None:
        """Show who there is."""
        self._list.set_rows([_row(one) for one in accounts if one.worker.unit is not None])
        self._list.set_current(self._current)

    def show_refused(self, words: str) -> None:
        """Say why that desk did not open."""
        self._told.setText(words)
        self._told.show()
        self._list.setFocus()

    def first_focus(self) -> QWidget:
        """Give the list."""
        return self._list

    def _lay_out(self) -> None:
        card = Card(flush=True, name="picker_card")
        card.setFixedWidth(look().px(_WIDTH))
        brand = QHBoxLayout()
        brand.setContentsMargins(14, 10, 14, 4)
        brand.setSpacing(12)
        brand.addWidget(IconLabel("logo", "pri_fill", 34))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(_("Kuka olet?"), Text.PAGE))
        words.addWidget(
            TextLabel(
                _("Esittelyn työntekijät ovat keksittyjä. Enter valitsee."), Text.SMALL, "meta"
            )
        )
        brand.addLayout(words, 1)
        card.add(brand)
        card.add(self._list)
        told = QHBoxLayout()
        told.setContentsMargins(14, 0, 14, 8)
        told.addWidget(self._told)
        card.add(told)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)


def _row(one: Account) -> Row:
    sub = " · ".join(part for part in (one.worker.title, one.unit) if part)
    return Row(one.worker.id, one.worker.name, sub, icon="person", action=_("Jatka"))
