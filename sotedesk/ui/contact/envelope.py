"""What is common to all matters of a contact: who contacts, identity, what may be told."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from sotedesk.i18n import _
from sotedesk.model.contact import Contact, ContactingKind, IdentityCheck, MayTell
from sotedesk.model.phone import digits, shown
from sotedesk.ui.contact.editors import fit_words, say_hidden
from sotedesk.ui.contact.fill_flow import FillFlow
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.words import CONTACTING, IDENTITY, MAY_TELL, word

_NAMED = {
    ContactingKind.RELATIVE,
    ContactingKind.CUSTODIAN,
    ContactingKind.GUARDIAN,
    ContactingKind.AUTHORISED,
    ContactingKind.PROFESSIONAL,
    ContactingKind.AUTHORITY,
}
_ROOM_IN_LINE = 22
_NAME_LETTERS, _PHONE_LETTERS = 13, 12
_BY_ROLE = {ContactingKind.PROFESSIONAL, ContactingKind.AUTHORITY}


class EnvelopeRow(QFrame):
    """The row under the strip.

    Signals:
        edited: Fields of the contact and their new values, as a dict.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "band")
        self.setAccessibleName(_("Yhteiset tiedot"))
        self._name_text = ""
        self.kind = ChoiceField(
            [Choice(code, word(CONTACTING, code)) for code in ContactingKind], "contacting_kind"
        )
        self.name = LineField("contacting_name", _("Nimi ja suhde"))
        self.phone = LineField("contacting_phone", _("Numero"))
        self.phone.setPlaceholderText(_("numero"))
        self.identity = ChoiceField(
            [Choice(code, word(IDENTITY, code)) for code in IDENTITY],
            "identity_check",
            clearable=False,
        )
        self.may_tell = ChoiceField(
            [Choice(code, word(MAY_TELL, code)) for code in MAY_TELL],
            "may_tell",
            clearable=False,
        )
        self.kind.chosen.connect(self._on_kind)
        self.name.textEdited.connect(self._on_name)
        self.phone.textEdited.connect(self._on_phone)
        self.identity.chosen.connect(lambda code: self.edited.emit({"identity_check": code}))
        self.may_tell.chosen.connect(lambda code: self.edited.emit({"may_tell": code}))
        self._lay_out()

    def show_contact(
        self, contact: Contact, *, fresh: bool = False, phone_hidden: bool = False
    ) -> None:
        """Show the envelope; what is being typed stays untouched.

        Args:
            fresh: Another contact or matter is shown than before.
            phone_hidden: A safety ban hides the number; a new one can be typed.
        """
        self.kind.set_value(contact.contacting_kind)
        self.identity.set_value(contact.identity_check)
        self.may_tell.set_value(contact.may_tell)
        kind = contact.contacting_kind
        by_role = kind in _BY_ROLE
        self.name.setPlaceholderText(
            _("nimi, tehtävä, organisaatio") if by_role else _("nimi, suhde")
        )
        self.name.setVisible(kind in _NAMED)
        self.phone.setVisible(kind is not ContactingKind.ANONYMOUS)
        self._name_text = _name_text(contact)
        if (fresh or not self.name.hasFocus()) and self.name.text() != self._name_text:
            self.name.setText(self._name_text)
        say_hidden(self.phone, _("numero"), hidden=phone_hidden)
        # Once stored, a number under a ban is not left standing where it was typed.
        hidden = phone_hidden and not contact.contacting_phone
        if fresh or hidden or not self.phone.hasFocus():
            self.phone.setText(shown(contact.contacting_phone))
        self._fit()

    def loose(self) -> dict[str, str]:
        """Give name and number as they are being typed, with what the records do not hold."""
        texts = {}
        if self.name.text() != self._name_text:
            texts[self.name.objectName()] = self.name.text()
        if self.phone.hasFocus():
            texts[self.phone.objectName()] = self.phone.text()
        return texts

    def show_loose(self, texts: Mapping[str, str]) -> None:
        """Show name and number as they were being typed."""
        for line in (self.name, self.phone):
            if line.objectName() in texts:
                line.setText(texts[line.objectName()])

    def _on_kind(self, code: object) -> None:
        values: dict[str, object] = {"contacting_kind": code}
        if code is ContactingKind.CLIENT:
            values["may_tell"] = MayTell.OWN_MATTERS
        elif self.may_tell.value() is MayTell.OWN_MATTERS:
            values["may_tell"] = MayTell.NO_PERMISSION
        if code is ContactingKind.ANONYMOUS:
            values["identity_check"] = IdentityCheck.NOT_NEEDED
        self.edited.emit(values)

    def _on_phone(self, text: str) -> None:
        number = digits(text)
        kept = number if number.removeprefix("+").isdigit() else text
        self.edited.emit({"contacting_phone": kept})

    def _on_name(self, text: str) -> None:
        parts = [part.strip() for part in text.split(",")]
        parts += [""] * (3 - len(parts))
        if self.kind.value() in _BY_ROLE:
            self.edited.emit(
                {
                    "contacting_name": parts[0],
                    "contacting_role": parts[1],
                    "contacting_organisation": ", ".join(p for p in parts[2:] if p),
                }
            )
        else:
            relation = ", ".join(part for part in parts[1:] if part)
            self.edited.emit({"contacting_name": parts[0], "contacting_relation": relation})

    def _fit(self) -> None:
        """Let no chosen words be cut; what does not fit goes on to the next line."""
        for choice in (self.kind, self.identity, self.may_tell):
            fit_words(choice)
        for line, letters in ((self.name, _NAME_LETTERS), (self.phone, _PHONE_LETTERS)):
            advice = line.fontMetrics().horizontalAdvance(line.placeholderText())
            wide = max(advice, letters * line.fontMetrics().averageCharWidth())
            line.setMinimumWidth(wide + look().px(_ROOM_IN_LINE))

    def _lay_out(self) -> None:
        row = FillFlow(self, gap=10, line_gap=6, centred=True)
        row.setContentsMargins(16, 7, 16, 7)
        row.add(LabelledField(_("Yhteydenottaja"), self.kind, key="O", beside=True), 1)
        row.add(self.name, 2)
        row.add(self.phone, 1)
        row.add(LabelledField(_("Henkilöllisyys"), self.identity, key="I", beside=True), 1)
        row.add(LabelledField(_("Saa kertoa"), self.may_tell, key="U", beside=True), 2)


def _name_text(contact: Contact) -> str:
    parts = [contact.contacting_name, contact.contacting_relation]
    if contact.contacting_kind in _BY_ROLE:
        parts = [contact.contacting_name, contact.contacting_role, contact.contacting_organisation]
    return ", ".join(part for part in parts if part)
