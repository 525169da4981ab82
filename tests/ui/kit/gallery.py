"""Every widget of the kit on one page, for the audit and for looking at."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton, LinkButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.chip import Chip
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.row import Row, heading
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.symptom_chip import SymptomChip
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.widgets.tick_box import TickBox

NOW = datetime(2026, 11, 24, 7, 47, 12, tzinfo=UTC)


def choices(*texts: str) -> list[Choice]:
    return [Choice(number, text) for number, text in enumerate(texts, start=1)]


def gallery() -> QWidget:
    root = QWidget()
    root.setObjectName("gallery")
    row = QHBoxLayout(root)
    row.addWidget(_form(), 3)
    side = QVBoxLayout()
    side.addWidget(_rows())
    side.addWidget(_alerts())
    row.addLayout(side, 2)
    return root


def _form() -> Card:
    card = Card("Kirjaus", "pencil", "kesken", (LinkButton("Tekstit", "document", key="F9"),))
    kind = ChoiceField(choices("Hoidon tarve", "Neuvonta"), "kind")
    kind.set_value(1)
    card.add(LabelledField("Asian tyyppi", kind, key="T"))
    notes = TextArea("notes", lines=3)
    notes.set_text("Tyttären kertomana: kaatunut keittiössä su 8.11., ei lyönyt päätä.")
    saved = TextLabel("9.47.12", Text.SMALL, "ok")
    card.add(LabelledField("Muistiinpanot", notes, key="M", aside=saved))
    symptoms = FlowLayout()
    for subject, answer in (("Rintakipu", False), ("Verenvuoto", True), ("Tajunta", None)):
        symptoms.addWidget(SymptomChip(subject, answer, f"symptom_{subject}"))
    card.add(symptoms)
    urgency = Segment(choices("Hätä 112", "Tänään", "1–3 vrk"), "urgency")
    urgency.set_value(2)
    card.add(LabelledField("Kiireellisyys", urgency, key="R"))
    outcome = Segment(
        choices("Neuvottu", "Hoito annettu", "Aika annettu", "Takaisinsoitto", "Siirretty"),
        "outcome",
        rows=2,
    )
    card.add(LabelledField("Jatko", outcome, key="J"))
    due = DateTimeField("due", now=lambda: NOW)
    due.set_at(NOW)
    responsible = ChoiceField(choices("Minna Salo"), "responsible")
    line = QHBoxLayout()
    line.addWidget(LabelledField("Takaisinsoitto", due, key="A"))
    held = LabelledField("Hoitaa", responsible, key="H")
    held.show_problem("Valitse vastuuhenkilö")
    line.addWidget(held)
    card.add(line)
    agreed = LabelledField("Mitä sovittiin", LineField("agreed"), key="V")
    agreed.show_problem("Kirjoita, mitä sovittiin")
    card.add(agreed)
    card.add(TickBox("Soittaja vahvisti ymmärtäneensä", "understood"))
    buttons = FlowLayout()
    buttons.addWidget(ActionButton("Jätä kesken", name="leave", key="Esc"))
    buttons.addWidget(PrimaryButton("Päätä ja kirjaa", "check", key="Ctrl+Enter", name="finish"))
    card.add(buttons)
    return card


def _rows() -> Card:
    card = Card("Määräajat", "clock", "2", flush=True)
    rows = RowList("Määräajat", "deadlines", fit=True)
    person = ("Veikko Rantamäki", "81 v · s. 4.2.1945")
    rows.set_rows(
        [
            heading("Myöhässä · 1", Tone.CRIT),
            Row(
                "late",
                "Takaisinsoitto luvattu",
                "klo 15.35",
                "alert-circle",
                "12 min yli",
                Tone.CRIT,
                (person,),
                action="Soita",
            ),
            heading("Tänään · 1", Tone.WARN),
            Row(
                "today",
                "Hoitoon pääsy",
                "Arvio 17.11.",
                "clock",
                "tänään",
                Tone.WARN,
                (person,),
                action="Avaa",
            ),
        ]
    )
    card.add(rows)
    return card


def _alerts() -> Card:
    card = Card("Huomaa", "flag")
    card.add(AlertBox("Turvakielto", "Älä kerro osoitetta.", "lock", Tone.BAN))
    card.add(
        AlertBox("Tulkin tarve: viittomakieli", "Saa lähettää viestin.", "translate", Tone.INFO)
    )
    card.add(AlertBox("Avoin asia 19.11.", "Huimaus.", "folder", accent=Tone.WARN))
    card.add(AlertBox("Vielä puuttuu 2", "Vastuuhenkilö, tajunta", "alert-triangle", Tone.WARN))
    states = FlowLayout()
    for tone in Tone:
        states.addWidget(Chip(tone.value, "circle", tone))
    card.add(states)
    card.add(EmptyState("Ei odottavia", "Kaikki on hoidettu."))
    return card
