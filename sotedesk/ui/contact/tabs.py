"""The matters of the contact as tabs, and the way to a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from sotedesk.i18n import _
from sotedesk.model.contact import Channel
from sotedesk.model.frozen import dataclass
from sotedesk.ui.contact.fill_flow import FillFlow
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.button import LinkButton
from sotedesk.ui.widgets.chip import chip_size, paint_chip
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import CHANNEL, word

_HEIGHT = 38
_PADDING = 12


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab.

    Attributes:
        text: "Hoidon tarve – Raija".
        state: "kesken", "valmis" or "aloittamatta", with its icon and tone.
    """

    text: str
    state: str
    icon: str
    tone: Tone


class MatterTab(QAbstractButton):
    """One matter's tab."""

    def __init__(self, tab: Tab, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._tab = tab
        self._number = number
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(f"matter_tab_{number}")
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        """Show other words in the same place."""
        self._tab = tab
        self.setText(_("Asia {number}: {text}").format(number=self._number, text=tab.text))
        self.setAccessibleName(f"{self.text()}, {tab.state}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override QAbstractButton.sizeHint."""
        shown = look()
        # As wide open as not: the open one is bolder, the others larger.
        width = max(shown.width(use, self.text()) for use in (Text.LABEL, Text.BODY))
        chip = chip_size(self._tab.state, self._tab.icon).width()
        return QSize(width + chip + shown.px(3 * _PADDING), shown.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Override QAbstractButton.minimumSizeHint: a tab is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QAbstractButton.keyPressEvent: Enter opens like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent: words, state, a line under the open one."""
        shown = look()
        painter = QPainter(self)
        area = self.rect()
        if self.isChecked():
            painter.fillRect(area, shown.colour("pri_tint"))
            painter.fillRect(0, area.height() - 3, area.width(), 3, shown.colour("pri"))
        painter.setFont(shown.font(Text.LABEL if self.isChecked() else Text.BODY))
        painter.setPen(shown.colour("pri" if self.isChecked() else "ink"))
        chip = chip_size(self._tab.state, self._tab.icon)
        left = shown.px(_PADDING)
        text = area.adjusted(left, 0, -chip.width() - left, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        place = area.adjusted(
            area.width() - chip.width() - left,
            (area.height() - chip.height()) // 2,
            -left,
            -(area.height() - chip.height()) // 2,
        )
        paint_chip(painter, place.toRectF(), self._tab.state, self._tab.icon, self._tab.tone)
        if self.hasFocus():
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))


class MatterTabs(QWidget):
    """The row of tabs.

    Signals:
        selected: Index of the tab chosen.
        new_wanted: A new matter was asked for.
        grown: There are more tabs than before.
        channel_chosen: Through what the person contacts; common to all matters.
    """

    grown = Signal()
    channel_chosen = Signal(object)
    selected = Signal(int)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Asiat"))
        self._tabs: list[MatterTab] = []
        self._new = LinkButton(_("Uusi asia"), "plus", key=cap_of("matter.new"), name="new_matter")
        self._new.clicked.connect(self.new_wanted)
        self._hint = TextLabel("", Text.SMALL, "meta")
        self._hint.setContentsMargins(0, 0, 10, 0)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.channel = ChoiceField(
            [Choice(code, word(CHANNEL, code)) for code in Channel], "channel", clearable=False
        )
        self.channel.chosen.connect(self.channel_chosen)
        self._channel = LabelledField(_("Kanava"), self.channel, key="N", beside=True)
        self._line = FillFlow(self, gap=4, line_gap=0, centred=True)
        self._line.setContentsMargins(12, 0, 12, 0)
        self._fill()

    def stops(self) -> list[QWidget]:
        """Give what Tab goes through, in order."""
        return [*self._tabs, self._new, self.channel]

    def show_channel(self, channel: str) -> None:
        """Show through what the person contacts."""
        if self.channel.value() != channel:
            self.channel.set_value(channel)

    def show_tabs(self, tabs: Sequence[Tab], current: int, hint: str, *, can_add: bool) -> None:
        """Show the matters, which one is open, and a few words at the right end."""
        while len(self._tabs) > len(tabs):
            gone = self._tabs.pop()
            self._line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if len(self._tabs) < len(tabs):
            for index in range(len(self._tabs), len(tabs)):
                self._add(tabs[index], index)
            self._fill()
            self.grown.emit()
        for index, tab in enumerate(tabs):
            self._tabs[index].show_tab(tab)
            self._tabs[index].setChecked(index == current)
        self._new.setVisible(can_add)
        self._hint.setText(hint)

    def _add(self, tab: Tab, index: int) -> None:
        made = MatterTab(tab, index + 1, self)
        made.clicked.connect(lambda _on=False, place=index: self.selected.emit(place))
        self._tabs.append(made)

    def _fill(self) -> None:
        for part in (*self._tabs, self._new, self._hint, self._channel):
            self._line.removeWidget(part)
            self._line.add(part, int(part is self._hint))
            part.show()
