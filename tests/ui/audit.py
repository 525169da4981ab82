"""Finding what a designer would find: cut words, lost focus, nameless controls.

`audit(widget)` looks at a shown window or screen and returns one sentence a defect; every screen
must give an empty list, in both themes, at 100, 130 and 200 %. It walks the whole window with Tab,
so fields are visited and left once.
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from sotedesk.ui.theme.look import Theme, apply_theme
from sotedesk.ui.widgets.date_time_field import DateTimeField

SLACK = 1
"""Pixels a layout may be off without anyone seeing it."""

_RING_BAND = 4
_FEWEST_RING_PIXELS = 20
_READ = (QLabel, QAbstractButton, QLineEdit, QComboBox)
_TYPED = (QLineEdit, QTextEdit)


def audit(widget: QWidget) -> list[str]:
    """Return one sentence for each defect of a shown widget and all in it."""
    QApplication.processEvents()
    widgets = [w for w in (widget, *widget.findChildren(QWidget)) if _is_seen(w, widget)]
    found: list[str] = []
    for part in widgets:
        found += _cut(part)
        found += _low(part)
        found += _nameless(part)
        found += _overlapping(part)
        if part is not widget:
            found += _outside(part)
    found += _same_keys(widget, widgets)
    found += _focus_defects(widget, widgets)
    return found


def shots(
    widget: QWidget,
    path: Path,
    size: tuple[int, int] = (1440, 900),
    theme: Theme = Theme.LIGHT,
    scale: float = 1.0,
) -> Path:
    """Save a picture of a widget in one theme at one text scale; shows it if need be."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme, scale)
    widget.resize(*size)
    widget.show()
    QApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    assert widget.grab().save(str(path)), path
    return path


def name_of(widget: QWidget) -> str:
    """Return how a finding names a widget: class, object name, and its words if it has any."""
    words = widget.accessibleName()
    if not words and isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    parts = (type(widget).__name__, widget.objectName(), f"{words[:40]!r}" if words else "")
    return " ".join(part for part in parts if part)


def _is_seen(part: QWidget, root: QWidget) -> bool:
    if part is root:
        return True
    return part.isVisibleTo(root) and not part.isWindow() and not _is_sheet(part)


def _is_sheet(part: QWidget) -> bool:
    """Return whether a widget lies over others on purpose."""
    if part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return part.objectName() == "key_caps"
    return str(part.property("box")) == "float"


def _cut(part: QWidget) -> Iterator[str]:
    own = getattr(part, "clipped_texts", None)
    if callable(own):
        yield from (f"{name_of(part)}: cut text {text!r}" for text in own())
    if isinstance(part, QLabel) and part.wordWrap():
        needed = part.heightForWidth(part.width())
        if part.text() and needed > part.height() + SLACK:
            yield f"{name_of(part)}: cut below, {part.height()} px high, needs {needed}"
    elif isinstance(part, _READ):
        needed_size = _needed(part)
        if needed_size.width() > part.width() + SLACK:
            yield f"{name_of(part)}: cut text, {part.width()} px, needs {needed_size.width()}"
        if needed_size.height() > part.height() + SLACK:
            yield f"{name_of(part)}: cut, {part.height()} px high, needs {needed_size.height()}"


def _needed(part: QWidget) -> QSize:
    """Return the least size in which all words of a control can be read."""
    needed = part.minimumSizeHint()
    if isinstance(part, QLabel) and part.text():
        return needed.expandedTo(part.sizeHint())
    if isinstance(part, QComboBox):
        needed.setWidth(0)  # the kit's own says what it cuts; what is chosen may be long
    elif isinstance(part, QLineEdit) and not isinstance(part, DateTimeField):
        needed.setWidth(_placeholder_width(part))
    return needed


def _placeholder_width(line: QLineEdit) -> int:
    if line.text() or not line.placeholderText():
        return 0
    return line.fontMetrics().horizontalAdvance(line.placeholderText()) + 8


def _low(part: QWidget) -> Iterator[str]:
    if isinstance(part, (*_TYPED, QComboBox, QAbstractButton)) and part.isVisible():
        needed = part.fontMetrics().height() + 2
        if part.height() < needed:
            yield f"{name_of(part)}: low, {part.height()} px for text of {needed}"


