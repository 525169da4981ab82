"""What is known of a client, in words: the facts of each section, masked or plain."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sotedesk.i18n import N_, _, format_age, format_date, format_day, format_full_date
from sotedesk.model.assignment import AssignmentStatus
from sotedesk.model.client import Address, Allowed, BasisGround, InterpreterNeed
from sotedesk.model.frozen import dataclass
from sotedesk.model.masking import Masked, Shown
from sotedesk.model.matter import AppointmentStatus, SpecialSupport
from sotedesk.model.matter_type import MatterType
from sotedesk.model.phone import shown
from sotedesk.services.client_card import (
    AddressLine,
    ClientCard,
    ContactPersonLine,
    ElsewhereLine,
    OpenMatter,
    PhoneLine,
    RelatedLine,
)
from sotedesk.services.client_form import ClientForm
from sotedesk.services.clients import UnmaskReason
from sotedesk.ui.care_words import NAMING_ROLE, NAMING_STATUS, state_words
from sotedesk.ui.client.sections import HELP_WITH_E_SERVICES, SectionCode
from sotedesk.ui.client_words import ALLOWED, ELSEWHERE, INTERPRETER, RELATION, WAY
from sotedesk.ui.contact.client_column import shown_hetu
from sotedesk.ui.words import word

GROUND: Mapping[BasisGround, tuple[str, str]] = {
    BasisGround.CLIENT_PRESENT: (
        N_("Asiakas on läsnä tai linjalla"),
        N_("Hoidat hänen asiaansa nyt."),
    ),
    BasisGround.CLIENT_PERMISSION: (N_("Asiakas on antanut luvan"), ""),
    BasisGround.JOINT_SERVICE: (
        N_("Yhteinen palvelu tai kartoitus"),
        N_("Asiakas on mukana yhteisessä työssä."),
    ),
    BasisGround.LAW: (N_("Laki antaa oikeuden"), N_("Kirjoita lain kohta.")),
    BasisGround.DUTY: (N_("Työtehtävä vaatii"), N_("Esimerkiksi laskutus tai selvitys.")),
}
REASON: Mapping[UnmaskReason, str] = {
    UnmaskReason.EMERGENCY: N_("Hätätilanne"),
    UnmaskReason.REACHING_CLIENT: N_("Tavoittelen asiakasta"),
    UnmaskReason.CHECKING_WITH_CLIENT: N_("Tarkistan asiakkaan kanssa"),
    UnmaskReason.CORRECTING: N_("Korjaan tietoja"),
    UnmaskReason.OTHER: N_("Muu syy"),
}
VOID_REASON: Mapping[str, str] = {
    "mistake": N_("Virheellinen"),
    "out_of_date": N_("Vanhentunut"),
    "client_asked": N_("Asiakas pyysi"),
}
MARK: Mapping[AppointmentStatus, str] = {
    AppointmentStatus.KEPT: N_("Toteutui"),
    AppointmentStatus.MOVED: N_("Siirrettiin"),
    AppointmentStatus.CANCELLED: N_("Peruttiin"),
    AppointmentStatus.MISSED: N_("Jäi käyttämättä"),
}
_SUPPORT: Mapping[SpecialSupport, str] = {
    SpecialSupport.YES: N_("kyllä"),
    SpecialSupport.NO: N_("ei"),
    SpecialSupport.NOT_ASSESSED: N_("ei arvioitu"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a section.

    Attributes:
        value: Plain words, or a mask.
        label: Before the value; empty where the section's title says it.
        strong: The fact a record of a list is known by.
    """

    value: Shown
    label: str = ""
    strong: bool = False

    @property
    def is_masked(self) -> bool:
        """Whether the value is hidden."""
        return isinstance(self.value, Masked)

    def words(self) -> str:
        """Give the value as it is read."""
        if isinstance(self.value, Masked):
            return shown_hetu(self.value) if self.value.hint else _("piilotettu")
        return self.value


def own_facts(code: SectionCode, card: ClientCard, plain: ClientForm | None) -> tuple[Fact, ...]:
    """Give the facts of a section of the client's own record; plain where it was unmasked."""
    return tuple(fact for fact in _OWN[code](card, plain) if fact.value)


