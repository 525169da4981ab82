"""What is wrong with something typed, in Finnish: what, and what to do."""

from collections.abc import Mapping

from sotedesk.i18n import N_, _
from sotedesk.model.hetu import HetuProblem
from sotedesk.model.phone import PhoneProblem
from sotedesk.services.client_form import ClientProblem, FieldProblem

_WORDS: Mapping[FieldProblem, str] = {
    HetuProblem.FORM: N_("Tunnuksessa on 11 merkkiä, esimerkiksi 131052-308T. Tarkista."),
    HetuProblem.DATE: N_("Tunnuksen alussa ei ole oikea päivä. Tarkista syntymäaika."),
    HetuProblem.FUTURE: N_("Tunnuksen syntymäaika on tulevaisuudessa. Tarkista."),
    HetuProblem.NUMBER: N_("Tunnuksen kolme numeroa eivät kelpaa. Tarkista."),
    HetuProblem.CHECK: N_("Viimeinen merkki ei täsmää. Kysy tunnus uudelleen."),
    HetuProblem.TEMPORARY: N_("Tämä on tilapäinen tunnus. Jätä kenttä tyhjäksi."),
    ClientProblem.NAMELESS: N_("Kirjoita ainakin suku- tai etunimi."),
    ClientProblem.BIRTH_IN_FUTURE: N_("Syntymäaika on tulevaisuudessa. Tarkista."),
    ClientProblem.BIRTH_TOO_EARLY: N_("Syntymäaika on ennen vuotta 1890. Tarkista."),
    ClientProblem.BIRTH_NOT_OF_HETU: N_("Syntymäaika ei ole sama kuin tunnuksessa. Tarkista."),
    ClientProblem.BESIDE_HETU: N_("Henkilötunnus on jo tiedossa. Poista tilapäinen tunnus."),
    ClientProblem.WITHOUT_BASIS: N_("Kirjaa, mihin valtuutus perustuu."),
    ClientProblem.PERIOD_REVERSED: N_("Päättymispäivä on ennen alkamista. Tarkista."),
    ClientProblem.DATE_IN_FUTURE: N_("Päivä on tulevaisuudessa. Tarkista."),
    ClientProblem.EMPTY_ENTRY: N_("Rivi on tyhjä. Kirjoita tai peru."),
}


def problem_words(problem: FieldProblem) -> str:
    """Give the sentence for a problem."""
    if isinstance(problem, PhoneProblem):
        return _("Numero ei kelpaa. Kirjoita numero suuntanumeroineen.")
    return _(_WORDS[problem])
