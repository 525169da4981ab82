"""Each defect the audit promises to find, planted on purpose."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from tests.ui.audit import audit


class Ringless(QPushButton):
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def sound() -> QWidget:
    root = QWidget()
    column = QVBoxLayout(root)
    column.addWidget(LabelledField("Nimi", LineField("name"), key="N"))
    column.addWidget(LabelledField("Syy", LineField("reason"), key="S"))
    column.addWidget(ActionButton("Tallenna", "check", name="save"))
    return root


def placed(child: QWidget, area: QRect) -> QWidget:
    root = sound()
    child.setParent(root)
    child.setGeometry(area)
    return root


def clipped_label() -> QWidget:
    return placed(QLabel("Hengenahdistus ja rintakipu"), QRect(10, 160, 60, 20))


def clipped_wrapped_label() -> QWidget:
    label = QLabel("Otamme tänään yhteyttä Raijaan itseensä. Tulkki on mukana.")
    label.setWordWrap(True)
    return placed(label, QRect(10, 160, 120, 18))


def clipped_button() -> QWidget:
    return placed(ActionButton("Palauta ja perustele", "undo"), QRect(10, 160, 60, 32))


def clipped_plain_button() -> QWidget:
    return placed(QPushButton("Palauta ja perustele"), QRect(10, 160, 50, 32))


def low_field() -> QWidget:
    return placed(LineField("low", "Matala"), QRect(10, 160, 120, 12))


def overlapping() -> QWidget:
    root = placed(LineField("one", "Yksi"), QRect(10, 170, 120, 34))
    other = LineField("other", "Toinen")
    other.setParent(root)
    other.setGeometry(60, 190, 120, 34)
    return root


def outside() -> QWidget:
    return placed(LineField("far", "Kaukana"), QRect(380, 170, 120, 34))


def nameless() -> QWidget:
    root = sound()
    layout = root.layout()
    assert layout is not None
    layout.addWidget(QLineEdit())
    return root


def same_letter() -> QWidget:
    root = sound()
    layout = root.layout()
    assert layout is not None
    layout.addWidget(LabelledField("Neuvo", LineField("advice"), key="N"))
    return root


def same_mnemonic() -> QWidget:
    root = QWidget()
    row = QHBoxLayout(root)
    for text in ("&Nimi", "&Neuvo"):
        label, field = QLabel(text), QLineEdit()
        field.setAccessibleName(text)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
    return root


def same_shortcut() -> QWidget:
    root = sound()
    for _time in range(2):
        QShortcut(QKeySequence("Alt+K"), root)
    return root


def hidden_focus() -> QWidget:
    root = sound()
    layout = root.layout()
    assert layout is not None
    layout.addWidget(Ringless("Avaa"))
    return root


def unreachable() -> QWidget:
    root = sound()
    layout = root.layout()
    assert layout is not None
    trap = QTextEdit()
    trap.setAccessibleName("Ansa")
    trap.setTabChangesFocus(False)
    layout.addWidget(trap)
    layout.addWidget(LineField("behind", "Takana"))
    return root


def invisible_focus() -> QWidget:
    root = sound()
    layout = root.layout()
    assert layout is not None
    pin = LineField("pin", "Piilossa")
    pin.setFixedSize(0, 0)
    layout.addWidget(pin)
    return root


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (clipped_label, "cut"),
        (clipped_wrapped_label, "cut below"),
        (clipped_button, "cut"),
        (clipped_plain_button, "cut text"),
        (low_field, "low"),
        (overlapping, "overlap"),
        (outside, "reaches outside"),
        (nameless, "no accessible name"),
        (same_letter, "on two fields"),
        (same_mnemonic, "on two fields"),
        (same_shortcut, "two commands answer"),
        (hidden_focus, "looks the same with and without the focus"),
        (unreachable, "Tab never gets there"),
        (invisible_focus, "cannot be seen"),
    ],
)
def test_a_planted_defect_is_found(qtbot: QtBot, broken: Callable[[], QWidget], said: str) -> None:
    root = shown(qtbot, broken())

    assert any(said in finding for finding in audit(root)), audit(root)


def test_a_sound_form_has_no_findings(qtbot: QtBot) -> None:
    assert audit(shown(qtbot, sound())) == []


def shown(qtbot: QtBot, root: QWidget) -> QWidget:
    root.setObjectName("root")
    root.resize(420, 300)
    qtbot.addWidget(root)
    with qtbot.waitExposed(root):
        root.show()
    return root