def _names(card: ClientCard, _plain: ClientForm | None) -> Sequence[Fact]:
    names = f"{card.last_name}, {card.first_names}".strip(", ")
    former = ", ".join(card.former_last_names)
    return (
        Fact(names, strong=True),
        Fact(card.call_name, _("kutsumanimi")),
        Fact(former, _("aiemmin")),
    )


def _identity(card: ClientCard, plain: ClientForm | None) -> Sequence[Fact]:
    hetu: Shown = plain.client.hetu if plain is not None else card.hetu
    born = format_full_date(card.birth_date) if card.birth_date else ""
    return (
        Fact(hetu or (_("ei tiedossa") if not card.temporary_id else ""), _("henkilötunnus")),
        Fact(card.temporary_id, _("tilapäinen tunnus")),
        Fact(born or _("ei tiedossa"), _("syntynyt")),
    )


def _language(card: ClientCard, _plain: ClientForm | None) -> Sequence[Fact]:
    need = word(INTERPRETER, card.interpreter_need)
    if card.interpreter_need is InterpreterNeed.NOT_ASKED:
        need = _("ei kysytty")
    elif card.interpreter_need is InterpreterNeed.NONE:
        need = _("ei tarvetta")
    language = f", {card.interpreter_language}" if card.interpreter_language else ""
    return (
        Fact(card.service_language or _("ei kysytty"), _("asiointikieli")),
        Fact(need[:1].lower() + need[1:] + language, _("tulkin tarve")),
    )


def _reach(card: ClientCard, _plain: ClientForm | None) -> Sequence[Fact]:
    ways = ", ".join(word(WAY, way) for way in card.impossible_ways)
    preferred = word(WAY, card.preferred_way) if card.preferred_way else _("ei kysytty")
    return (
        Fact(preferred, _("mieluiten")),
        Fact(ways, _("ei onnistu")),
        Fact(card.reach_note),
    )


def _e_services(card: ClientCard, _plain: ClientForm | None) -> Sequence[Fact]:
    return (Fact(word(HELP_WITH_E_SERVICES, card.e_service_help)),)


def _municipality(card: ClientCard, plain: ClientForm | None) -> Sequence[Fact]:
    value: Shown = plain.client.municipality if plain is not None else card.municipality
    return (Fact(value or _("ei tiedossa")),)


def _ban(card: ClientCard, _plain: ClientForm | None) -> Sequence[Fact]:
    if not card.safety_ban:
        return (Fact(_("ei turvakieltoa")),)
    until = card.safety_ban_until
    said = _("toistaiseksi") if until is None else format_full_date(until)
    return (Fact(_("voimassa"), strong=True), Fact(said, _("asti") if until else ""))


def _protection(card: ClientCard, _plain: ClientForm | None) -> Sequence[Fact]:
    marks = [
        words
        for on, words in (
            (card.no_paper, _("ei paperia mukaan")),
            (card.no_messages, _("ei viestejä")),
        )
        if on
    ]
    return (Fact(", ".join(marks) or _("ei merkintöjä"), strong=bool(marks)),)


