"""What of a client is edited together, as data: sections, their fields and their use cases.

A section is one small form. Sections of the client's own record have one form; the others have one
for each record and one for a new one.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from sotedesk.i18n import N_
from sotedesk.model.changes import Register
from sotedesk.model.client import (
    Address,
    Allowed,
    Client,
    ElsewhereKind,
    InterpreterNeed,
    Phone,
    PlanElsewhere,
    RelatedPerson,
    Relation,
)
from sotedesk.model.frozen import dataclass
from sotedesk.model.record import Record
from sotedesk.services.client_form import NewAddress, NewPhone, NewPlanElsewhere, NewRelatedPerson
from sotedesk.ui.client_words import ALLOWED, ELSEWHERE, INTERPRETER, RELATION, WAY

Codes = Mapping[Any, str]


class Input(Enum):
    """How a field is typed."""

    LINE = "line"
    DAY = "day"
    CHOICE = "choice"
    TICK = "tick"
    TICKS = "ticks"
    NAMES = "names"
    """Several names with commas between them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a section.

    Attributes:
        codes: The choices with their words.
        when: The field stands there only while another has one of some codes.
    """

    name: str
    label: str
    input: Input = Input.LINE
    codes: Codes | None = None
    when: tuple[str, frozenset[str]] | None = None


class SectionCode(Enum):
    """The sections, in the order of the page."""

    NAMES = "names"
    IDENTITY = "identity"
    LANGUAGE = "language"
    REACH = "reach"
    E_SERVICES = "e_services"
    MUNICIPALITY = "municipality"
    SAFETY_BAN = "safety_ban"
    PROTECTION = "protection"
    PHONES = "phones"
    ADDRESSES = "addresses"
    RELATED = "related"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Section:
    """What is edited together.

    Attributes:
        record: The class edited.
        rows: The fields, as they stand side by side.
        edit: Use case of changing.
        add: Use case of adding; empty for the client's own record.
        new: Class of what is added.
        add_words: Words of the button that adds.
    """

    title: str
    record: type[Record]
    rows: tuple[tuple[Field, ...], ...]
    edit: str
    add: str = ""
    new: type | None = None
    add_words: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Give the fields in order."""
        return tuple(field for row in self.rows for field in row)

    @property
    def is_list(self) -> bool:
        """Whether there can be several."""
        return bool(self.add)


HELP_WITH_E_SERVICES: Codes = {
    Allowed.YES: N_("haluaa apua"),
    Allowed.NO: N_("ei tarvitse apua"),
    Allowed.NOT_ASKED: N_("ei kysytty"),
}
REGISTER: Codes = {
    Register.HEALTH: N_("potilastiedot"),
    Register.SOCIAL: N_("asiakastiedot"),
}
_INTERPRETED = frozenset(
    {InterpreterNeed.SPOKEN.value, InterpreterNeed.SIGNED.value, InterpreterNeed.WRITTEN.value}
)
_ON = frozenset({"true"})

