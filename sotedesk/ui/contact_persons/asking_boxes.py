"""The askings on the desk: what is asked of me, what I asked and wait for, what came back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.trigger import PickReason
from sotedesk.services.askings import AskingLine
from sotedesk.ui.care_words import NAMING_ROLE, name_of, shown_words
from sotedesk.ui.contact_persons.naming_words import asked_when, asking_state
from sotedesk.ui.contact_persons.state import NamingState, Returning
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.button import ActionButton, LinkButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.chip import Chip
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import word

_HIGHEST = 230


class AskingsCard(Card):
    """*Siirrot*: everything that waits for an answer.

    Signals:
        accept_wanted: The asking as an Assignment.
        return_wanted: The asking to return; the reason is asked in its place.
        return_edited: Fields of Returning and their new values, as a dict.
        return_given: Return it.
        return_left: Do not return it.
        take_back_wanted: The asking to take back.
        client_wanted: Id of the client to open.
    """

    accept_wanted = Signal(object)
    return_wanted = Signal(object)
    return_edited = Signal(object)
    return_given = Signal()
    return_left = Signal()
    take_back_wanted = Signal(object)
    client_wanted = Signal(object)

    def __init__(self, reasons: Sequence[PickReason], parent: QWidget | None = None) -> None:
        super().__init__(_("Siirrot"), "transfer", " ", name="askings", parent=parent)
        self._reasons = reasons
        self._shown: object = None
        self.boxes: list[_AskingBox] = []
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(8)
        self._nothing = TextLabel(_("Ei pyyntöjä."), Text.SMALL, "meta")
        self._scroll = _LowColumn(self._inner)
        self.add(self._nothing)
        self.add(self._scroll, 1)

    def show_askings(self, state: NamingState, today: date) -> None:
        """Show them; boxes are made anew only when what they say differs."""
        found = state.askings
        shown = (found, today, state.returning is not None and state.returning.asking.id)
        if shown != self._shown and found is not None:
            self._shown = shown
            self._build(state, today)
        for box in self.boxes:
            if state.returning is not None and box.key == state.returning.asking.id:
                box.show_return(state.returning)
        count = len(found.incoming) if found is not None else 0
        self.set_meta(_("{count} odottaa sinua").format(count=count) if count else "")
        self._nothing.setVisible(not self.boxes)
        self._scroll.setVisible(bool(self.boxes))

    def accept_button(self) -> QWidget | None:
        """Give the first button that accepts."""
        return next((box.accept for box in self.boxes if box.accept is not None), None)

    def return_button(self) -> QWidget | None:
        """Give the first button that returns."""
        return next((box.give_back for box in self.boxes if box.give_back is not None), None)

    def reason(self) -> QWidget | None:
        """Give where the reason of a return is picked, while one is asked."""
        return next((box.first for box in self.boxes if box.first is not None), None)

    def _build(self, state: NamingState, today: date) -> None:
        found = state.askings
        if found is None:
            return
        for old in self.boxes:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        returning = state.returning.asking.id if state.returning is not None else None
        self.boxes = [
            _Incoming(line, today, self._reasons, returning=line.view.assignment.id == returning)
            for line in found.incoming
        ]
        self.boxes += [_Waiting(line, state) for line in found.waiting]
        self.boxes += [_Returned(line) for line in found.returned]
        for box in self.boxes:
            self._rows.addWidget(box)
            self._join(box)
            box.show()

    def _join(self, box: "_AskingBox") -> None:
        asking = box.line.view.assignment
        box.open.clicked.connect(lambda: self.client_wanted.emit(asking.client))
        if box.accept is not None:
            box.accept.clicked.connect(lambda: self.accept_wanted.emit(asking))
        if box.give_back is not None:
            box.give_back.clicked.connect(lambda: self.return_wanted.emit(asking))
        if box.take_back is not None:
            box.take_back.clicked.connect(lambda: self.take_back_wanted.emit(asking))
        box.edited.connect(self.return_edited)
        box.given.connect(self.return_given)
        box.left.connect(self.return_left)


class _LowColumn(ScrollColumn):
    """As high as what it holds, to a limit."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Override QScrollArea.sizeHint."""
        inner = self.widget()
        if inner is None:
            return super().sizeHint()
        width = max(self.viewport().width(), inner.minimumSizeHint().width())
        high = inner.heightForWidth(width) if inner.hasHeightForWidth() else -1
        return QSize(width, min(max(high, inner.sizeHint().height()), look().px(_HIGHEST)))

    def minimumSizeHint(self) -> QSize:
        """Override ScrollColumn.minimumSizeHint: one asking stands in view."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(self.sizeHint().height(), look().px(130)))


class _NameButton(LinkButton):
    """A client's name that opens the naming, in line with the words below it."""

    padding = 0
    tall = 24
    use = Text.STRONG