_OWN: Mapping[SectionCode, Callable[[ClientCard, ClientForm | None], Sequence[Fact]]] = {
    SectionCode.NAMES: _names,
    SectionCode.IDENTITY: _identity,
    SectionCode.LANGUAGE: _language,
    SectionCode.REACH: _reach,
    SectionCode.E_SERVICES: _e_services,
    SectionCode.MUNICIPALITY: _municipality,
    SectionCode.SAFETY_BAN: _ban,
    SectionCode.PROTECTION: _protection,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One record of a list.

    Attributes:
        title: At the left: whose number, what relation, which day.
    """

    title: str
    facts: tuple[Fact, ...]


def list_facts(
    code: SectionCode, card: ClientCard, plain: ClientForm | None
) -> Mapping[UUID, Listed]:
    """Give the records of a list, in its order; plain where they were unmasked."""
    match code:
        case SectionCode.PHONES:
            numbers = {one.id: shown(one.number) for one in plain.phones} if plain else {}
            return {one.id: _phone(one, numbers.get(one.id, one.number)) for one in card.phones}
        case SectionCode.ADDRESSES:
            known = {one.id: one for one in plain.addresses} if plain else {}
            return {one.id: _address(one, known.get(one.id, one)) for one in card.addresses}
        case SectionCode.RELATED:
            phones = {one.id: shown(one.phone) for one in plain.related} if plain else {}
            return {one.id: _related(one, phones.get(one.id, one.phone)) for one in card.related}
        case SectionCode.ELSEWHERE:
            return {one.id: _elsewhere(one) for one in card.plans_elsewhere}
        case _:
            return {}


def _listed(title: str, *facts: Fact) -> Listed:
    said = title[:1].upper() + title[1:]
    return Listed(said, tuple(fact for fact in facts if fact.value))


def _phone(one: PhoneLine, number: Shown) -> Listed:
    may = []
    if one.may_text is not Allowed.NOT_ASKED:
        may.append(_("tekstiviestin {may} lähettää").format(may=word(ALLOWED, one.may_text)))
    if one.may_leave_message is not Allowed.NOT_ASKED:
        may.append(_("viestin {may} jättää").format(may=word(ALLOWED, one.may_leave_message)))
    return _listed(
        one.label or _("Puhelin"),
        Fact(number, strong=True),
        *(Fact(words) for words in may),
        Fact(one.safe_time, _("turvallista soittaa")),
    )


def _address(line: AddressLine, known: Address | AddressLine) -> Listed:
    parts = (known.street, known.postal_code, known.city)
    masked = next((part for part in parts if isinstance(part, Masked)), None)
    street, code, city = (part if isinstance(part, str) else "" for part in parts)
    whole = ", ".join(part for part in (street, f"{code} {city}".strip()) if part)
    return _listed(line.label or _("Osoite"), Fact(masked or whole, strong=True))


def _related(one: RelatedLine, phone: Shown) -> Listed:
    until = _until(one.valid_from, one.valid_until)
    if not one.in_force:
        until = _("ei voimassa · {period}").format(period=until)
    return _listed(
        word(RELATION, one.relation),
        Fact(one.name or _("nimi ei tiedossa"), strong=True),
        Fact(one.relation_word),
        Fact(one.scope, _("päättää")),
        Fact(one.basis, _("peruste")),
        Fact(until, _("voimassa") if one.in_force else ""),
        Fact(phone, _("puhelin")),
    )


def _until(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    begins = format_full_date(first) if first else ""
    return f"{begins}–{format_full_date(last) if last else ''}"


def _elsewhere(one: ElsewhereLine) -> Listed:
    day = format_full_date(one.dated_on) if one.dated_on else _("ei päiväystä")
    return _listed(day, Fact(word(ELSEWHERE, one.plan_kind), strong=True), Fact(one.where))


def born_words(card: ClientCard, today: date) -> str:
    """Give `68 v · s. 3.9.1958`."""
    if card.birth_date is None:
        return _("syntymäaika ei tiedossa")
    born = _("s. {day}").format(day=format_full_date(card.birth_date))
    return f"{format_age(card.birth_date, today)} · {born}"


def support_words(card: ClientCard) -> str:
    """Give the latest answer on the need of special support."""
    return word(_SUPPORT, card.special_support)


def contact_person_words(one: ContactPersonLine, today: date) -> tuple[str, str, str]:
    """Give icon, name or state, and how to reach; who stands in, or how the asking stands."""
    state, icon, _tone = state_words(NAMING_STATUS, one.status)
    role = word(NAMING_ROLE, one.role)
    values = (one.name, one.title, one.unit, one.phone, one.phone_hours)
    said = [_shown(value) for value in values]
    if not said[0]:
        again = one.ask_again_on
        asked = _("kysytään {day}").format(day=format_date(again, today)) if again else ""
        return icon, f"{role}: {state}", " · ".join(part for part in (one.reason, asked) if part)
    if one.status == AssignmentStatus.ASKED:
        by = one.answer_by
        day = _("vastaus {day} mennessä").format(day=format_date(by, today)) if by else ""
        return icon, f"{role}: {state} {said[0]}", day
    if one.stand_in:
        said.append(_("sijainen {name}").format(name=_shown(one.stand_in)))
    rest = " · ".join(dict.fromkeys(part for part in said[1:] if part))
    return icon, f"{role}: {said[0]}", rest


def _shown(value: Shown) -> str:
    return _("piilotettu") if isinstance(value, Masked) else value


def matter_words(matter: OpenMatter, types: Mapping[str, MatterType], today: date) -> str:
    """Give what an open matter is called where one is chosen: `Huimaus · ti 24.11.`."""
    made = types.get(matter.type)
    named = matter.reason or (made.name if made is not None else _("asia"))
    return f"{named} · {format_day(matter.on, today)}"
