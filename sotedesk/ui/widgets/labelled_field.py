"""A field with its label above and its problem below."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.key_cap import set_key_cap
from sotedesk.ui.widgets.text_label import TextLabel


@runtime_checkable
class Edged(Protocol):
    """A field that can show a warning edge."""

    def set_edge(self, edge: str) -> None:
        """Mark the field: `warn` or empty."""


@runtime_checkable
class SaysProblem(Protocol):
    """A field that can hold the words itself, such as an empty drop-down."""

    def show_problem(self, words: str) -> bool:
        """Show words; return whether they are readable."""


@runtime_checkable
class ReadsProblem(Protocol):
    """A field that finds its own problem, such as a date that cannot be read."""

    problem_changed: SignalInstance


class LabelledField(QWidget):
    """Label, field and, only when something is wrong, one line of words.

    Args:
        label: Words above the field.
        editor: The field.
        key: Letter that Alt jumps here with; shown while Alt is held, told to screen readers.
        aside: A small widget at the right end of the label line.
        beside: Label at the left of the field instead of above it.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        key: str = "",
        aside: QWidget | None = None,
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = TextLabel(label, Text.LABEL)
        self._label.setBuddy(editor)
        self._label_text = label
        self._problem = ""
        if key:
            if beside:
                at = "arrow" if isinstance(editor, QComboBox) else "inside"
                set_key_cap(editor, f"Alt+{key}", at)
            else:
                set_key_cap(self._label, f"Alt+{key}", "after")
            editor.setProperty("alt_key", key)
            self.setProperty("alt_key_label", key)
        named = _("{label}, näppäin {key}").format(label=label, key=f"Alt+{key}")
        editor.setAccessibleName(named if key else label)
        self._words = TextLabel("", Text.SMALL, "warn", wrap=True)
        self._icon = IconLabel("alert-circle", "warn", 16)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._line.hide()
        self.setFocusProxy(editor)
        self._lay_out(aside, beside=beside)
        if isinstance(editor, ReadsProblem):
            editor.problem_changed.connect(self.show_problem)

    def label(self) -> str:
        """Return the words of the label."""
        return self._label_text

    def set_label(self, label: str) -> None:
        """Change the words of the label, for example from `Takaisinsoitto` to `Aika`."""
        key = self.property("alt_key_label")
        self._label.setText(label)
        self._label_text = label
        named = _("{label}, näppäin {key}").format(label=label, key=f"Alt+{key}")
        self.editor.setAccessibleName(named if key else label)

    def problem(self) -> str:
        """Return the words shown, or an empty text."""
        return self._problem

    def show_problem(self, words: str) -> None:
        """Mark the field and say what is wanted; empty words take both back.

        An empty drop-down says it inside itself, other fields on a line below.
        """
        self._problem = words
        if isinstance(self.editor, Edged):
            self.editor.set_edge("warn" if words else "")
        inside = isinstance(self.editor, SaysProblem) and self.editor.show_problem(words)
        self._words.setText(words)
        self._line.setVisible(bool(words) and not inside)
        self.editor.setAccessibleDescription(words)

    def clear_problem(self) -> None:
        """Take the mark and the words back."""
        self.show_problem("")

    def _lay_out(self, aside: QWidget | None, *, beside: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._label)
        if beside:
            top.addWidget(self.editor, 1)
        else:
            top.addStretch(1)
        if aside is not None:
            top.addWidget(aside)
        column.addLayout(top)
        if not beside:
            column.addWidget(self.editor, 1)
        column.addWidget(self._line)
