"""PySide6 need not read our sources, and our modules still have none of its features."""

import subprocess
import sys

_PROGRAM = """
import linecache
import sotedesk.ui
import sotedesk.ui.widgets.button
from PySide6.QtCore import QObject
print([name for name in linecache.cache if name.endswith("button.py")])
print(hasattr(QObject, "objectName"), hasattr(QObject, "object_name"))
"""


def test_no_source_is_read_for_features_and_none_is_switched_on() -> None:
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True
    )

    assert run.stdout.splitlines() == ["[]", "True False"]