SECTIONS: Mapping[SectionCode, Section] = {
    SectionCode.NAMES: Section(
        N_("Nimi"),
        Client,
        (
            (Field("last_name", N_("Sukunimi")), Field("first_names", N_("Etunimet"))),
            (
                Field("call_name", N_("Kutsumanimi")),
                Field("former_last_names", N_("Aiemmat sukunimet"), Input.NAMES),
            ),
        ),
        "edit_names",
    ),
    SectionCode.IDENTITY: Section(
        N_("Henkilöllisyys"),
        Client,
        (
            (
                Field("hetu", N_("Henkilötunnus")),
                Field("birth_date", N_("Syntymäaika"), Input.DAY),
            ),
            (Field("temporary_id", N_("Tilapäinen tunnus")),),
        ),
        "edit_identity",
    ),
    SectionCode.LANGUAGE: Section(
        N_("Kieli ja tulkki"),
        Client,
        (
            (
                Field("service_language", N_("Asiointikieli")),
                Field("interpreter_need", N_("Tulkin tarve"), Input.CHOICE, INTERPRETER),
            ),
            (
                Field(
                    "interpreter_language",
                    N_("Tulkattava kieli"),
                    when=("interpreter_need", _INTERPRETED),
                ),
            ),
        ),
        "edit_language",
    ),
    SectionCode.REACH: Section(
        N_("Yhteydenpito"),
        Client,
        (
            (
                Field("preferred_way", N_("Mieluiten"), Input.CHOICE, WAY),
                Field("reach_note", N_("Tarkennus")),
            ),
            (Field("impossible_ways", N_("Ei onnistu"), Input.TICKS, WAY),),
        ),
        "edit_reach",
    ),
    SectionCode.E_SERVICES: Section(
        N_("Sähköinen asiointi"),
        Client,
        ((Field("e_service_help", N_("Apu asiointiin"), Input.CHOICE, HELP_WITH_E_SERVICES),),),
        "edit_e_service_help",
    ),
    SectionCode.MUNICIPALITY: Section(
        N_("Kotikunta"),
        Client,
        ((Field("municipality", N_("Kotikunta")),),),
        "edit_municipality",
    ),
    SectionCode.SAFETY_BAN: Section(
        N_("Turvakielto"),
        Client,
        (
            (
                Field("safety_ban", N_("Turvakielto on voimassa"), Input.TICK),
                Field(
                    "safety_ban_until",
                    N_("Viimeinen päivä, jos tiedossa"),
                    Input.DAY,
                    when=("safety_ban", _ON),
                ),
            ),
        ),
        "edit_safety_ban",
    ),
    SectionCode.PROTECTION: Section(
        N_("Suojamerkinnät"),
        Client,
        (
            (
                Field("no_paper", N_("Ei paperia mukaan"), Input.TICK),
                Field("no_messages", N_("Ei viestejä"), Input.TICK),
            ),
        ),
        "edit_protection",
    ),
    SectionCode.PHONES: Section(
        N_("Puhelin"),
        Phone,
        (
            (Field("number", N_("Numero")), Field("label", N_("Kenen tai mikä"))),
            (
                Field("may_text", N_("Tekstiviesti"), Input.CHOICE, ALLOWED),
                Field("may_leave_message", N_("Viestin jättäminen"), Input.CHOICE, ALLOWED),
            ),
            (Field("safe_time", N_("Milloin on turvallista soittaa")),),
        ),
        "edit_phone",
        "add_phone",
        NewPhone,
        N_("Lisää numero"),
    ),
    SectionCode.ADDRESSES: Section(
        N_("Osoite"),
        Address,
        (
            (Field("street", N_("Katuosoite")), Field("postal_code", N_("Postinumero"))),
            (Field("city", N_("Postitoimipaikka")), Field("label", N_("Mikä osoite"))),
        ),
        "edit_address",
        "add_address",
        NewAddress,
        N_("Lisää osoite"),
    ),
    SectionCode.RELATED: Section(
        N_("Läheinen tai edustaja"),
        RelatedPerson,
        (
            (
                Field("relation", N_("Asema"), Input.CHOICE, RELATION),
                Field("relation_word", N_("Suhde, esim. tytär")),
            ),
            (Field("name", N_("Nimi")), Field("phone", N_("Puhelin"))),
            (
                Field(
                    "scope",
                    N_("Mistä edunvalvoja päättää"),
                    when=("relation", frozenset({Relation.GUARDIAN.value})),
                ),
                Field(
                    "basis",
                    N_("Mihin valtuutus perustuu"),
                    when=("relation", frozenset({Relation.AUTHORISED.value})),
                ),
            ),
            (
                Field("valid_from", N_("Alkaen"), Input.DAY),
                Field("valid_until", N_("Päättyy"), Input.DAY),
            ),
        ),
        "edit_related_person",
        "add_related_person",
        NewRelatedPerson,
        N_("Lisää henkilö"),
    ),
    SectionCode.ELSEWHERE: Section(
        N_("Suunnitelma muualla"),
        PlanElsewhere,
        (
            (
                Field("plan_kind", N_("Mikä suunnitelma"), Input.CHOICE, ELSEWHERE),
                Field("dated_on", N_("Päiväys"), Input.DAY),
            ),
            (Field("where", N_("Missä se on")),),
        ),
        "edit_plan_elsewhere",
        "add_plan_elsewhere",
        NewPlanElsewhere,
        N_("Lisää suunnitelma"),
    ),
}
CHOICES_OF_NEW: Mapping[SectionCode, Mapping[str, str]] = {
    SectionCode.PHONES: {
        "may_text": Allowed.NOT_ASKED.value,
        "may_leave_message": Allowed.NOT_ASKED.value,
    },
    SectionCode.RELATED: {"relation": Relation.RELATIVE.value},
    SectionCode.ELSEWHERE: {"plan_kind": ElsewhereKind.OTHER.value},
}
"""What a new record begins with."""
