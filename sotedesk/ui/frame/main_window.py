"""The window: it shows one screen at a time and knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from sotedesk.i18n import _
from sotedesk.ui.frame.focus_keeper import FocusKeeper
from sotedesk.ui.frame.opening import TITLE
from sotedesk.ui.frame.pages import Pages
from sotedesk.ui.frame.rail import Rail
from sotedesk.ui.frame.rail_items import NARROW_UP_TO
from sotedesk.ui.frame.status_bar import StatusBar
from sotedesk.ui.frame.top_bar import TopBar
from sotedesk.ui.keys import KeyMap
from sotedesk.ui.widgets.key_cap_overlay import KeyCapOverlay
from sotedesk.ui.widgets.key_panel import KeyPanel

_RAIL_KEYS = 7


@dataclass(slots=True)
class ScreenPlace:
    """A screen the window can show; built when it is first shown."""

    title: str
    factory: Callable[[], QWidget]
    widget: QWidget | None = None


class MainWindow(QMainWindow):
    """Rail, top bar, live strip, screen, status bar.

    A window of its own, or held by an `OpeningWindow` that was on the screen before it.

    Attributes:
        keys: The key map; connect commands with `keys.on(...)`.
        rail: The rail.
        top_bar: Search and new contact.
        status: The status bar.

    Signals:
        screen_shown: Code of the screen now shown.
        new_contact_wanted: F2 or its button.
        afterwards_wanted: Shift+F2 or its button.
        return_wanted: F3 or the block in the rail, while a contact is live.
        waiting_wanted: Shift+F8 or the count in the rail.
        lock_wanted: Ctrl+L or the worker's block in the rail.
        close_wanted: The window is being closed; save drafts now, without a question.
    """

    screen_shown = Signal(str)
    new_contact_wanted = Signal()
    afterwards_wanted = Signal()
    return_wanted = Signal()
    waiting_wanted = Signal()
    lock_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(1440, 900)
        self._screens: dict[str, ScreenPlace] = {}
        self._current = ""
        self._live_screen = ""
        self.keys = KeyMap(self)
        self.rail = Rail()
        self.top_bar = TopBar()
        self.status = StatusBar()
        self._pages = Pages()
        self._strip_slot = QVBoxLayout()
        self._strip: QWidget | None = None
        self._panel: KeyPanel | None = None
        self._lay_out()
        self._connect()
        self.key_caps = KeyCapOverlay(self)
        FocusKeeper(self, (self.rail, self.top_bar, self.status), self._where_work_is)

    def add_screen(
        self,
        code: str,
        title: str,
        factory: Callable[[], QWidget],
        *,
        in_rail: bool = True,
    ) -> None:
        """Let the window show a screen; it is built when it is first shown.

        Args:
            code: Screen code of the key map and of the rail's table.
            title: Words for `Lisää…`; the rail's table has its own.
            factory: Makes the screen.
            in_rail: False for screens one comes to by other ways, such as a client's card.
        """
        self._screens[code] = ScreenPlace(title, factory)
        if in_rail:
            self.rail.add_item(code, title)

    def show_screen(self, code: str) -> QWidget:
        """Show a screen, building it if need be, and put the focus on its first useful thing.

        A screen may have `first_focus() -> QWidget`; else the first field in tab order gets it. A
        screen left keeps its focus, so coming back finds the same field and caret.

        Raises:
            KeyError: No screen has that code.
        """
        place = self._screens[code]
        fresh = place.widget is None
        if place.widget is None:
            place.widget = place.factory()
            self._pages.add(place.widget)
        shown = place.widget
        remembered = shown.focusWidget()
        self._current = code
        self._pages.show_page(shown)
        self.keys.show_screen(code)
        self.rail.show_current(code)
        self._show_live()
        if remembered is not None and not fresh:
            remembered.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first(shown)
        if self._panel is not None and self._panel.isVisible():
            self._fill_panel()
        self.screen_shown.emit(code)
        return shown

    def current_screen(self) -> str:
        """Return the code of the screen shown, or an empty text."""
        return self._current

    def built_screen(self, code: str) -> QWidget | None:
        """Return a screen if it has been built."""
        return self._screens[code].widget if code in self._screens else None

    def forget_screen(self, code: str) -> None:
        """Drop a built screen, so that it is built anew when next shown (lock, other worker)."""
        place = self._screens[code]
        if place.widget is not None:
            self._pages.remove(place.widget)
            place.widget = None

    def set_live(self, screen: str, strip: QWidget | None, title: str, icon: str) -> None:
        """A person is on the line: show the strip on its screen, a block in the rail elsewhere.

        Args:
            screen: Code of the screen that holds the live contact.
            strip: The dark strip; its object name must be `live_strip` for its ground.
            title: For the rail, such as `Puhelu käynnissä`; no names.
            icon: For the rail.
        """
        self.clear_live()
        self._live_screen = screen
        self._strip = strip
        if strip is not None:
            self._strip_slot.addWidget(strip)
        self.rail.live_block.show_contact(title, icon)
        self._show_live()

    @property
    def is_live(self) -> bool:
        """Whether a contact is live."""
        return bool(self._live_screen)

    def set_live_timer(self, timer: str) -> None:
        """Show the live contact's time in the rail; nothing else is painted."""
        self.rail.live_block.set_timer(timer)

    def clear_live(self) -> None:
        """Nobody is on the line any more; the strip is handed back to its maker."""
        if self._strip is not None:
            self._strip_slot.removeWidget(self._strip)
            self._strip.hide()
            self._strip.setParent(None)
        self._strip = None
        self._live_screen = ""
        self._show_live()

    def set_worker(self, unit: str, team: str, worker: str, role: str) -> None:
        """Say in the rail at whose desk this is."""
        self.rail.set_worker(unit, team, worker, role)

    def offer_undo(self, done: str, undo: Callable[[], object]) -> None:
        """Offer to take the last action back, until the next action."""
        self.status.offer_undo(done, undo)

    def toggle_keys(self) -> None:
        """Open or close the panel of this screen's keys; the work stays open beside it."""
        if self._panel is not None and self._panel.isVisible():
            self._close_panel()
            return
        if self._panel is None:
            self._panel = KeyPanel(self)
            self._panel.closed.connect(self._close_panel)
        self._fill_panel()
        self._place_panel()
        self._panel.show()

    def areas(self) -> list[QWidget]:
        """Return what F6 goes round, in order: a screen may name its own with `areas()`."""
        shown = self._pages.current()
        own: list[QWidget] = []
        if shown is not None:
            named = getattr(shown, "areas", None)
            own = list(named()) if callable(named) else [shown]
        strip = [self._strip] if self._strip is not None and self._strip.isVisible() else []
        panel = [self._panel] if self._panel is not None and self._panel.isVisible() else []
        return [self.rail, self.top_bar, *strip, *own, *panel]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QMainWindow.resizeEvent: a narrow window has a narrow rail."""
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() <= NARROW_UP_TO)
        if self.key_caps.isVisible():
            self.key_caps.reveal()
        self._place_panel()

    def changeEvent(self, event: QEvent) -> None:
        """Override QMainWindow.changeEvent: another text scale needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.key_caps.conceal()
        if event.type() == QEvent.Type.StyleChange:
            self.top_bar.fit()
            self.rail.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QMainWindow.keyPressEvent: Esc nobody wanted closes the key panel."""
        self.key_caps.key_pressed(event)
        if event.key() == Qt.Key.Key_Escape:
            self._close_panel()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Override QMainWindow.keyReleaseEvent: Alt let go hides the key caps."""
        self.key_caps.key_released(event)
        super().keyReleaseEvent(event)

    def closeEvent(self, event: object) -> None:
        """Override QMainWindow.closeEvent: never asks; drafts are on the disk already."""
        self.close_wanted.emit()
        super().closeEvent(event)  # type: ignore[arg-type]  # passed on unread

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addLayout(self._strip_slot)
        right.addWidget(self._pages, 1)
        right.addWidget(self.status)
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.rail.wanted.connect(self._on_wanted)
        self.rail.return_wanted.connect(self._on_return)
        self.rail.waiting_wanted.connect(self.waiting_wanted)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.top_bar.new_wanted.connect(self.new_contact_wanted)
        self.top_bar.afterwards_wanted.connect(self.afterwards_wanted)
        self.keys.on("search.focus", self._focus_search)
        self.keys.on("keys.panel", self.toggle_keys)
        self.keys.on("contact.new", self.new_contact_wanted.emit)
        self.keys.on("contact.afterwards", self.afterwards_wanted.emit)
        self.keys.on("contact.return", self._on_return)
        self.keys.on("lock", self.lock_wanted.emit)
        self.keys.on("waiting.list", self.waiting_wanted.emit)
        self.keys.on("area.next", lambda: self._cycle(1))
        self.keys.on("area.previous", lambda: self._cycle(-1))
        self.keys.on("undo", self.status.undo.take_back)
        for number in range(1, _RAIL_KEYS + 1):
            self.keys.on(f"rail.{number}", partial(self.rail.go, number))

    def _on_wanted(self, code: str) -> None:
        if code in self._screens:
            self.show_screen(code)

    def _on_return(self) -> None:
        if self._live_screen:
            self.show_screen(self._live_screen)
            self.return_wanted.emit()

    def _focus_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def take_focus(self) -> None:
        """Put the focus where the worker left it, else on the first useful thing of the screen.

        For a frame that has just come into the window: while it was hidden nothing could take it.
        """
        left = self.focusWidget()
        shown = self.built_screen(self._current)
        if left is not None and left is not self:
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is not None and (target := _landing(shown)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first(self, shown: QWidget) -> None:
        target = _landing(shown)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_live(self) -> None:
        here = bool(self._live_screen) and self._live_screen == self._current
        if self._strip is not None:
            self._strip.setVisible(here)
        self.rail.live_block.setVisible(bool(self._live_screen) and not here)

    def _cycle(self, step: int) -> None:
        areas = self.areas()
        focused = QApplication.focusWidget()
        inside = [n for n, a in enumerate(areas) if focused is not None and _holds(a, focused)]
        start = inside[-1] if inside else (-1 if step > 0 else 0)
        for distance in range(1, len(areas) + 1):
            area = areas[(start + step * distance) % len(areas)]
            remembered = area.focusWidget()
            target = remembered or _landing(area)
            if target is not None and target.isVisible():
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _fill_panel(self) -> None:
        if self._panel is None:
            return
        general, own = self.keys.listed(self._current)
        title = self._screens[self._current].title if self._current in self._screens else ""
        self._panel.show_keys([(title, own), (_("Kaikkialla"), general)])

    def _close_panel(self) -> None:
        """Close the key panel; the focus goes back to the work."""
        if self._panel is None:
            return
        inside = self._panel.isAncestorOf(QApplication.focusWidget() or self)
        self._panel.hide()
        target = self._where_work_is()
        if inside and target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _where_work_is(self) -> QWidget | None:
        """Return what had the focus in the screen shown, or its first useful thing."""
        shown = self._pages.current()
        remembered = shown.focusWidget() if shown is not None else None
        if remembered is not None and remembered.isVisible() and remembered.isEnabled():
            return remembered
        return _landing(shown) if shown is not None else None

    def _place_panel(self) -> None:
        if self._panel is not None:
            self._panel.place(self.top_bar.height() + 58, self.height() - self.status.height() - 10)


def _landing(area: QWidget) -> QWidget | None:
    """Return where the focus goes in an area: where the area says, else its first field."""
    first = getattr(area, "first_focus", None)
    named = first() if callable(first) else None
    return named if isinstance(named, QWidget) else _first_field(area)


def _holds(area: QWidget, widget: QWidget) -> bool:
    return area is widget or area.isAncestorOf(widget)


def _first_field(area: QWidget) -> QWidget | None:
    """Return the first widget in tab order that Tab would reach inside an area."""
    candidate: QWidget | None = area
    while candidate is not None:
        policy = candidate.focusPolicy()
        reachable = bool(policy.value & Qt.FocusPolicy.TabFocus.value)
        if (
            reachable
            and _holds(area, candidate)
            and candidate.isVisible()
            and candidate.isEnabled()
        ):
            return candidate
        candidate = candidate.nextInFocusChain()
        if candidate is area:
            return None
    return None
