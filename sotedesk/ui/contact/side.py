"""What to say and what is left: triggers in one line, read-back, carrying over, missing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date, format_moment, local, ngettext
from sotedesk.model.contact import Channel, Contact
from sotedesk.model.matter import CarriedOver, Matter, Outcome
from sotedesk.ui.contact.state import MatterState
from sotedesk.ui.keys import cap_of, field_cap
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton, LinkButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.chip import Chip
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.widgets.tick_box import TickBox

_ONE_LINE = 236
"""Pixels of words that stand on one line of the narrow column."""
_OWN_LINE, _AROUND_WORDS = 270, 54
_LEAST_LINES = 44


class ReviewLine(Card):
    """The one line of triggers in a contact; the questions come after it.

    Signals:
        wanted: The review was asked for (F7).
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="review_line", parent=parent)
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(6, 1, 14, 1)  # the icon in line with the cards' below
        self._open = LinkButton("", "flag", key=cap_of("triggers.review"), name="open_review")
        self._open.clicked.connect(self.wanted)
        self._when = TextLabel(_("kysy lopuksi"), Text.SMALL, "meta")
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addStretch(1)
        row.addWidget(self._when)
        self.add(row)
        self.setAccessibleName(_("Herätteet"))
        self.show_count(0)

    def show_hint(self, shown: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Say when to ask, where there is room for it."""
        self._when.setVisible(shown)

    def show_count(self, count: int) -> None:
        """Show how many are observed; never of how many."""
        self._open.set_text(_("Herätteitä {count}").format(count=count))


class ReadBackCard(Card):
    """What to say back, and whether it was understood (F9).

    Signals:
        understood: Whether the person confirmed.
    """

    understood = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Kertaa soittajalle"), "speaker", name="read_back", parent=parent)
        held = QWidget()
        self._lines = QVBoxLayout(held)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._shown: tuple[str, ...] | None = None
        self.add(ScrollColumn(held, least=_LEAST_LINES), 1)
        self.add_rule()
        self.tick = TickBox(_("Soittaja vahvisti ymmärtäneensä"), name="confirmed_understood")
        self.tick.clicked.connect(self.understood)
        self.add(self.tick)

    def show_matter(self, contact: Contact, one: MatterState) -> None:
        """Show what was said and agreed; nothing that the permission does not cover."""
        by_phone = contact.channel == Channel.PHONE
        self.set_title(_("Kertaa soittajalle") if by_phone else _("Kertaa lopuksi"))
        self.tick.setText(
            _("Soittaja vahvisti ymmärtäneensä") if by_phone else _("Vahvisti ymmärtäneensä")
        )
        self.tick.setAccessibleName(self.tick.text())
        self.tick.setChecked(contact.confirmed_understood)
        lines = read_back(one.matter.after, one.promise_edit.due_at)
        if lines != self._shown:
            self._shown = lines
            self._fill(lines)

    def _fill(self, lines: Sequence[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            _drop(item.widget())
        for number, line in enumerate(lines, start=1):
            made = QWidget()
            row = QHBoxLayout(made)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            label = TextLabel(str(number), Text.LABEL, "pri")
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(TextLabel(line, wrap=True), 1)
            self._lines.addWidget(made)
        self._lines.addStretch(1)


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def read_back(matter: Matter, due_at: datetime | None = None) -> tuple[str, ...]:
    """Give the lines to say back, from what was recorded; the worker says them in own words.

    Args:
        due_at: When a call back was promised.
    """
    lines = []
    if matter.reason:
        lines.append(_("Kerroit: {reason}.").format(reason=matter.reason.rstrip(".")))
    if matter.answer:
        lines.append(matter.answer)
    if matter.agreed:
        lines.append(_("Sovimme: {agreed}.").format(agreed=matter.agreed.rstrip(".")))
    if matter.outcome is Outcome.CALL_BACK:
        when = format_moment(due_at, local(due_at).date()) if due_at else ""
        lines.append(_("Takaisinsoitto {when}").format(when=when).strip() + ".")
    lines.append(_("Jos vointi huononee, ota uudelleen yhteyttä. Jos on hätä, soita 112."))
    return tuple(lines)


class CarryCard(Card):
    """The legal record is elsewhere; here is the way to it.

    Signals:
        copy_wanted: Copy the entry as text (Ctrl+Shift+C).
        carried: The worker says it is carried over.
    """

    copy_wanted = Signal()
    carried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Vie järjestelmään"), "upload", name="carry", parent=parent)
        self._mark: CarriedOver | None = None
        self._words = TextLabel("", Text.SMALL, "support", wrap=True)
        self.add(self._words)
        self._chip = Chip(_("Ei vielä viety"), "circle-minus", Tone.WARN)
        self._copy = ActionButton(
            _("Kopioi tekstinä"), "copy", key=cap_of("copy_out"), name="copy_out"
        )
        self._copy.clicked.connect(self.copy_wanted)
        self._done = ActionButton(_("Viety järjestelmään"), "check", name="carried_over")
        self._done.clicked.connect(self.carried)
        self._done.hide()
        # They wrap: a long name of a record system must not make the column wider.
        row = FlowLayout(gap=6)
        row.addWidget(self._chip)
        row.addWidget(self._copy)
        self.add(row)
        self.add(self._done)
        self.body.addStretch(1)

    def take_focus(self) -> None:
        """Put the focus on copying, the next thing to do after a finish."""
        self._copy.setFocus()

    def show_system(self, system: str) -> None:
        """Say where the legal record is."""
        self._words.setText(_("Virallinen kirjaus tehdään: {system}.").format(system=system))

    def show_copied(self) -> None:
        """Ask, once the text is on the clipboard, whether it was carried over."""
        self._done.setVisible(self._mark is None)
        (self._copy if self._mark else self._done).setFocus()

    def show_mark(self, mark: CarriedOver | None, today: date, *, fresh: bool) -> None:
        """Show whether it was carried over, when and where to.

        Args:
            fresh: It is another entry than before: whether to ask is open again.
        """
        if fresh or mark is not None:
            self._done.hide()
        if mark == self._mark and not fresh:
            return
        self._mark = mark
        if mark is None:
            self._chip.set_state(_("Ei vielä viety"), "circle-minus", Tone.WARN)
            return
        day = format_date(mark.carried_on, today) if mark.carried_on else ""
        words = _("Viety {system} {day}").format(system=mark.system, day=day)
        self._chip.set_state(words, "circle-check", Tone.OK)


class MissingNote(AlertBox):
    """What is still missing; never blocks writing. Alt+P walks through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "alert-triangle", Tone.WARN, name="missing_note", parent=parent)
        self.setToolTip(field_cap("contact", "missing"))

    def show_missing(
        self, labels: Mapping[int, Sequence[str]], *, tried: bool, low: bool = False
    ) -> None:
        """Show what is missing, of all matters.

        Args:
            labels: By matter's place, the first 0.
            tried: The worker has tried to finish; no warning colour before that.
            low: Room is short: before the first try, no more than one line.
        """
        self.setVisible(bool(labels))
        if not labels:
            return
        count = sum(len(of_one) for of_one in labels.values())
        head = ngettext("Vielä puuttuu {count}", "Vielä puuttuu {count}", count)
        head = head.format(count=count)
        lines = _missing_lines(labels)
        said = _("Ctrl+Enter uudelleen päättää keskeneräisenä.") if tried else ""
        told = "\n".join(line for line in (*lines, said) if line)
        if low and not tried:
            self._show_low(head, lines)
        else:
            self.setMinimumWidth(look().px(_OWN_LINE) if low else 0)
            self.set_words(head, told)
        self.setToolTip(f"{field_cap('contact', 'missing')}\n{told}")
        self.setAccessibleDescription(told)
        self.set_tone(Tone.WARN if tried else Tone.PLAIN)

    def _show_low(self, head: str, lines: Sequence[str]) -> None:
        """Say all where it stands on one line, else how many; that has room beside others."""
        whole = f"{head}: {lines[0]}"
        fits = len(lines) == 1 and look().width(Text.LABEL, whole) <= look().px(_ONE_LINE)
        said = whole if fits else head
        self.setMinimumWidth(look().width(Text.LABEL, said) + look().px(_AROUND_WORDS))
        self.set_words(said)


def _missing_lines(labels: Mapping[int, Sequence[str]]) -> list[str]:
    lines = [", ".join(of_one) for of_one in labels.values()]
    if list(labels) == [0]:
        return [line[:1].upper() + line[1:] for line in lines]
    return [
        _("Asia {number}: {labels}").format(number=index + 1, labels=line)
        for index, line in zip(labels, lines, strict=True)
    ]
