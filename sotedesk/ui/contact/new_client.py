"""A new client in the middle of a contact: five fields, errors in place, nothing modal."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.client_form import FieldProblem, NewClient, NewPhone
from sotedesk.services.ports import Now
from sotedesk.ui.problem_words import problem_words
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.text_label import TextLabel


class NewClientForm(Card):
    """Names, code or birth date, number; a name alone is enough.

    Signals:
        submitted: The NewClient as typed.
        left: The worker gave up.
    """

    submitted = Signal(object)
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(_("Uusi asiakas"), "person", name="new_client", parent=parent)
        self._last = LineField("new_last_name")
        self._first = LineField("new_first_names")
        self._hetu = LineField("new_hetu")
        self._born = DateTimeField("new_birth_date", need=Need.DAY, now=now)
        self._phone = LineField("new_phone")
        self._fields = {
            "last_name": LabelledField(_("Sukunimi"), self._last),
            "first_names": LabelledField(_("Etunimet"), self._first),
            "hetu": LabelledField(_("Henkilötunnus, jos tiedossa"), self._hetu),
            "birth_date": LabelledField(_("Syntymäaika"), self._born),
            "phones": LabelledField(_("Puhelin"), self._phone),
        }
        for field in self._fields.values():
            self.add(field)
        self._general = TextLabel("", Text.SMALL, "warn", wrap=True)
        self._general.hide()
        self.add(self._general)
        add = PrimaryButton(_("Lisää asiakas"), "plus", key="↵", name="add_client")
        add.clicked.connect(self._submit)
        leave = ActionButton(_("Peru"), name="leave_new_client")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(leave)
        row.addStretch(1)
        self.add(row)
        self.body.addStretch(1)

    def texts(self) -> dict[str, str]:
        """Give what is typed, by field."""
        return {line.objectName(): line.text() for line in self._lines()}

    def has(self, name: str) -> bool:
        """Return whether a field is one of this form."""
        return any(line.objectName() == name for line in self._lines())

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show what was being typed."""
        self.show_problems({})
        for line in self._lines():
            line.setText(texts.get(line.objectName(), ""))
        self._born.set_draft(self._born.text())

    def begin(self, typed: str) -> None:
        """Start from what was searched for: "ketola raija" fills the names."""
        self.show_texts({})
        if typed[:6].isdigit() and typed[6:7] and typed[6:7] in "-+ABCDEFUVWXY":
            self._hetu.setText(typed)
        elif typed[:1].isdigit() or typed.startswith("+"):
            self._phone.setText(typed)
        else:
            words = [word.capitalize() if word.islower() else word for word in typed.split()]
            self._last.setText(words[0] if words else "")
            self._first.setText(" ".join(words[1:]))
        self._last.setFocus()
        self._last.selectAll()

    def show_problems(self, problems: Mapping[str, FieldProblem]) -> None:
        """Say what is wrong, each in its own line; empty takes all back."""
        shown = {
            ("phones" if name.startswith("phone") else name): p for name, p in problems.items()
        }
        for name, field in self._fields.items():
            field.show_problem(problem_words(shown[name]) if name in shown else "")
        first = next((self._fields[name] for name in self._fields if name in shown), None)
        if first is not None:
            first.editor.setFocus()
        self._general.hide()

    def show_words(self, words: str) -> None:
        """Say what is wrong with the whole."""
        self._general.setText(words)
        self._general.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter adds, Esc gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lines(self) -> tuple[LineField, ...]:
        return (self._last, self._first, self._hetu, self._born, self._phone)

    def _submit(self) -> None:
        if self._born.text().strip() and self._born.day() is None:
            self._fields["birth_date"].show_problem(self._born.problem())
            self._born.setFocus()
            return
        number = self._phone.text().strip()
        self.submitted.emit(
            NewClient(
                last_name=self._last.text().strip(),
                first_names=self._first.text().strip(),
                hetu=self._hetu.text().strip(),
                birth_date=self._born.day(),
                phones=(NewPhone(number=number),) if number else (),
            )
        )
