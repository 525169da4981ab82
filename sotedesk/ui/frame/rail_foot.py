"""The rail's foot: at whose desk this is; the worker's part locks it or lets another one in."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.key_cap import set_key_cap
from sotedesk.ui.widgets.text_label import TextLabel

_MARK = 16
_EDGE = 8


class WorkerButton(QAbstractButton):
    """Who one is; a click or Ctrl+L locks the desk, where another worker can go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("worker")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_key_cap(self, cap_of("lock"), "inside")
        self._name = TextLabel("", Text.SMALL)
        self._role = TextLabel("", Text.SMALL, "meta")
        grid = _pair("person", self._name, self._role)
        grid.setContentsMargins(16, 5, _EDGE, 9)
        self.setLayout(grid)
        for part in (self._name, self._role):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tell("")

    def set_worker(self, name: str, role: str) -> None:
        """Say who works here; with no name there is nobody to lock out."""
        _set(self._name, name)
        _set(self._role, role)
        self._tell(name)

    def _tell(self, name: str) -> None:
        self.setEnabled(bool(name))
        said = _("{name}. Lukitse tai vaihda työntekijää, näppäin {key}")
        self.setAccessibleName(said.format(name=name or _("Työntekijä"), key=cap_of("lock")))
        self.setToolTip(_("Lukitse tai vaihda työntekijää") if name else "")

    def needed_width(self) -> int:
        """Give the width in which the words and the mark fit."""
        words = max(look().width(Text.SMALL, one.text()) for one in (self._name, self._role))
        mark = look().px(_MARK) + _EDGE if self._name.text() else 0
        return 16 + look().px(18) + 8 + words + 4 + mark + _EDGE

    def words_width(self) -> int:
        """Return how far from the left the words reach, in pixels."""
        words = max(look().width(Text.SMALL, one.text()) for one in (self._name, self._role))
        return 16 + look().px(18) + 8 + words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QAbstractButton.keyPressEvent: Enter presses it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: object) -> None:
        """Override QWidget.enterEvent: the mouse over it is seen."""
        super().enterEvent(event)  # type: ignore[arg-type]  # passed on unread
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Override QWidget.leaveEvent: the mouse has gone."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent: the ring, and the lock at the right end."""
        if not self.isEnabled():
            return
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.hasFocus() or self.underMouse():
            ring = QPen(shown.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            ground = shown.colour("pri_tint") if self.underMouse() else Qt.GlobalColor.transparent
            painter.setBrush(ground)
            painter.drawRoundedRect(area.adjusted(_EDGE, 1, -3, -3), 6, 6)
        edge = shown.px(_MARK)
        left = area.width() - edge - _EDGE - 2
        top = 5 + (area.height() - 14 - edge) / 2
        paint_icon(painter, "lock", shown.colour("ink3"), QRectF(left, top, edge, edge))


class RailFoot(QFrame):
    """Unit and desk, then who works there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail_foot")
        self.worker = WorkerButton()
        self._unit = TextLabel("", Text.SMALL)
        self._team = TextLabel("", Text.SMALL, "meta")
        place = _pair("building", self._unit, self._team)
        place.setContentsMargins(16, 9, _EDGE, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(place)
        column.addWidget(self.worker)

    def set_worker(self, unit: str, team: str, worker: str, role: str) -> None:
        """Say at whose desk this is."""
        for label, words in ((self._unit, unit), (self._team, team)):
            _set(label, words)
            label.setWordWrap(True)
        self.worker.set_worker(worker, role)

    def needed_width(self) -> int:
        """Give the width in which each word fits; long names of units go on to a second line."""
        # By the metrics: after a change of scale the labels themselves are dressed later than this.
        names = f"{self._unit.text()} {self._team.text()}".split()
        words = max((look().width(Text.SMALL, word) for word in names), default=0)
        return max(16 + look().px(18) + 8 + words + 4 + _EDGE, self.worker.needed_width())


def _pair(icon: str, upper: QWidget, lower: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    grid.addWidget(IconLabel(icon, "ink3"), 0, 0, 2, 1)
    grid.addWidget(upper, 0, 1)
    grid.addWidget(lower, 1, 1)
    return grid


def _set(label: TextLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
