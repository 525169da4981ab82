"""Finnish words for the codes of a client: ways to reach, interpreter, relations, plans."""

from collections.abc import Mapping

from sotedesk.i18n import N_
from sotedesk.model.client import (
    Allowed,
    ContactWay,
    ElsewhereKind,
    InterpreterNeed,
    Relation,
)

WAY: Mapping[ContactWay, str] = {
    ContactWay.PHONE: N_("puhelin"),
    ContactWay.MOBILE: N_("matkapuhelin"),
    ContactWay.TEXT: N_("tekstiviesti"),
    ContactWay.E_SERVICES: N_("sähköinen asiointi"),
    ContactWay.LETTER: N_("kirje"),
    ContactWay.ON_SITE: N_("käynti"),
    ContactWay.HEARING: N_("kuulo"),
    ContactWay.SPEECH: N_("puhe"),
    ContactWay.MEMORY: N_("muisti"),
}
INTERPRETER: Mapping[InterpreterNeed, str] = {
    InterpreterNeed.NOT_ASKED: N_("Tulkin tarvetta ei ole kysytty"),
    InterpreterNeed.NONE: N_("Ei tarvitse tulkkia"),
    InterpreterNeed.SPOKEN: N_("Tulkki mukaan puheluun ja tapaamiseen"),
    InterpreterNeed.SIGNED: N_("Viittomakielen tulkki"),
    InterpreterNeed.WRITTEN: N_("Kirjoitustulkki"),
}
RELATION: Mapping[Relation, str] = {
    Relation.CUSTODIAN: N_("huoltaja"),
    Relation.GUARDIAN: N_("edunvalvoja"),
    Relation.AUTHORISED: N_("valtuutettu"),
    Relation.RELATIVE: N_("läheinen"),
    Relation.CARER: N_("omaishoitaja"),
    Relation.OTHER: N_("muu"),
}
ELSEWHERE: Mapping[ElsewhereKind, str] = {
    ElsewhereKind.ADVANCE_CARE_PLAN: N_("Ennakoiva hoitosuunnitelma"),
    ElsewhereKind.ADVANCE_DIRECTIVE: N_("Hoitotahto"),
    ElsewhereKind.REHABILITATION_PLAN: N_("Kuntoutussuunnitelma"),
    ElsewhereKind.SERVICE_PLAN: N_("Palvelusuunnitelma"),
    ElsewhereKind.CLIENT_PLAN: N_("Asiakassuunnitelma"),
    ElsewhereKind.RAI: N_("RAI-arviointi"),
    ElsewhereKind.OTHER: N_("Muu suunnitelma"),
}
ALLOWED: Mapping[Allowed, str] = {
    Allowed.YES: N_("saa"),
    Allowed.NO: N_("ei saa"),
    Allowed.NOT_ASKED: N_("ei kysytty"),
}
