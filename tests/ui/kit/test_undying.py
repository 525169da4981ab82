"""A day's work makes millions of calls that return None; the process must outlive them."""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_a_hundred_thousand_calls_that_return_none_leave_none_alive(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    for _call in range(100_000):
        widget.parentWidget()

    assert sys.getrefcount(None) > 1_000_000
