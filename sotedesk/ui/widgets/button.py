"""Buttons: icon, verb and, where it helps, the key.

All of a button is painted here: a QPushButton ignores the size of an inner layout and would cut it
(UX guide §6.6), and asking QStyle for the ground costs 12 ms of start (its enums, measured).
"""

from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.key_cap import cap_size, paint_cap, set_key_cap

_ICON = 18
_GAP = 8
_RADIUS = 6.0
_GROUNDS = {
    "action": {
        "rest": ("surface", "line2"),
        "hover": ("pri_tint", "line2"),
        "off": ("well", "line"),
    },
    "primary": {"rest": ("pri_fill", ""), "hover": ("pri_hover", ""), "off": ("line", "")},
    "link": {"rest": ("", ""), "hover": ("pri_tint", ""), "off": ("", "")},
    "call": {
        "rest": ("call_fill", "call_line"),
        "hover": ("call_fill", "on_call"),
        "off": ("call", "call_line"),
    },
    "call_primary": {"rest": ("on_call", ""), "hover": ("on_call2", ""), "off": ("on_call2", "")},
}
"""Fill and edge tokens by variant and state; an empty name paints none."""


class KitButton(QPushButton):
    """What the three kinds of button share.

    Args:
        text: A verb, no mnemonic sign.
        icon: Icon name, or empty.
        key: Key cap text such as `F2`; told to screen readers and shown while Alt is held.
        show_key: Paint the key cap at all times; for primary buttons.
        name: Object name for tests and styles.
    """

    variant: ClassVar[str] = "action"
    tall: ClassVar[int] = 32
    padding: ClassVar[int] = 10
    use: ClassVar[Text] = Text.BODY

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        key: str = "",
        show_key: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._key = key
        self._show_key = show_key and bool(key)
        self.setProperty("variant", self.variant)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if name:
            self.setObjectName(name)
        self._tell_key()

    def set_text(self, text: str) -> None:
        """Change the verb, and with it the accessible name."""
        self.setText(text)
        self._tell_key()
        self.updateGeometry()

    def set_icon_name(self, icon: str) -> None:
        """Change the icon."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_on_call_strip(self, *, filled: bool = False) -> None:
        """Dress the button for the dark strip of a live contact."""
        self.setProperty("variant", "call_primary" if filled else "call")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override QPushButton.sizeHint: all of icon, text and key cap."""
        shown = look()
        metrics = shown.metrics(self._use())
        height = max(shown.px(self.tall), metrics.height() + shown.px(10))
        return QSize(self._content_width() + 2 * shown.px(self.padding), height)

    def minimumSizeHint(self) -> QSize:
        """Override QPushButton.minimumSizeHint: a button is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QPushButton.keyPressEvent: Enter does what the button says, as Space does."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another size."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QPushButton.paintEvent: all of it, in one go."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _use(self) -> Text:
        return Text.STRONG if self._variant() in ("primary", "call", "call_primary") else self.use

    def _variant(self) -> str:
        return str(self.property("variant"))

    def _tell_key(self) -> None:
        said = _("{text}, näppäin {key}").format(text=self.text(), key=self._key)
        self.setAccessibleName(said if self._key else self.text())
        self.setToolTip(self._key)
        set_key_cap(self, "" if self._show_key else self._key)

    def _content_width(self) -> int:
        shown = look()
        width = shown.metrics(self._use()).horizontalAdvance(self.text())
        if self._icon_name:
            width += shown.px(_ICON) + (shown.px(_GAP) if self.text() else 0)
        if self._show_key:
            width += shown.px(_GAP) + cap_size(self._key).width()
        return width

    def _ink(self) -> QColor:
        shown = look()
        if not self.isEnabled():
            return shown.colour("ink3")
        match self._variant():
            case "primary":
                return shown.colour("on_pri")
            case "call":
                return shown.colour("on_call")
            case "call_primary":
                return QColor("#13222A")
            case "link":
                return shown.colour("pri")
            case _:
                return shown.colour("ink")

    def _paint_ground(self, painter: QPainter) -> None:
        shown = look()
        ground, edge = self._ground()
        focused = self.hasFocus()
        if focused:
            on_call = self._variant().startswith("call")
            edge = shown.colour("focus_call" if on_call else "focus")
        width = 2 if focused else 1
        inset = width / 2
        painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if focused and self._variant() in ("primary", "call_primary"):
            # A filled button's ring needs a light line inside, or it drowns in the fill.
            inner = "surface" if self._variant() == "primary" else "call"
            painter.setPen(QPen(shown.colour(inner), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.75, 2.75, -2.75, -2.75), 4, 4)

    def _ground(self) -> tuple[QColor | None, QColor | None]:
        """Return fill and edge of the present state; None for none."""
        state = "hover" if self.underMouse() or self.isDown() else "rest"
        if not self.isEnabled():
            state = "off"
        fill, edge = _GROUNDS[self._variant()][state]
        shown = look()
        return (shown.colour(fill) if fill else None, shown.colour(edge) if edge else None)

    def _paint_content(self, painter: QPainter) -> None:
        shown = look()
        ink = self._ink()
        area = QRectF(self.rect())
        left = area.left() + max(0.0, (area.width() - self._content_width()) / 2)
        if self._icon_name:
            edge = shown.px(_ICON)
            box = QRectF(left, area.center().y() - edge / 2, edge, edge)
            paint_icon(painter, self._icon_name, ink, box)
            left += edge + shown.px(_GAP)
        painter.setFont(shown.font(self._use()))
        painter.setPen(ink)
        width = shown.metrics(self._use()).horizontalAdvance(self.text())
        text_area = QRectF(left, area.top(), width + 1, area.height())
        painter.drawText(text_area, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._show_key:
            self._paint_key(painter, QPointF(left + width + shown.px(_GAP), area.center().y()), ink)

    def _paint_key(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        size = cap_size(self._key)
        edge = QColor(ink)
        edge.setAlphaF(0.65)
        box = QRectF(at.x(), at.y() - size.height() / 2, size.width(), size.height())
        paint_cap(painter, box, self._key, ink=ink, edge=edge, fill=None)


class PrimaryButton(KitButton):
    """The one filled button of an area; shows its key."""

    variant = "primary"
    tall = 34
    padding = 12
    use = Text.STRONG

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        key: str = "",
        show_key: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, key=key, show_key=show_key, name=name, parent=parent)


class ActionButton(KitButton):
    """An outlined button."""


class LinkButton(KitButton):
    """A button that looks like a word one can follow."""

    variant = "link"
    padding = 8
