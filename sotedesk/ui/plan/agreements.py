"""The tab of agreeing: do both agree, the client's part, the coming days, the copy given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.plan import Agreement, CopyManner, PartTaken
from sotedesk.model.plan_outline import AGREEMENT, OutlinePart
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import AGREEMENT as AGREEMENT_WORDS
from sotedesk.ui.care_words import COPY_MANNER, PART_TAKEN
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel

_NO_LABELS = OutlinePart(code=AGREEMENT, name="")


class Agreements(QWidget):
    """Four cards.

    Signals:
        edited: Fields of the plan and their new values, as a dict.
    """

    edited = Signal(object)

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agreement = Segment(
            [Choice(code, _(AGREEMENT_WORDS[code])) for code in Agreement], "agreement"
        )
        self.client = TextArea("client_disagrees", lines=2, most_lines=6)
        self.worker = TextArea("professional_disagrees", lines=2, most_lines=6)
        self.how = ChoiceField(
            [Choice(code, _(PART_TAKEN[code])) for code in PartTaken],
            "part_how",
            placeholder=_("ei kirjattu"),
            clearable=False,
        )
        self.on = DateTimeField("part_on", need=Need.DAY, now=now)
        self.interpreter = LineField("part_interpreter", placeholder=_("kieli, jos tulkki oli"))
        self.going_through = DateTimeField("going_through_on", need=Need.DAY, now=now)
        self.review_on = DateTimeField("review_on", need=Need.DAY, now=now)
        self.review_how = LineField("review_how", placeholder=_("esim. soitamme sinulle"))
        self.copy_how = ChoiceField(
            [Choice(code, _(COPY_MANNER[code])) for code in CopyManner],
            "copy_how",
            placeholder=_("ei annettu"),
        )
        self.copy_on = DateTimeField("copy_on", need=Need.DAY, now=now)
        self._sides = QWidget()
        self._client_box = LabelledField(" ", self.client)
        self._worker_box = LabelledField(" ", self.worker)
        self._lay_out()
        self._connect()

    def show_plan(self, state: PlanState) -> None:
        """Show what is agreed."""
        plan, outline = state.plan.after, state.view.outline
        self.agreement.set_value(plan.agreement)
        part = (outline.part(AGREEMENT) if outline is not None else None) or _NO_LABELS
        self._client_box.set_label(part.client or _("Asiakkaan perustelu"))
        self._worker_box.set_label(part.professional or _("Ammattilaisen perustelu"))
        differ = plan.agreement in (Agreement.PARTLY, Agreement.DISAGREED)
        written = bool(plan.client_disagrees or plan.professional_disagrees)
        self._sides.setVisible(differ or written)
        for area, text in (
            (self.client, plan.client_disagrees),
            (self.worker, plan.professional_disagrees),
        ):
            if area.text() != text:
                area.set_text(text)
            area.setReadOnly(not state.is_open)
        self.how.set_value(plan.part_how)
        self.copy_how.set_value(plan.copy_how)
        for field, day in (
            (self.on, plan.part_on),
            (self.going_through, plan.going_through_on),
            (self.review_on, plan.review_on),
            (self.copy_on, plan.copy_on),
        ):
            if not field.hasFocus() and field.day() != day:
                field.set_day(day)
        for line, text in (
            (self.interpreter, plan.part_interpreter),
            (self.review_how, plan.review_how),
        ):
            if line.text() != text:
                line.setText(text)
        self._enable(state)

    def _enable(self, state: PlanState) -> None:
        for one in (
            self.agreement,
            self.how,
            self.on,
            self.interpreter,
            self.going_through,
            self.review_on,
            self.review_how,
        ):
            one.setEnabled(state.is_open)
        for one in (self.copy_how, self.copy_on):
            one.setEnabled(state.is_open or state.is_in_force)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._agreement_card())
        pairs = QWidget()
        cards = ColumnsLayout((1, 1), pairs, gap=12)
        for card in (self._part_card(), self._days_card()):
            cards.addWidget(card)
        column.addWidget(pairs)
        copy = Card(_("Suunnitelma annettu asiakkaalle"), "document", name="copy_card")
        copy.add(
            _pair(
                LabelledField(_("Miten annettu"), self.copy_how),
                LabelledField(_("Milloin annettu"), self.copy_on),
            )
        )
        column.addWidget(copy)
        column.addStretch(1)

    def _agreement_card(self) -> Card:
        card = Card(_("Ollaanko samaa mieltä"), "people", name="agreement_card")
        card.add(self.agreement)
        sides = ColumnsLayout((1, 1), self._sides, gap=12)
        sides.addWidget(self._client_box)
        sides.addWidget(self._worker_box)
        card.add(self._sides)
        return card

    def _part_card(self) -> Card:
        part = Card(_("Asiakkaan osuus"), "people", name="client_part_card")
        part.add(
            _pair(
                LabelledField(_("Miten"), self.how),
                LabelledField(_("Milloin"), self.on),
                (5, 4),
            )
        )
        part.add(LabelledField(_("Tulkki"), self.interpreter))
        part.add(
            TextLabel(
                _("Vasta tämän jälkeen paperissa lukee, että se on tehty yhdessä."),
                Text.SMALL,
                "meta",
                wrap=True,
            )
        )
        part.body.addStretch(1)
        return part

    def _days_card(self) -> Card:
        days = Card(_("Sovitut päivät"), "calendar", name="days_card")
        days.add(
            _pair(
                LabelledField(_("Käydään läpi"), self.going_through),
                LabelledField(_("Tarkistetaan"), self.review_on),
            )
        )
        days.add(LabelledField(_("Miten tarkistetaan"), self.review_how))
        days.body.addStretch(1)
        return days

    def _connect(self) -> None:
        for choice, name in (
            (self.agreement, "agreement"),
            (self.how, "part_how"),
            (self.copy_how, "copy_how"),
        ):
            choice.chosen.connect(lambda code, name=name: self.edited.emit({name: code}))
        for area, name in (
            (self.client, "client_disagrees"),
            (self.worker, "professional_disagrees"),
        ):
            area.edited.connect(lambda text, name=name: self.edited.emit({name: text}))
        for field, name in (
            (self.on, "part_on"),
            (self.going_through, "going_through_on"),
            (self.review_on, "review_on"),
            (self.copy_on, "copy_on"),
        ):
            field.changed.connect(
                lambda _reading, field=field, name=name: self.edited.emit({name: field.day()})
            )
        for line, name in (
            (self.interpreter, "part_interpreter"),
            (self.review_how, "review_how"),
        ):
            line.textEdited.connect(lambda text, name=name: self.edited.emit({name: text}))


def _pair(left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> QWidget:
    pair = QWidget()
    columns = ColumnsLayout(shares, pair, gap=8)
    columns.addWidget(left)
    columns.addWidget(right)
    return pair
