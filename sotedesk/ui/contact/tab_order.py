"""Tab goes as the eye does, whatever order the fields were made in.

A box whose focus goes on to a field inside it is a stop of its own for Qt. It has to stand right
before that field: left behind where it was made, it would lead Tab back into the middle.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QScrollArea, QWidget

from sotedesk.ui.widgets.labelled_field import LabelledField

_WHOLE = (QComboBox, QLineEdit)


def set_tab_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through all that takes the focus in the parts, one after the other."""
    stops = list(_stops(parts))
    boxes = [(stop, stop.focusProxy()) for stop in stops if _is_box(stop)]
    # Qt orders nothing that sends the focus on; for a moment the boxes take it themselves.
    for box, _target in boxes:
        box.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for box, target in boxes:
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if target is not None:
            box.setFocusProxy(target)


def _stops(parts: Iterable[QWidget]) -> Iterator[QWidget]:
    for part in parts:
        if isinstance(part, LabelledField):
            # Qt leaves a box with a label where it is; its label leads to the field all the same.
            part.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
        if _is_box(part) or part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield part
        if isinstance(part, LabelledField):
            asides = [child for child in _children(part) if child is not part.editor]
            yield from _stops([part.editor, *asides])
        elif isinstance(part, QScrollArea) or not isinstance(part, (*_WHOLE, QAbstractScrollArea)):
            yield from _stops(_children(part))


def _is_box(part: QWidget) -> bool:
    target = part.focusProxy()
    return target is not None and part.isAncestorOf(target)


def _children(part: QWidget) -> list[QWidget]:
    return [child for child in part.children() if isinstance(child, QWidget)]
