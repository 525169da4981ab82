"""Finnish words of the workers' screen."""

from collections.abc import Mapping

from sotedesk.i18n import N_, _
from sotedesk.model.worker import Role
from sotedesk.services.accounts import SHORTEST_PASSWORD
from sotedesk.ui.workers.state import Problem

ROLE: Mapping[Role, str] = {
    Role.NURSE: N_("Hoitaja"),
    Role.GUIDE: N_("Asiakasohjaaja"),
    Role.MAPPER: N_("Kartoittaja"),
    Role.SOCIAL_WORKER: N_("Sosiaalityöntekijä"),
    Role.SUPERVISOR: N_("Esihenkilö"),
}
_PROBLEM: Mapping[Problem, str] = {
    Problem.NAMELESS: N_("Kirjoita etunimi ja sukunimi."),
    Problem.NO_UNIT: N_("Valitse yksikkö."),
    Problem.NO_LOGIN: N_("Kirjoita käyttäjätunnus."),
    Problem.LOGIN_TAKEN: N_("Tunnus on jo toisella. Valitse toinen tunnus."),
    Problem.WRONG_PASSWORD: N_("Nykyinen salasana ei täsmää. Kirjoita se uudelleen."),
    Problem.SHORT_PASSWORD: N_("Salasanassa on ainakin {count} merkkiä. Valitse pidempi."),
    Problem.DIFFERENT_PASSWORDS: N_("Salasanat eivät ole samat. Kirjoita molemmat uudelleen."),
}


def problem_words(problem: Problem) -> str:
    """Give the sentence for a problem."""
    return _(_PROBLEM[problem]).format(count=SHORTEST_PASSWORD)
