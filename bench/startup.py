"""Process start to first paint, and to usable, against a bare QMainWindow in the same run.

First paint: the log-in window, or the frame in the demo. Usable: rows are shown and the search box
takes a key. Limits: 1.3 and 3.5 times the bare window's first paint.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAINT_LIMIT, USABLE_LIMIT = 1.3, 3.5

_WATCH = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def __init__(self, window, then):
        super().__init__(window)
        self.then = then
        window.installEventFilter(self)
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.Paint and self.then:
            then, self.then = self.then, None
            QTimer.singleShot(0, then)
        return False
def say(word):
    sys.stdout.write(word + "\\n")
    sys.stdout.flush()
"""
BARE = _WATCH + """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
watch = Watch(window, lambda: (say("painted"), app.quit()))
window.show()
app.exec()
"""
_DESK = """
def begun(start):
    from PySide6.QtWidgets import QApplication
    from PySide6.QtCore import QTimer
    start.watch = Watch(start._login or start.window, lambda: say("painted"))
    if {login}:
        QTimer.singleShot(0, lambda: start._login.submitted.emit("bench", "bench bench"))
    def usable():
        from PySide6.QtTest import QTest
        field = start.window.top_bar.search
        worktop = start.window.built_screen("desk")
        def look():
            if not any(view.rows() for view in worktop.findChildren(RowList)):
                QTimer.singleShot(1, look)
                return
            QTest.keyClick(field, "k")
            assert field.text() == "k"
            say("usable")
            QApplication.quit()
        from sotedesk.ui.widgets.row_list import RowList
        look()
    start.ready.connect(lambda: QTimer.singleShot(0, usable))
"""
DEMO = _WATCH + _DESK.format(login=False) + """
from sotedesk.app import run_demo
run_demo(dark=False, scale=1.0, on_start=begun)
"""
LOGIN = _WATCH + """
def begun(start):
    from PySide6.QtWidgets import QApplication
    start.watch = Watch(start._login, lambda: (say("painted"), QApplication.quit()))
from pathlib import Path
from sotedesk.app import run_desk
run_desk(Path(sys.argv[1]), on_start=begun)
"""


def timed(code: str, *arguments: str) -> dict[str, float]:
    """Run a program and give when it said what, in milliseconds from its start."""
    began = time.perf_counter()
    told: dict[str, float] = {}
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.setdefault(line.strip(), (time.perf_counter() - began) * 1000)
    return told


def main() -> int:
    """Measure in turns, so that a busy machine slows all alike."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    rounds = 3 if parser.parse_args().small else 15
    with tempfile.TemporaryDirectory() as place:
        profile = str(Path(place) / "nothing-yet")
        timed(DEMO)  # makes the demo day once and warms the disk cache
        found: dict[str, list[float]] = {}
        for _round in range(rounds):
            found.setdefault("bare", []).append(timed(BARE)["painted"])
            found.setdefault("log-in paint", []).append(timed(LOGIN, profile)["painted"])
            demo = timed(DEMO)
            found.setdefault("demo paint", []).append(demo["painted"])
            found.setdefault("demo usable", []).append(demo["usable"])
    bare = statistics.median(found["bare"])
    print(f"start, {rounds} rounds, medians; bare QMainWindow first paint {bare:.0f} ms")
    good = True
    for name, limit in (
        ("log-in paint", PAINT_LIMIT),
        ("demo paint", PAINT_LIMIT),
        ("demo usable", USABLE_LIMIT),
    ):
        median = statistics.median(found[name])
        good &= median <= limit * bare
        print(f"  {name:14} {median:6.0f} ms  {median / bare:5.2f}x  (limit {limit}x)")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
