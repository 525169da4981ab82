"""Runs the real desk and tells what is on its screen; types nothing and decides nothing.

`python -m tests.stories.observed PROFILE` starts the program on a profile as its command does, and
writes one line of JSON whenever what can be seen has changed. On its standard input, `close` closes
the window as a worker would and `minimize` puts it away.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from sotedesk.app import run_desk
from sotedesk.ui.start import DeskStart
from sotedesk.ui.whereabouts import place_in
from sotedesk.ui.widgets.choice_boxes import ChoiceBoxes
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.segment import Segment
from sotedesk.ui.widgets.text_area import TextArea

_EVERY_MS = 40


class Observer(QObject):
    """Looks at the window again and again."""

    def __init__(self, begun: DeskStart) -> None:
        super().__init__(begun)
        self._begun = begun
        self._told = ""
        self._is_ready = False
        self._stops = 0
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        begun.ready.connect(self._on_ready)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tell)
        self._timer.start(_EVERY_MS)
        self._words = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._words.activated.connect(self._on_words)

    def _on_ready(self) -> None:
        self._is_ready = True

    def _on_focus_changed(self) -> None:
        self._stops += 1

    def _on_words(self) -> None:
        line = os.read(sys.stdin.fileno(), 64)
        if line.strip() == b"minimize":
            self._begun.window.showMinimized()
        else:
            self._words.setEnabled(False)
            QApplication.closeAllWindows()

    def _tell(self) -> None:
        line = json.dumps(self._seen(), ensure_ascii=False)
        if line != self._told:
            self._told = line
            with suppress(BrokenPipeError):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()

    def _seen(self) -> dict[str, object]:
        window = self._begun.window
        shell = self._begun.shell
        focus = QApplication.focusWidget()
        seen: dict[str, object] = {
            "ready": self._is_ready,
            "window": int(window.winId()),
            "active": window.isActiveWindow(),
            "minimized": window.isMinimized(),
            "field": focus.objectName() if focus else "",
            "named": focus.accessibleName() if focus else "",
            "text": _text(focus),
        }
        if not self._is_ready or shell is None:
            return seen
        frame = shell.window
        if window.centralWidget() is not frame:
            return seen | {
                "locked": True,
                "screen": "",
                "stops": self._stops,
                "clipboard": QGuiApplication.clipboard().text(),
                "values": _values(window),
                "rows": _rows(window),
                "labels": _labels(window),
            }
        screen = frame.built_screen(frame.current_screen())
        place = place_in(screen) if screen is not None else None
        undo = frame.status.undo
        return seen | {
            "locked": False,
            "worker": frame.rail.foot.worker.accessibleName().partition(".")[0],
            "screen": frame.current_screen(),
            "field": (place.field if place else "") or seen["field"],
            "stops": self._stops,
            "to_carry": _count(window, "copy_entry"),
            "caret": place.caret if place else 0,
            "told": undo.accessibleName() if undo.isVisible() else "",
            "clipboard": QGuiApplication.clipboard().text(),
            "values": _values(screen) if screen is not None else {},
            "rows": _rows(window),
            "labels": _labels(screen) if screen is not None else [],
        }


def _text(focus: QWidget | None) -> str:
    if isinstance(focus, TextArea):
        return focus.text()
    return focus.text() if isinstance(focus, QLineEdit) else ""


def _values(screen: QWidget) -> dict[str, str]:
    values = {}
    for field in screen.findChildren(QWidget):
        name = field.objectName()
        if not name or name.startswith("qt_") or not field.isVisible():
            continue
        if isinstance(field, Segment | ChoiceBoxes):
            values[name] = str(field.value() or "")
        elif isinstance(field, QComboBox):
            values[name] = field.currentText()
        elif isinstance(field, TextArea | QLineEdit):
            values[name] = field.text()
    return values


def _rows(window: QWidget) -> dict[str, list[str]]:
    return {
        shown.objectName(): [row.title for row in shown.rows()]
        for shown in window.findChildren(RowList)
        if shown.isVisible()
    }


def _count(window: QWidget, name: str) -> int:
    return sum(one.isVisible() for one in window.findChildren(QWidget, name))


def _labels(screen: QWidget) -> list[str]:
    shown = (label for label in screen.findChildren(QLabel) if label.isVisible())
    return [label.text() for label in shown if label.text()]


def observe(begun: DeskStart) -> None:
    """Look at a desk that has begun; the observer lives as long as it."""
    Observer(begun)


if __name__ == "__main__":
    sys.exit(run_desk(Path(sys.argv[1]), observe))
