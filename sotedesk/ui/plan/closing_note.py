"""Confirming, refusing, ending in the place of the work: what lacks, and a reason by number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.ports import Now
from sotedesk.ui.keys import cap_of
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.plan.closing import Close, Closing, closing_title, reasons_of
from sotedesk.ui.plan.gap_words import gap_words
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.numbered_choice import NumberedChoice
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_label import TextLabel


class ClosingNote(Card):
    """A card above the plan; Ctrl+Enter does it, Esc leaves it.

    Signals:
        edited: Fields of the note and their new values, as a dict.
        wanted: Do it.
        left: Not now.
    """

    edited = Signal(object)
    wanted = Signal()
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(" ", "list-check", name="closing_note", parent=parent)
        self.reason = NumberedChoice([], "closing_reason", placeholder=_("valitse numerolla"))
        self.words = LineField("closing_words", placeholder=_("omin sanoin"))
        self.again = DateTimeField("ask_again_on", need=Need.DAY, now=now)
        self.act = PrimaryButton(" ", "check", key=cap_of("confirm"), name="closing_act")
        self.leave = ActionButton(_("Ei nyt"), key="Esc", name="closing_leave")
        self._explained = TextLabel("", Text.SMALL, "support", wrap=True)
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(2)
        self._shown: tuple[str, ...] = ()
        self._reason_box = LabelledField(_("Miksi"), self.reason)
        self._words_box = LabelledField(_("Tarkenna, jos tarpeen"), self.words)
        self._again_box = LabelledField(_("Milloin saa kysyä uudelleen"), self.again)
        self._reasons: tuple[str, ...] = ()
        self._lay_out()
        self.reason.chosen.connect(lambda code: self.edited.emit({"picked": code or ""}))
        self.words.textEdited.connect(lambda text: self.edited.emit({"text": text}))
        self.again.changed.connect(lambda _r: self.edited.emit({"ask_again_on": self.again.day()}))
        self.act.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)
        self.hide()

    def show_plan(self, state: PlanState) -> None:
        """Show the note, if there is one."""
        closing = state.closing
        self.setVisible(closing is not None)
        if closing is None:
            return
        self.set_title(closing_title(closing.close))
        self._show_gaps(state, closing)
        self._show_reason(state, closing)
        refusing = closing.close is Close.REFUSE
        self._again_box.setVisible(refusing)
        if not self.again.hasFocus() and self.again.day() != closing.ask_again_on:
            self.again.set_day(closing.ask_again_on)
        self.act.set_text(
            {
                Close.CONFIRM: _("Vahvista näin"),
                Close.REFUSE: _("Kirjaa, ettei halua"),
                Close.END: _("Päätä suunnitelma"),
            }[closing.close]
        )

    def begin(self) -> None:
        """Put the focus on the reason."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves, Enter does it."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_escape(event):
            self.left.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show_gaps(self, state: PlanState, closing: Closing) -> None:
        outline = state.view.outline
        lines: tuple[str, ...] = ()
        if closing.close is Close.CONFIRM and outline is not None:
            lines = tuple(gap_words(gap, outline) for gap in state.missing)
        self._explained.setText(
            {
                Close.CONFIRM: _("Vielä puuttuu {n}. Täydennä, tai valitse syy.").format(
                    n=len(lines)
                ),
                Close.REFUSE: _("Luonnos jää talteen. Siihen voi palata, kun asiakas haluaa."),
                Close.END: _("Päättynyt suunnitelma jää talteen. Siihen ei enää kirjoiteta."),
            }[closing.close]
        )
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._gaps.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._gaps.addWidget(LeadLabel(line, "circle", colour="warn"))

    def _show_reason(self, state: PlanState, closing: Closing) -> None:
        reasons = reasons_of(closing.close, state.view.outline)
        if reasons != self._reasons:
            self._reasons = reasons
            self.reason.set_choices(
                [Choice(text, f"{n} {text}") for n, text in enumerate(reasons, start=1)]
            )
        if self.reason.value() != (closing.picked or None):
            self.reason.set_value(closing.picked or None)
        if self.words.text() != closing.text:
            self.words.setText(closing.text)
        refusing = closing.close is Close.REFUSE
        self._reason_box.set_label(_("Asiakkaan syy") if refusing else _("Miksi"))
        self._words_box.set_label(_("Asiakkaan sanoin") if refusing else _("Tarkenna halutessasi"))
        problem = _("Valitse syy tai kirjoita se") if closing.tried else ""
        self._reason_box.show_problem(problem)

    def _lay_out(self) -> None:
        self.add(self._explained)
        self.add(self._gaps)
        fields = QWidget()
        columns = ColumnsLayout((5, 5, 3), fields, gap=8)
        for box in (self._reason_box, self._words_box, self._again_box):
            columns.addWidget(box)
        self.add(fields)
        buttons = QHBoxLayout()
        buttons.addWidget(self.act)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        self.add(buttons)
