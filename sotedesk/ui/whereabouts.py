"""Where the focus is in a screen, how to bring it back, and what happens when it moves on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sotedesk.ui.edited import Place
from sotedesk.ui.widgets.text_area import TextArea


def place_in(screen: QWidget) -> Place:
    """Give where the focus is; an empty place when it is elsewhere."""
    focused = QApplication.focusWidget()
    if focused is None or not screen.isAncestorOf(focused):
        return Place()
    named: QWidget | None = focused
    while named is not None and named is not screen and not _is_named(named):
        named = named.parentWidget()
    if named is None or named is screen:
        return Place()
    if isinstance(focused, TextArea):
        return Place(field=named.objectName(), caret=focused.caret(), scroll=focused.scroll())
    if isinstance(focused, QLineEdit):
        return Place(field=named.objectName(), caret=focused.cursorPosition())
    return Place(field=named.objectName())


def go_to(screen: QWidget, place: Place) -> bool:
    """Put focus, caret and scroll where they were; return whether the field is there."""
    field = screen.findChild(QWidget, place.field) if place.field else None
    if field is None or field.isHidden():
        return False
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(field, TextArea):
        field.set_caret(place.caret)
        field.verticalScrollBar().setValue(place.scroll)
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(place.caret)
    return True


def _is_named(widget: QWidget) -> bool:
    name = widget.objectName()
    return bool(name) and not name.startswith("qt_") and name != "scrolled"


class FocusWatch(QObject):
    """Tells when the focus left a field of a screen: what was typed then becomes a change.

    It tells once the focus has settled: what is stored comes back to the widgets, and those must
    not change while the focus is on its way.
    """

    def __init__(self, screen: QWidget, left: Callable[[], object]) -> None:
        super().__init__(screen)
        self._screen = screen
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(left)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is not new and self._screen.isAncestorOf(old):
            self._settled.start()
