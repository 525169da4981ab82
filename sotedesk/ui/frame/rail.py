"""The rail: where one can go, what waits, who one is."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sotedesk.i18n import _
from sotedesk.ui.frame.live_block import LiveBlock
from sotedesk.ui.frame.rail_button import RailButton
from sotedesk.ui.frame.rail_foot import RailFoot
from sotedesk.ui.frame.rail_items import MORE, NARROW, RAIL, WIDE, RailItem
from sotedesk.ui.frame.waiting_button import WaitingButton
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.text_label import TextLabel

_SIDE, _NARROW_SIDE = 10, 6


class Rail(QWidget):
    """Items, then at the foot the live block, the waiting count, unit and worker.

    Signals:
        wanted: Code of the screen to go to.
        return_wanted: Back to the live contact.
        waiting_wanted: The list of waiting contacts.
        lock_wanted: Lock the desk, or let another worker in.
    """

    wanted = Signal(str)
    return_wanted = Signal()
    waiting_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Näkymät"))
        self._buttons: dict[str, RailButton] = {}
        self._more: list[tuple[str, str]] = []
        self._narrow = False
        self.live_block = LiveBlock()
        self.live_block.clicked.connect(self.return_wanted)
        self.waiting = WaitingButton()
        self.waiting.clicked.connect(self.waiting_wanted)
        self.foot = RailFoot()
        self.foot.worker.clicked.connect(self.lock_wanted)
        self._lay_out()

    def add_item(self, code: str, title: str = "") -> None:
        """Let an item stand in the rail, in the place the table gives it.

        A code the table lacks goes under `Lisää…`, in order of adding.
        """
        known = next((item for item in RAIL if item.code == code), None)
        if known is None:
            self._more.append((code, title))
            known = next(item for item in RAIL if item.code == MORE)
        if known.code not in self._buttons:
            self._insert(known)

    def remove_item(self, code: str) -> None:
        """Take an item away, such as double entries when none is open."""
        button = self._buttons.pop(code, None)
        if button is not None:
            button.hide()
            button.deleteLater()

    def button(self, code: str) -> RailButton | None:
        """Return the item of a screen, if it stands there."""
        return self._buttons.get(code)

    def show_current(self, code: str) -> None:
        """Mark the item of the screen shown; screens under `Lisää…` mark that."""
        marked = MORE if any(code == more for more, _title in self._more) else code
        for name, button in self._buttons.items():
            button.set_shown(name == marked)

    def set_count(self, code: str, count: int) -> None:
        """Show a number on an item, if it stands there."""
        if button := self._buttons.get(code):
            button.set_count(count)

    def go(self, number: int) -> None:
        """Go where Ctrl+number goes, if that item stands there."""
        item = next((i for i in RAIL if i.number == number), None)
        if item is not None and item.code in self._buttons:
            self._on_wanted(item.code)

    def set_worker(self, unit: str, team: str, worker: str, role: str) -> None:
        """Say at whose desk this is."""
        self.foot.set_worker(unit, team, worker, role)
        self.fit()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Take less room, for windows up to 1366 wide."""
        self._narrow = narrow
        self.fit()

    def fit(self) -> None:
        """Be as wide as the design says, or wider where large text needs it."""
        needed = [button.needed_width() for button in self._buttons.values()]
        side = _NARROW_SIDE if self._narrow else _SIDE
        self._blocks.setContentsMargins(side, 8, side, 10)
        needed.append(self.live_block.needed_width() + 2 * side)
        needed.append(self.waiting.sizeHint().width() + 2 * side)
        needed.append(self.foot.needed_width())
        needed.append(16 + look().px(30) + 10 + look().width(Text.BRAND, "SoteDesk") + 13)
        self.setFixedWidth(max(NARROW if self._narrow else WIDE, *needed))

    def first_focus(self) -> QWidget:
        """Return where F6 lands."""
        return next((b for b in self._buttons.values() if b.isVisible()), self.waiting)

    def _insert(self, item: RailItem) -> None:
        key = f"Ctrl+{item.number}"
        button = RailButton(_(item.title), item.icon, key)
        button.setObjectName(f"rail_{item.code}")
        button.clicked.connect(lambda _checked=False: self._on_wanted(item.code))
        order = [i.code for i in RAIL]
        place = sum(1 for code in self._buttons if order.index(code) < order.index(item.code))
        self._list.insertWidget(place, button)
        self._buttons[item.code] = button
        # Tab goes down the rail as it is seen, whichever order the screens were added in.
        shown = sorted(self._buttons, key=order.index)
        for before, after in pairwise(shown):
            QWidget.setTabOrder(self._buttons[before], self._buttons[after])
        self.fit()

    def _on_wanted(self, code: str) -> None:
        if code != MORE:
            self.wanted.emit(code)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Lisää näkymiä"))
        for screen, title in self._more:
            action = menu.addAction(title)
            action.triggered.connect(lambda _checked=False, to=screen: self.wanted.emit(to))
        button = self._buttons[MORE]
        menu.popup(button.mapToGlobal(button.rect().topRight()))
        menu.setActiveAction(menu.actions()[0])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        brand = QHBoxLayout()
        brand.setContentsMargins(16, 13, 12, 13)
        brand.setSpacing(10)
        brand.addWidget(IconLabel("logo", "pri_fill", 30))
        brand.addWidget(TextLabel("SoteDesk", Text.BRAND), 1)
        column.addLayout(brand)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("rail_items")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        self._blocks = QVBoxLayout()
        self._blocks.setContentsMargins(_SIDE, 8, _SIDE, 10)
        self._blocks.setSpacing(8)
        self._blocks.addWidget(self.live_block)
        self._blocks.addWidget(self.waiting)
        column.addLayout(self._blocks)
        column.addWidget(self.foot)
