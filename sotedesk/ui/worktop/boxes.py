"""The boxes of the right column: who waits, and what is not yet in the record system."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.frozen import dataclass
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, LinkButton
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.key_cap import set_key_cap
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.text_label import TextLabel

_KEYED = 9


@dataclass(frozen=True, slots=True)
class Waiting:
    """One contact that is live or waits.

    Attributes:
        lines: Icon and words of each line below the title.
        number: Alt+number goes on with it; 0 for none.
    """

    key: Hashable
    icon: str
    title: str
    meta: str
    lines: tuple[tuple[str, str], ...]
    number: int = 0


class WaitingBox(QFrame):
    """One contact under way.

    Signals:
        wanted: Go on with it.
    """

    wanted = Signal()

    def __init__(self, shown: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "inner")
        self._icon = IconLabel(shown.icon)
        self._title = TextLabel("", Text.STRONG, wrap=True)
        self._meta = TextLabel("", Text.SMALL, "meta")
        self._go = LinkButton(_("Jatka"), name="resume")
        self._go.clicked.connect(self.wanted)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._said: tuple[tuple[str, str], ...] | None = None
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._title, 1)
        top.addWidget(self._meta)
        top.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 2, 4, 8)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._lines)
        self.show_waiting(shown)

    def show_waiting(self, shown: Waiting) -> None:
        """Show other words in the same box."""
        self._icon.set_icon(shown.icon)
        self._title.setText(shown.title)
        self._meta.setText(shown.meta)
        self.setAccessibleName(f"{shown.title}, {shown.meta}")
        key = f"Alt+{shown.number}" if 0 < shown.number <= _KEYED else ""
        self._go.setAccessibleName(
            _("Jatka: {who}, näppäin {key}").format(who=shown.title, key=key)
            if key
            else _("Jatka: {who}").format(who=shown.title)
        )
        self._go.setToolTip(key)
        set_key_cap(self._go, key)
        if shown.lines != self._said:
            self._said = shown.lines
            clear(self._lines)
            for icon, words in shown.lines:
                made = LeadLabel(words, icon) if icon else TextLabel(words, Text.SMALL, wrap=True)
                self._lines.addWidget(made)

    def button(self) -> QWidget:
        """Give what takes the focus."""
        return self._go


@dataclass(frozen=True, slots=True)
class ToCarry:
    """One entry that is not yet in the record system.

    Attributes:
        incomplete: The contact was finished with something missing.
        copied: Its text is on the clipboard; now it is asked whether it was carried over.
    """

    key: Hashable
    title: str
    sub: str
    incomplete: bool
    copied: bool


class CarryLine(QWidget):
    """One entry to carry over: what it is, where it goes, Kopioi and then Viety in its place.

    Signals:
        copy_wanted: Copy it as text.
        carried: The worker says it is carried over.
    """

    copy_wanted = Signal()
    carried = Signal()

    def __init__(self, shown: ToCarry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel("", wrap=True)
        self._sub = LeadLabel("", "pencil", tone="meta")
        self._plain_sub = TextLabel("", Text.SMALL, "meta", wrap=True)
        self._copy = LinkButton(_("Kopioi"), "copy", name="copy_entry")
        self._done = ActionButton(_("Viety"), "check", name="carried_entry")
        self._copy.clicked.connect(self.copy_wanted)
        self._done.clicked.connect(self.carried)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        words.addWidget(self._plain_sub)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self._done)
        row.addWidget(self._copy)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._was_copied = False
        self.show_entry(shown)

    def show_entry(self, shown: ToCarry) -> None:
        """Show the entry; once copied, ask whether it was carried over."""
        self._title.setText(shown.title)
        said = _("kesken · {words}").format(words=shown.sub)
        self._sub.setText(said)
        self._sub.setVisible(shown.incomplete)
        self._plain_sub.setText(shown.sub)
        self._plain_sub.setVisible(not shown.incomplete)
        self._copy.setAccessibleName(_("Kopioi: {what}").format(what=shown.title))
        self._done.setAccessibleName(_("Viety järjestelmään: {what}").format(what=shown.title))
        self._done.setToolTip(_("Viety järjestelmään"))
        self._done.setVisible(shown.copied)
        if shown.copied and not self._was_copied and self._copy.hasFocus():
            self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_copied = shown.copied

    def button(self) -> QWidget:
        """Give what takes the focus."""
        return self._copy


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a column and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


S = TypeVar("S", bound=Waiting | ToCarry)
W = TypeVar("W", bound=WaitingBox | CarryLine)


class KeptColumn(Generic[S, W]):
    """A column of boxes that are kept from reading to reading, so that the focus stays.

    Args:
        make: Makes a box.
        update: Shows other words in one.
    """

    def __init__(
        self,
        make: Callable[[S], W],
        update: Callable[[W, S], None],
        spacing: int,
    ) -> None:
        self.layout = QVBoxLayout()
        self.layout.setSpacing(spacing)
        self._make = make
        self._update = update
        self._boxes: dict[Hashable, W] = {}

    @property
    def boxes(self) -> Mapping[Hashable, W]:
        """Give the boxes by key."""
        return self._boxes

    def show(self, wanted: Sequence[S]) -> None:
        """Show these and no others; where the focused one went, its neighbour takes the focus."""
        keys = [one.key for one in wanted]
        gone = [key for key in self._boxes if key not in keys]
        place = next((n for n, k in enumerate(self._boxes) if _focused(self._boxes[k])), -1)
        lost = place >= 0 and list(self._boxes)[place] in gone
        for key in gone:
            box = self._boxes.pop(key)
            self.layout.removeWidget(box)
            box.hide()
            box.deleteLater()
        for index, one in enumerate(wanted):
            if one.key not in self._boxes:
                self._boxes[one.key] = self._make(one)
            box = self._boxes[one.key]
            self._update(box, one)
            if self.layout.indexOf(box) != index:
                self.layout.removeWidget(box)
                self.layout.insertWidget(index, box)
        self._boxes = {key: self._boxes[key] for key in keys}
        if lost and keys:
            box = self._boxes[keys[min(place, len(keys) - 1)]]
            box.button().setFocus(Qt.FocusReason.OtherFocusReason)


def _focused(box: QWidget) -> bool:
    inner = box.focusWidget()
    return inner is not None and inner.hasFocus()


class ArrowColumn(QWidget):
    """Holds a column of boxes; the arrow keys go from one button to the next."""

    def __init__(self, layout: QVBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: up and down."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
