"""Who this is: the client card of the open matter, alerts first, and what happened before."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date, format_full_date
from sotedesk.model.masking import Masked, Shown
from sotedesk.services.client_card import Alert, AlertCode, ClientCard
from sotedesk.ui.client_words import (
    ELSEWHERE,
    INTERPRETER,
    WAY,
)
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import word

MOST_ALERTS = 4
_HIDDEN_HETU = "••••"


class ClientColumn(Card):
    """The card at the left of the contact.

    Signals:
        card_wanted: The client's page was asked for.
    """

    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="client_column", parent=parent)
        self._name = TextLabel("", Text.NAME, wrap=True)
        self._born = TextLabel("", Text.SMALL, "support")
        self._open = ActionButton(_("Kortti"), key=cap_of("client.card"), name="open_card")
        self._open.clicked.connect(self.card_wanted)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._born)
        top.addLayout(words, 1)
        top.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        self.add(top)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self.add(self._facts)
        self._alerts = QVBoxLayout()
        self._alerts.setSpacing(6)
        self.add(self._alerts)
        self.body.addStretch(1)
        self.setAccessibleName(_("Asiakas"))
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say that the matter has no client yet."""
        self._name.setText(_("Ei asiakasta"))
        self._born.setText(_("Neuvonta ei vaadi asiakasta. Hae: Alt+K."))
        self._open.hide()
        self._clear()

    def show_card(
        self, card: ClientCard, today: date, *, narrow: bool, without: Collection[UUID]
    ) -> None:
        """Show a client: masked values say so, nothing hints at another register.

        Args:
            without: Matters under way, which are no news.
        """
        self._clear()
        self._name.setText(card.name)
        self._born.setText(_born(card, narrow=narrow))
        self._open.show()
        if not narrow:
            for row, (label, value) in enumerate(_facts(card)):
                self._facts.addWidget(TextLabel(label, Text.SMALL, "meta"), row, 0)
                self._facts.addWidget(TextLabel(value, Text.SMALL, wrap=True), row, 1)
        alerts = [alert for alert in card.alerts if alert.record not in without]
        for alert in alerts[:MOST_ALERTS]:
            self._alerts.addWidget(alert_box(alert, card, today, brief=narrow))
        more = len(alerts) - MOST_ALERTS
        if more > 0:
            self._alerts.addWidget(TextLabel(f"+{more}", Text.SMALL, "meta"))

    def _clear(self) -> None:
        for layout in (self._facts, self._alerts):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()


def _born(card: ClientCard, *, narrow: bool) -> str:
    parts = []
    if card.age is not None:
        parts.append(_("{age} v").format(age=card.age))
    if card.birth_date is not None:
        parts.append(_("s. {day}").format(day=format_full_date(card.birth_date)))
    if narrow and card.hetu:
        parts.append(shown_hetu(card.hetu))
    return " · ".join(parts) or _("syntymäaika ei tiedossa")


def shown_hetu(hetu: Shown) -> str:
    """Give the identity code as lists show it."""
    return f"{hetu.hint}{_HIDDEN_HETU}" if isinstance(hetu, Masked) else hetu


def shown_words(value: Shown) -> str:
    """Give a value, or the word that says it is hidden."""
    return _("piilotettu") if isinstance(value, Masked) else value


def _facts(card: ClientCard) -> Sequence[tuple[str, str]]:
    facts = []
    if card.hetu or card.temporary_id:
        facts.append((_("Hetu"), shown_hetu(card.hetu) or card.temporary_id))
    facts.append((_("Kieli"), card.service_language or _("ei kysytty")))
    reach = [word(WAY, card.preferred_way)] if card.preferred_way else []
    reach += [_("ei {way}").format(way=word(WAY, way)) for way in card.impossible_ways]
    reach += [card.reach_note] if card.reach_note else []
    if reach:
        facts.append((_("Yhteys"), ", ".join(reach)))
    phones = [shown_words(phone.number) for phone in card.phones]
    if phones:
        facts.append((_("Puhelin"), ", ".join(dict.fromkeys(phones))))
    if card.addresses:
        first = card.addresses[0]
        parts = [shown_words(first.street), shown_words(first.city)]
        facts.append((_("Osoite"), ", ".join(dict.fromkeys(part for part in parts if part))))
    return facts


def alert_box(alert: Alert, card: ClientCard, today: date, *, brief: bool = False) -> AlertBox:
    """Make the box of one alert; only the ban and the interpreter are tinted (ux.md §2.10).

    Args:
        brief: Where room is short: what says the title again, or where a paper is, stays away.
    """
    day = format_date(alert.on, today) if alert.on else ""
    if alert.code is AlertCode.SAFETY_BAN:
        return AlertBox(
            _("Turvakielto"),
            _("Älä kerro osoitetta, kuntaa, puhelinta tai hoitopaikkaa."),
            "lock",
            Tone.BAN,
            name="alert_safety_ban",
        )
    if alert.code is AlertCode.INTERPRETER:
        language = alert.text or word(INTERPRETER, card.interpreter_need)
        return AlertBox(
            _("Tulkin tarve: {language}").format(language=language),
            "" if brief and alert.text else word(INTERPRETER, card.interpreter_need),
            "translate",
            Tone.INFO,
            name="alert_interpreter",
        )
    if alert.code is AlertCode.OPEN_MATTER:
        title = _("Avoin asia {day}").format(day=day)
        return AlertBox(title, alert.text, "folder", accent=Tone.WARN, name="alert_open_matter")
    title = f"{word(ELSEWHERE, alert.kind)} {day}".strip()
    said = "" if brief else alert.text
    box = AlertBox(title, said, "document", accent=Tone.PRIMARY, name="alert_elsewhere")
    box.setToolTip(alert.text)
    return box
