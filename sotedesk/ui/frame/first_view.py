"""What stands in the window until the real widgets are built: the same picture, and real typing.

A window is painted some 100 ms before the kit's widgets can be: PySide6 makes the enums of its `Qt`
namespace when one is first asked for, and a widget that paints asks for many. So the first picture
is made of what needs none of them: shapes and icons as one SVG, words as plain labels, fields as
plain line edits. Nothing here may import `Qt`, not even by the way (a test watches).

Whoever types or clicks meanwhile loses nothing: text stands in the line edits, every other key and
the last click are kept, and `start` hands all of it to the real widgets.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from sotedesk.i18n import N_, _
from sotedesk.resources import resource
from sotedesk.ui.frame.rail_items import MORE, NARROW, NARROW_UP_TO, RAIL, WIDE, RailItem
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look

if TYPE_CHECKING:
    # Qt makes a class for Python when it is first named: 3 ms for the events nobody has sent yet.
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

RAIL_CODES = ("desk", "contact", "clients", "plan", "follow_ups", "contact_persons", "workers")
"""The screens one goes to by the rail; a test holds them equal to the desk's."""

SEARCH_ADVICE = (
    N_("Hae nimellä, puhelinnumerolla, henkilötunnuksella tai syntymäajalla"),
    N_("Hae nimellä, numerolla tai henkilötunnuksella"),
    N_("Hae asiakasta"),
    N_("Hae"),
)
"""What the empty search box says: the longest that fits."""


def _svg(parts: list[str], width: float, height: float) -> QSvgRenderer:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    return QSvgRenderer((head + "".join(parts) + "</svg>").encode())


def _icon(name: str, colour: str, left: float, top: float, size: float) -> str:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    place = f'<g transform="translate({left},{top}) scale({size / 20})" '
    body = source.replace("currentColor", colour).replace("<svg ", place, 1)
    return body.replace("</svg>", "</g>")