class _AskingBox(QWidget):
    """One asking.

    Signals:
        edited: Fields of Returning.
        given: Return it.
        left: Do not.
    """

    edited = Signal(object)
    given = Signal()
    left = Signal()

    def __init__(self, line: AskingLine, chip: Chip | None, meta: str) -> None:
        super().__init__()
        self.line = line
        self.accept: ActionButton | None = None
        self.give_back: ActionButton | None = None
        self.take_back: LinkButton | None = None
        self.first: Segment | None = None
        name = name_of(line.view.subject)
        self.open = _NameButton(name, name="open_asking")
        self.open.setAccessibleName(_("Avaa: {who}").format(who=name))
        top = QWidget()
        self.top = FlowLayout(top, gap=8)
        self.top.addWidget(self.open)
        if line.view.subject.age is not None:
            self.top.addWidget(TextLabel(f"{line.view.subject.age} v", Text.SMALL, "meta"))
        if chip is not None:
            self.top.addWidget(chip)
        _wrap(top)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.column.addWidget(top)
        if meta:
            self.column.addWidget(TextLabel(meta, Text.SMALL, "meta", wrap=True))
        _wrap(self)

    @property
    def key(self) -> UUID:
        """Give the id of the asking."""
        return self.line.view.assignment.id

    def show_return(self, shown: Returning) -> None:
        """Show the reason picked so far."""


class _Incoming(_AskingBox):
    """Asked of me: accept, or return with a reason picked in place."""

    def __init__(
        self, line: AskingLine, today: date, reasons: Sequence[PickReason], *, returning: bool
    ) -> None:
        chip = Chip(*asking_state(line)) if line.days_late > 0 else None
        super().__init__(line, chip, asked_when(line, today))
        role = word(NAMING_ROLE, line.view.assignment.role)
        said = line.view.assignment.message or line.view.assignment.status_reason
        self.column.addWidget(
            TextLabel(f"{role}. {said}" if said else f"{role}.", Text.SMALL, wrap=True)
        )
        if returning:
            self._ask_reason(reasons)
            return
        self.accept = ActionButton(_("Vastaanota"), "check", key="Alt+H", name="accept_asking")
        self.give_back = ActionButton(
            _("Palauta ja perustele"), "undo", key="Alt+L", name="return_asking"
        )
        who = name_of(line.view.subject)
        for button in (self.accept, self.give_back):
            button.setAccessibleDescription(who)
        self.column.addWidget(_row(self.accept, self.give_back))

    def show_return(self, shown: Returning) -> None:
        """Override: the numbered reason and the words."""
        self._segment.set_value(shown.reason or None)
        if self._words.text() != shown.words:
            self._words.setText(shown.words)
        self._words_box.show_problem(shown.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves it with its asker's wish."""
        if is_escape(event):
            self.left.emit()
        elif self.accept is None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        else:
            super().keyPressEvent(event)

    def _ask_reason(self, reasons: Sequence[PickReason]) -> None:
        choices = [Choice(one.text, one.text) for one in reasons]
        self._segment = Segment(choices, "return_reason", rows=len(choices))
        self._segment.setAccessibleName(_("Miksi palautat"))
        self._words = LineField("return_words")
        self._words_box = LabelledField(_("Omin sanoin, jos haluat"), self._words)
        send = ActionButton(_("Palauta"), "undo", name="give_back_asking")
        leave = ActionButton(_("Peru"), name="leave_return")
        self._segment.chosen.connect(lambda text: self.edited.emit({"reason": text or ""}))
        self._words.textEdited.connect(lambda text: self.edited.emit({"words": text}))
        send.clicked.connect(self.given)
        leave.clicked.connect(self.left)
        for part in (self._segment, self._words_box, _row(send, leave)):
            self.column.addWidget(part)
        self.first = self._segment


class _Waiting(_AskingBox):
    """I asked, or my unit did and the answer is late."""

    def __init__(self, line: AskingLine, state: NamingState) -> None:
        mine = line.view.assignment.created_by == state.me
        whose = _("vastuu vielä sinulla")
        if not mine:
            whose = _("vastuu: {name}").format(name=line.view.asked_by_name)
        meta = f"{shown_words(line.view.name)}, {whose}"
        super().__init__(line, Chip(*asking_state(line)), meta)
        self.take_back = LinkButton(_("Peru"), name="take_back_waiting")
        who = name_of(line.view.subject)
        self.take_back.setAccessibleName(_("Peru pyyntö: {who}").format(who=who))
        self.take_back.setToolTip(_("Peru pyyntö"))
        self.top.addWidget(self.take_back)


class _Returned(_AskingBox):
    """What came back, with the reason."""

    def __init__(self, line: AskingLine) -> None:
        why = line.view.assignment.status_reason
        meta = f"{shown_words(line.view.name)}: {why}"
        super().__init__(line, Chip(_("palautettu"), "undo", Tone.INFO), meta)


def _row(*parts: QWidget) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made, gap=8)
    for part in parts:
        flow.addWidget(part)
    _wrap(made)
    return made


def _wrap(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
