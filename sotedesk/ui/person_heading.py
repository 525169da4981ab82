"""The line at the top of a screen about a person: what, who, and what must be known first."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.services.subject import Subject
from sotedesk.ui.care_words import age_line, interpreter_words, name_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.chip import Chip
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.text_label import TextLabel


class PersonHeading(QWidget):
    """Title, name, age, turvakielto, interpreter, no paper; then state and what can be done.

    Args:
        title: What the screen is.
        actions: Widgets at the right end.
        brief: Without the age, where actions take the room.
    """

    def __init__(
        self, title: str, *actions: QWidget, brief: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._brief = brief
        self._title = TextLabel(title, Text.PAGE)
        self._name = TextLabel("", Text.STRONG)
        self._age = TextLabel("", Text.SMALL, "meta")
        self._ban = Chip(_("Turvakielto"), "lock", Tone.BAN)
        self._interpreter = Chip("", "chat", Tone.INFO)
        self._no_paper = Chip(_("Ei paperia mukaan"), "eye-off", Tone.WARN)
        self._state = Chip("", "circle")
        self._meta = TextLabel("", Text.SMALL, "meta")
        words = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        flow = FlowLayout(words, gap=10)
        for part in (
            self._title,
            self._name,
            self._age,
            self._ban,
            self._interpreter,
            self._no_paper,
            self._state,
        ):
            flow.addWidget(part)
        self._words = words
        self._right = QWidget()
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self._meta)
        for action in actions:
            right.addWidget(action)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(words, 1)
        self._row.addWidget(self._right)
        self.show_person(None, date.min)

    def show_person(self, person: Subject | None, today: date) -> None:
        """Show who it is about; nothing of a person while none is open."""
        self._name.setText(name_of(person) if person else "")
        self._age.setText(age_line(person, today) if person else "")
        interpreter = interpreter_words(person) if person else ""
        self._interpreter.set_state(interpreter, "chat", Tone.INFO)
        for part, shown in (
            (self._name, person is not None),
            (self._age, bool(self._age.text()) and not self._brief),
            (self._ban, person is not None and person.safety_ban),
            (self._interpreter, bool(interpreter)),
            (self._no_paper, person is not None and person.no_paper),
            (self._state, bool(self._state.text())),
            (self._meta, bool(self._meta.text())),
        ):
            part.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: the two parts may stand one below the other."""
        parts = (self._words.minimumSizeHint(), self._right.minimumSizeHint())
        return QSize(max(part.width() for part in parts), parts[0].height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: what can be done goes below the words if it must."""
        super().resizeEvent(event)
        parts = (self._words.minimumSizeHint(), self._right.minimumSizeHint())
        fits = sum(part.width() for part in parts) + 8 <= self.width()
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        )

    def show_title(self, title: str) -> None:
        """Say what the screen is."""
        self._title.setText(title)

    def show_state(self, text: str, icon: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show a state word after the person."""
        self._state.set_state(text, icon, tone)
        self._state.setVisible(bool(text))

    def show_meta(self, text: str) -> None:
        """Show small words at the end."""
        self._meta.setText(text)
        self._meta.setVisible(bool(text))