class FirstField(QLineEdit):
    """A line edit that takes the first letters."""

    def __init__(self, name: str, accessible: str, lead: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._lead: QSvgRenderer | None = None
        if lead:
            self.setProperty("lead", "icon")
            self._lead = _svg([_icon(lead, look().tokens.ink2, 0, 0, 20)], 20, 20)

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Override QLineEdit.paintEvent: the icon before the text."""
        super().paintEvent(event)
        if self._lead is not None:
            px = look().px
            size = px(18)
            box = QRectF(px(10), round((self.height() - size) / 2), size, size)
            self._lead.render(QPainter(self), box)


class FirstView(QWidget):
    """A picture of what is about to come; subclasses say where its parts are.

    Attributes:
        keys: Keys no field took, in order.
        clicked: Where the last click was, if there was one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[QKeyEvent] = []
        self.clicked: QPoint | None = None
        self._parts: list[str] = []
        self._words: list[QLabel] = []
        self._used = 0
        self._picture = QSvgRenderer()
        self._drawn = QSize()
        self._told = QLabel("", self)
        self._told.setWordWrap(True)

    def say(self, words: str) -> None:
        """Say what holds the start up."""
        self._told.setText(words)

    def fields(self) -> tuple[FirstField, ...]:
        """Give the fields that may have been typed into."""
        raise NotImplementedError

    def draw(self) -> None:
        """Put every part in its place for the present size."""
        raise NotImplementedError

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Override QWidget.resizeEvent: the picture follows the window."""
        super().resizeEvent(event)
        self.place_parts()

    def place_parts(self) -> None:
        """Put every part in its place; done before showing it saves styling what is shown."""
        if self.size() == self._drawn:
            return
        self._drawn = self.size()
        self._parts, self._used = [], 0
        for field in self.fields():
            field.ensurePolished()  # else the style sheet is not in its size yet
        self.draw()
        self._picture = _svg(self._parts, self.width(), self.height())

    def paintEvent(self, _event: "QPaintEvent") -> None:
        """Override QWidget.paintEvent: shapes and icons; words and fields paint themselves."""
        self._picture.render(QPainter(self), QRectF(self.rect()))

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Override QWidget.keyPressEvent: keep what no field wanted."""
        self.keys.append(event.clone())

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        """Override QWidget.mousePressEvent: keep where."""
        self.clicked = event.position().toPoint()

    def box(
        self,
        area: tuple[float, float, float, float],
        fill: str,
        edge: str = "",
        radius: float = 0,
        edge_alpha: float = 1,
    ) -> None:
        """Draw a box: left, top, width, height; colours by token."""
        left, top, width, height = area
        tokens = look().tokens
        inset = 0.5 if edge else 0
        stroke = f'stroke="{getattr(tokens, edge)}" stroke-opacity="{edge_alpha}"' if edge else ""
        ground = getattr(tokens, fill) if fill else "none"
        self._parts.append(
            f'<rect x="{left + inset}" y="{top + inset}" width="{width - 2 * inset}" '
            f'height="{height - 2 * inset}" rx="{radius}" fill="{ground}" {stroke}/>'
        )

    def icon(self, name: str, token: str, left: float, top: float, size: int) -> None:
        """Draw an icon."""
        self._parts.append(
            _icon(name, getattr(look().tokens, token), round(left), round(top), size)
        )

    def word(self, text: str, use: Text, token: str, area: tuple[float, ...]) -> None:
        """Write a word, centred in the height of its area."""
        if self._used == len(self._words):
            self._words.append(QLabel(self))
        label = self._words[self._used]
        self._used += 1
        label.setText(text)
        label.setStyleSheet(
            f"color: {getattr(look().tokens, token)}; font-weight: {use.weight};"
            f"font-size: {use.points * look().scale:g}pt"
        )
        left, top, width, height = (int(one + 0.5) for one in area)
        label.setGeometry(left, top, width, height)

    def cap(self, key: str, left: float, middle: float, colours: tuple[str, str, str]) -> None:
        """Draw a key cap; colours of ink, edge and ground, without ground the edge is paler."""
        shown = look()
        ink, edge, fill = colours
        size = self.cap_size(key)
        alpha = 1 if fill else 0.65
        top = middle - size[1] / 2
        self.box((left, top, *size), fill, edge, 4, alpha)
        line, under = getattr(shown.tokens, edge), top + size[1] - 1.5
        self._parts.append(
            f'<path d="M{left + 3.5} {under}H{left + size[0] - 3.5}" stroke="{line}" '
            f'stroke-opacity="{alpha}" fill="none"/>'
        )
        wide = shown.width(Text.CAP, key)
        at = left + (size[0] - wide) / 2
        self.word(key, Text.CAP, ink, (at, top, wide + 2, size[1] - 1))

    def primary(
        self, words: str, icon: str, key: str, area: tuple[float, float, float, float]
    ) -> None:
        """Draw the filled button."""
        shown = look()
        px = shown.px
        left, top, width, height = area
        self.box((left + 0.5, top + 0.5, width - 1, height - 1), "pri_fill", radius=6)
        at = left + (width - self.primary_width(words, key)) / 2
        self.icon(icon, "on_pri", at, top + (height - px(18)) / 2, px(18))
        at += px(18) + px(8)
        wide = shown.width(Text.STRONG, words)
        self.word(words, Text.STRONG, "on_pri", (at, top, wide + 2, height))
        self.cap(key, at + wide + px(8), top + height / 2, ("on_pri", "on_pri", ""))

    def primary_width(self, words: str, key: str) -> int:
        """Give how wide icon, words and key of the filled button are."""
        shown = look()
        icon, gap = shown.px(18), shown.px(8)
        return icon + gap + shown.width(Text.STRONG, words) + gap + self.cap_size(key)[0]

    def cap_size(self, key: str) -> tuple[int, int]:
        """Give how large a key cap is."""
        shown = look()
        metrics = shown.metrics(Text.CAP)
        height = max(shown.px(20), metrics.height() + shown.px(3))
        return max(metrics.horizontalAdvance(key) + 2 * shown.px(6), height), height


class FirstFrame(FirstView):
    """Rail with its items, top bar with the search box, status bar.

    Args:
        synthetic: The people are invented; the status bar says so.
    """

    def __init__(self, *, synthetic: bool) -> None:
        super().__init__()
        self._synthetic = synthetic
        self.search = FirstField("search", _("Haku"), "search")
        self.search.setParent(self)
        self.setFocusProxy(self.search)

    def fields(self) -> tuple[FirstField, ...]:
        """Give the search box."""
        return (self.search,)

    def draw(self) -> None:
        """Put the frame's parts where `MainWindow` has them."""
        rail = self._rail_width()
        status = self._status_height()
        self.box((0, 0, self.width(), self.height()), "bg")
        top = self._draw_top_bar(rail)
        self._draw_status(rail, self.height() - status, status)
        self._draw_rail(rail)
        self._told.setGeometry(rail + 16, top + 10, max(0, self.width() - rail - 32), 60)

    def _rail_width(self) -> int:
        shown = look()
        px = shown.px
        words = max(shown.width(Text.STRONG, _(item.title)) for item in self._items())
        waiting = shown.width(Text.LABEL, _("Odottavat {count}").format(count=0))
        return max(
            NARROW if self.width() <= NARROW_UP_TO else WIDE,
            px(17) + px(18) + px(8) + words + px(12),
            waiting + px(48) + (12 if self.width() <= NARROW_UP_TO else 20),
            16 + px(30) + 10 + shown.width(Text.BRAND, "SoteDesk") + 13,
        )

    def _draw_rail(self, width: int) -> None:
        shown = look()
        px = shown.px
        self.box((0, 0, width, self.height()), "rail")
        self.box((width - 1, 0, 1, self.height()), "line")
        line = shown.metrics(Text.BRAND).height()
        tall = max(px(30), line)
        self.icon("logo", "pri_fill", 16, 13 + (tall - px(30)) / 2, px(30))
        self.word("SoteDesk", Text.BRAND, "ink", (16 + px(30) + 10, 13, width, tall))
        top = tall + 26
        for item in self._items():
            top += self._draw_item(_(item.title), item.icon, top, width, here=item.code == "desk")
        self._draw_foot(width)

    def _draw_item(self, title: str, icon: str, top: int, width: int, *, here: bool) -> int:
        shown = look()
        px = shown.px
        height = max(px(38), shown.metrics(Text.STRONG).height() + px(12))
        if here:
            self.box((0, top, width - 1, height), "pri_tint")
            self.box((0, top, 3, height), "pri")
        self.icon(icon, "pri" if here else "ink2", px(17), top + (height - px(18)) / 2, px(18))
        left = px(17) + px(18) + px(8)
        use, ink = (Text.STRONG, "pri") if here else (Text.BODY, "ink")
        self.word(title, use, ink, (left, top, width - 1 - left - px(4), height))
        return height

    def _draw_foot(self, width: int) -> None:
        shown = look()
        size = shown.px(18)
        line = shown.metrics(Text.SMALL).height()
        pair = max(2 * line, size)
        top = self.height() - 9 - 2 * pair - 6 - 9
        self.box((0, top - 1, width - 1, 1), "line")
        self.icon("building", "ink3", 16, top + 9 + (pair - size) // 2, size)
        self.icon("person", "ink3", 16, top + 9 + pair + 6 + (pair - size) // 2, size)

    def _draw_top_bar(self, left: int) -> int:
        shown = look()
        px = shown.px
        button = max(px(34), shown.metrics(Text.STRONG).height() + px(10))
        height = max(56, button + 20)
        self.box((left, 0, self.width() - left, height), "surface")
        self.box((left, height - 1, self.width() - left, 1), "line")
        right = self._draw_new(self.width() - 16, (height - 1 - button) // 2, button)
        right = self._draw_afterwards(right - 8, height - 1)
        room = (right - 8 - (left + 16)) * 100 // 101  # the stretch behind it takes the rest
        tall = self.search.sizeHint().height()
        width = min(px(560), room)
        self.search.setGeometry(left + 16, (height - 1 - tall) // 2, width, tall)
        inside = width - px(46)
        fits = (one for one in map(_, SEARCH_ADVICE) if shown.width(Text.BODY, one) < inside)
        self.search.setPlaceholderText(next(fits, ""))
        return height

    def _draw_new(self, right: int, top: int, height: int) -> int:
        words, key = _("Uusi yhteydenotto"), "F2"
        width = self.primary_width(words, key) + 2 * look().px(12)
        self.primary(words, "plus", key, (right - width, top, width, height))
        return right - width

    def _draw_afterwards(self, right: int, room: int) -> int:
        shown = look()
        px = shown.px
        height = max(px(32), shown.metrics(Text.BODY).height() + px(10))
        top = (room - height) // 2
        words = _("Kirjaa jälkikäteen")
        wide = shown.width(Text.BODY, words)
        left = right - (px(18) + px(8) + wide + 2 * px(8))
        self.icon("pencil", "pri", left + px(8), top + (height - px(18)) / 2, px(18))
        at = left + px(8) + px(18) + px(8)
        self.word(words, Text.BODY, "pri", (at, top, wide + 2, height))
        return left

    def _status_height(self) -> int:
        shown = look()
        chip = max(shown.px(24), shown.metrics(Text.LABEL).height() + 6) if self._synthetic else 0
        words = shown.metrics(Text.SMALL).height()
        _wide, cap = self.cap_size("F1")
        return max(30, max(chip, words, cap) + 3)

    def _draw_status(self, left: int, top: int, height: int) -> None:
        self.box((left, top, self.width() - left, height), "rail")
        self.box((left, top, self.width() - left, 1), "line")
        inner = height - 3
        if self._synthetic:
            self._draw_chip(left + 16, top + 2, inner)
        self._draw_hints(top + 2, inner)

    def _draw_chip(self, left: int, top: int, room: int) -> None:
        shown = look()
        px = shown.px
        words = _("Esittelyaineisto")
        wide = shown.width(Text.LABEL, words)
        height = max(px(24), shown.metrics(Text.LABEL).height() + 6)
        width = wide + 2 * px(8) + px(16) + px(6)
        top += (room - height) // 2
        self.box((left, top, width, height), "info_tint", "info_line", 5)
        self.icon("flag", "info", left + px(8), top + height / 2 - px(16) / 2, px(16))
        at = left + px(8) + px(16) + px(6)
        self.word(words, Text.LABEL, "info", (at, top, wide + 2, height))

    def _draw_hints(self, top: int, height: int) -> None:
        shown = look()
        right = self.width() - 16 - 4
        for key, words in (("F1", _("ohje")), ("Alt", _("näytä näppäimet"))):
            wide = shown.width(Text.SMALL, words) + 1  # as a label takes it
            self.word(words, Text.SMALL, "ink2", (right - wide, top, wide + 2, height))
            cap, tall = self.cap_size(key)
            left = right - wide - 7 - cap
            middle = top + (height - tall) // 2 + tall / 2
            self.cap(key, left, middle, ("ink2", "line2", "surface"))
            right = left - 7 - 4

    def _items(self) -> list[RailItem]:
        return [item for item in RAIL if item.code in (*RAIL_CODES, MORE)]


class FirstLogin(FirstView):
    """The log-in form."""

    def __init__(self) -> None:
        super().__init__()
        self.login = FirstField("login_name", _("Käyttäjätunnus"))
        self.password = FirstField("login_password", _("Salasana"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in self.fields():
            field.setParent(self)
        self.setFocusProxy(self.login)

    def fields(self) -> tuple[FirstField, ...]:
        """Give name and password."""
        return self.login, self.password

    def draw(self) -> None:
        """Put the form's parts where `LoginView` has them."""
        shown = look()
        px = shown.px
        brand = max(px(34), shown.metrics(Text.PAGE).height())
        label, field = shown.metrics(Text.LABEL).height(), self.login.sizeHint().height()
        button = max(px(34), shown.metrics(Text.STRONG).height() + px(10))
        note = shown.metrics(Text.SMALL).height()
        width, height = px(380), 48 + brand + 2 * (12 + label + 3 + field) + 24 + button + note
        left = (self.width() - width) // 2
        top = int((self.height() - height - 18) * 2 / 5 + 9.5)
        self.box((0, 0, self.width(), self.height()), "bg")
        self.box((left, top, width, height), "surface", "line", 8)
        left, top, inner = left + 29, top + 23, width - 58
        self.icon("logo", "pri_fill", left, top + (brand - px(34)) / 2, px(34))
        self.word("SoteDesk", Text.PAGE, "ink", (left + px(34) + 12, top, inner, brand))
        top += brand + 12
        for words, line in ((_("Käyttäjätunnus"), self.login), (_("Salasana"), self.password)):
            self.word(words, Text.LABEL, "ink2", (left, top, inner, label))
            line.setGeometry(left, top + label + 3, inner, field)
            top += label + 3 + field + 12
        self.primary(_("Avaa"), "lock", "↵", (left, top, inner, button))
        top += button + 12
        words = _("Tiedot ovat salattuina tällä koneella.")
        self.word(words, Text.SMALL, "ink3", (left, top, inner, note))