def _is_tab_stop(part: QWidget) -> bool:
    return (
        bool(part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        and part.isEnabled()
        and part.isVisible()
        and part.focusProxy() is None
    )


def _nameless(part: QWidget) -> Iterator[str]:
    if not _is_tab_stop(part) or part.accessibleName():
        return
    if isinstance(part, QAbstractButton) and part.text():
        return
    labels = part.window().findChildren(QLabel)
    if any(label.buddy() is part and label.text() for label in labels):
        return
    yield f"{name_of(part)}: can have the focus but has no accessible name"


def _overlapping(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, (QAbstractScrollArea, QComboBox, QLineEdit)):
        return
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisibleTo(parent)
        and not child.isWindow()
        and not _is_sheet(child)
    ]
    for one, other in combinations(children, 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > SLACK and shared.height() > SLACK:
            yield (
                f"{name_of(one)} and {name_of(other)}: overlap by "
                f"{shared.width()} x {shared.height()} px"
            )


def _outside(part: QWidget) -> Iterator[str]:
    parent = part.parentWidget()
    if parent is None or isinstance(part, QScrollBar):
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if not room.contains(part.geometry()) and not part.geometry().isEmpty():
        yield f"{name_of(part)}: reaches outside {name_of(parent)}"


def _same_keys(root: QWidget, widgets: list[QWidget]) -> Iterator[str]:
    on_labels: dict[str, QWidget | QAction | QShortcut] = {}
    for part in widgets:
        key = part.property("alt_key_label")
        sequence = f"Alt+{key}" if key else _mnemonic(part)
        if sequence:
            if sequence in on_labels:
                yield f"{sequence}: on two fields, the second is {name_of(part)}"
            on_labels[sequence] = part
    on_actions: dict[str, object] = {}
    shortcuts = [s for s in root.window().findChildren(QShortcut) if s.isEnabled()]
    actions = [a for a in root.window().findChildren(QAction) if a.isEnabled()]
    keys: list[tuple[str, object]] = [(s.key().toString(), s) for s in shortcuts]
    keys += [(k.toString(), a) for a in actions for k in a.shortcuts()]
    for sequence, owner in keys:
        if sequence and on_actions.get(sequence, owner) is not owner:
            yield f"{sequence}: two commands answer at once"
        on_actions[sequence] = owner


def _mnemonic(part: QWidget) -> str:
    if isinstance(part, QLabel) and part.buddy() is not None:
        return QKeySequence.mnemonic(part.text()).toString()
    if isinstance(part, QAbstractButton) and not part.property("variant"):
        return part.shortcut().toString()
    return ""


def _focus_defects(root: QWidget, widgets: list[QWidget]) -> Iterator[str]:
    stops = [part for part in widgets if _is_tab_stop(part)]
    if not stops:
        return
    window = root.window()
    window.activateWindow()
    before = QApplication.focusWidget()
    yield from _unreached(root, stops)
    for part in stops:
        yield from _ringless(window, part, stops)
    if before is not None:
        before.setFocus()


def _unreached(root: QWidget, stops: list[QWidget]) -> Iterator[str]:
    reached: list[QWidget] = []
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(2 * len(stops) + 20):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        if focused in reached:
            if len(reached) > 1 and focused is reached[-1]:
                yield f"{name_of(focused)}: Tab does not leave it"
            break
        reached.append(focused)
        if not focused.isVisible() or focused.size().isEmpty():
            yield f"{name_of(focused)}: has the focus but cannot be seen"
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    for part in stops:
        if part not in reached and root.isAncestorOf(part):
            yield f"{name_of(part)}: Tab never gets there"


def _ringless(window: QWidget, part: QWidget, stops: list[QWidget]) -> Iterator[str]:
    elsewhere = next((other for other in stops if other is not part), None)
    if elsewhere is None:
        return
    part.setFocus(Qt.FocusReason.TabFocusReason)
    _bring_into_view(part)
    QApplication.processEvents()
    if QApplication.focusWidget() is not part:
        yield f"{name_of(part)}: does not take the focus"
        return
    if part.visibleRegion().isEmpty():
        yield f"{name_of(part)}: has the focus outside what is visible"
        return
    focused = _picture(window, part)
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    _bring_into_view(part)
    QApplication.processEvents()
    if _differing(focused, _picture(window, part), isinstance(part, _TYPED)) < _FEWEST_RING_PIXELS:
        yield f"{name_of(part)}: looks the same with and without the focus"


def _bring_into_view(part: QWidget) -> None:
    parent = part.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(part, 4, 4)
        parent = parent.parentWidget()


def _picture(window: QWidget, part: QWidget) -> QImage:
    corner = part.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, part.size())).toImage()


def _differing(one: QImage, other: QImage, band_only: bool) -> int:  # noqa: FBT001 - a local switch
    """Count differing pixels; of a text field only at its edge, where no caret blinks."""
    if one.size() != other.size():
        return _FEWEST_RING_PIXELS
    width, height = one.width(), one.height()
    count = 0
    for y in range(height):
        edge_row = y < _RING_BAND or y >= height - _RING_BAND
        for x in range(width):
            at_edge = edge_row or x < _RING_BAND or x >= width - _RING_BAND
            if (at_edge or not band_only) and one.pixel(x, y) != other.pixel(x, y):
                count += 1
                if count >= _FEWEST_RING_PIXELS:
                    return count
    return count
