"""Everything a window says: what is shown, told to a screen reader, or would be on hovering."""

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QComboBox, QTextEdit, QWidget

from tests.ban.protected import NUMBERS, WORDS

_TEXT_PROPERTIES: dict[str, tuple[str, ...]] = {}
"""Of each class of Qt's; to ask each widget for them takes minutes."""
_NO_TEXT = {"styleSheet", "html"}
_ROLES = (*range(15), *(Qt.ItemDataRole.UserRole + number for number in range(8)))
_BETWEEN = re.compile(r"[\s\-–.()/\u00ad\u200b\u2060]+")


def all_texts(window: QWidget, beside: Sequence[QWidget] = ()) -> Iterator[str]:
    """Give every text of a window and of all in it, shown at the moment or not.

    Args:
        beside: Parts that are looked at another time.
    """
    if window in beside:
        return
    yield from _texts(window)
    for one in window.children():
        if isinstance(one, QWidget):
            yield from all_texts(one, beside)
        else:
            for each in (one, *one.findChildren(QObject)):
                yield from _texts(each)


def _texts(one: QObject) -> Iterator[str]:
    yield from _properties(one)
    if isinstance(one, QAbstractItemModel):
        yield from _cells(one)
    elif isinstance(one, QComboBox):
        yield from (one.itemText(place) for place in range(one.count()))
    elif isinstance(one, QTextEdit):
        yield one.toPlainText()
    yield from (repr(value) for name, value in vars(one).items() if _is_painted(name, value))


def hidden_words(texts: Iterable[str], numbers: Iterable[str] = NUMBERS) -> set[str]:
    """Give the hidden words that occur, a number however its digits are grouped."""
    found: set[str] = set()
    wanted = {number: (number, number[1:]) for number in numbers}
    for text in texts:
        small, close = text.casefold(), _BETWEEN.sub("", text)
        found |= {
            f"{word} in {text[:300]!r}" for word in WORDS if re.search(rf"(?<!\w){word}", small)
        }
        found |= {
            f"{number} in {text[:300]!r}"
            for number, forms in wanted.items()
            if any(form in close for form in forms)
        }
    return found


def _properties(one: QObject) -> Iterator[str]:
    meta = one.metaObject()
    kind = meta.className()
    if kind not in _TEXT_PROPERTIES:
        known = [meta.property(number) for number in range(meta.propertyCount())]
        names = [str(each.name()) for each in known if str(each.typeName()) == "QString"]
        _TEXT_PROPERTIES[kind] = tuple(name for name in names if name not in _NO_TEXT)
    yield from (str(one.property(name)) for name in _TEXT_PROPERTIES[kind])


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    top = QModelIndex()
    for row in range(model.rowCount(top)):
        # Qt keeps a list model's own count of columns to itself.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
        for column in range(columns):
            cell = model.index(row, column, top)
            values = (cell.data(role) for role in _ROLES)
            yield from (repr(value) for value in values if value is not None)


def _is_painted(name: str, value: object) -> bool:
    """Whether it is a text, or texts, that a widget of ours paints by itself."""
    return name != "keys" and isinstance(value, str | tuple | list | dict)
