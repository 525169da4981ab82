"""Whole situations of invented people who need many services: what the complex need is about."""

from collections.abc import Mapping
from typing import Final

from sotedesk.model.frozen import dataclass
from sotedesk.model.review import Standing
from sotedesk.services.plan_rows import RowText


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One person's situation, from the review to the plan.

    Attributes:
        observed: Codes of the points the worker observed.
        areas: What was said in areas of life: the client's words, the professional's view and how
            things are.
        network: Who is there around the client.
        need: The main need, by which the contact person is chosen.
        wish: What the client wishes of the contact person.
        rows: Rows of the plan.
        follow_ups: What is looked at, with the days until then.
    """

    observed: tuple[str, ...]
    client_words: str
    conclusion: str
    areas: Mapping[str, tuple[str, str, Standing]]
    network: str
    high_need_reason: str
    need: str
    wish: str
    client_view: str
    professional_view: str
    strengths: str
    rows: tuple[RowText, ...]
    follow_ups: tuple[tuple[str, int], ...]


MOBILITY: Final = Situation(
    observed=("own_worry", "repeated_contacts", "many_needs", "changed_situation"),
    client_words="Haluan asua kotona ja päästä kauppaan itse.",
    conclusion="Tilanne muuttui kaatumisen jälkeen, yhteydenotot lisääntyneet.",
    areas={
        "health": (
            "Jalat eivät kanna niin kuin ennen.",
            "Liikkuminen heikentynyt. Lääkkeet menevät sekaisin viikon lopulla.",
            Standing.NEEDS_SUPPORT,
        ),
        "rehabilitation": (
            "Harjoittelen, jos joku näyttää.",
            "Fysioterapiasta olisi hyötyä kotona.",
            Standing.NEEDS_SUPPORT,
        ),
        "housing": ("Tässä on hyvä asua.", "Asuu yksin, talossa on hissi.", Standing.GOES_WELL),
        "everyday": (
            "Ruoka ei maistu yksin.",
            "Syö epäsäännöllisesti, paino laskenut.",
            Standing.NEEDS_SUPPORT,
        ),
        "money": ("Rahat riittävät.", "Ei huolta.", Standing.GOES_WELL),
        "work_study": ("", "Eläkkeellä.", Standing.NOT_CONCERNED),
    },
    network="Sisar käy sunnuntaisin.",
    high_need_reason="Tarvitsee useaa palvelua pitkään, ja ne on sovitettava yhteen.",
    need="Terveys ja hoito",
    wish="Sama hoitaja, joka jo tuntee",
    client_view="Haluan asua kotona ja päästä kauppaan itse.",
    professional_view="Voimat ja tasapaino heikentyneet, muisti ikään nähden hyvä.",
    strengths="Sisar tukee, kävelee mielellään.",
    rows=(
        RowText(
            need="Kävely",
            goal="Käy itse kaupassa",
            means="Fysioterapeutti käy kotona, harjoitukset yhdessä",
            who="Tiina Aho",
            when="torstaina 3.12. klo 10",
            how="kotona",
            follow_up="15.12.",
        ),
        RowText(
            need="Lääkkeet",
            goal="Lääkkeet menevät oikein",
            means="Lääkkeet jaetaan viikoksi valmiiksi",
            who="Sari Lehtola",
            when="joka maanantai",
            how="apteekin jakelu",
            follow_up="7.12.",
        ),
        RowText(
            need="Ruoka",
            goal="Syö lämpimän aterian päivittäin",
            means="Sovitaan ateriapalvelu",
            who="sinä ja Sari",
            when="tällä viikolla",
            how="puhelimella",
            follow_up="10.12.",
        ),
    ),
    follow_ups=(("Miten kävely sujuu", 4), ("Kysy verenpaineen kotimittaukset", 5)),
)
MOOD: Final = Situation(
    observed=("unclear_core", "missed_appointments", "no_straight_answer", "drags_on"),
    client_words="En tiedä, mistä aloittaa. Haluaisin jaksaa aamuisin.",
    conclusion="Ajat jäävät käyttämättä, ja asia palaa eri muodoissa.",
    areas={
        "health": ("En nuku.", "Uni rikkonaista, mieliala matala.", Standing.NEEDS_SUPPORT),
        "money": ("En jaksa avata laskuja.", "Laskuja avaamatta.", Standing.NEEDS_SUPPORT),
        "work_study": ("Haluan töihin.", "Työttömänä vuoden.", Standing.NEEDS_SUPPORT),
        "e_services": ("Puhelimella hoidan.", "Asioi itse verkossa.", Standing.GOES_WELL),
    },
    network="Veli auttaa viikonloppuisin.",
    high_need_reason="Terveys ja toimeentulo kietoutuvat yhteen, eikä yksi palvelu riitä.",
    need="Molemmat, työpari",
    wish="Joku, jolle voi laittaa viestin",
    client_view="Haluan nukkua yöni ja saada raha-asiat järjestykseen.",
    professional_view="Masennusoireita, ei itsetuhoisuutta. Motivaatio hyvä, kun asiat pilkotaan.",
    strengths="Veli lähellä, soittaa kitaraa.",
    rows=(
        RowText(
            need="Uni",
            goal="Nukkuu kuusi tuntia",
            means="Unihoitajan neljä tapaamista",
            who="unihoitaja",
            when="kahden viikon välein",
            how="etänä",
            follow_up="kuukauden päästä",
        ),
        RowText(
            need="Raha-asiat",
            goal="Laskut avattu ja järjestyksessä",
            means="Talousneuvolan aika, kirjeet mukaan",
            who="talousneuvoja",
            when="ensi viikolla",
            how="paikan päällä",
            follow_up="kahden viikon päästä",
        ),
    ),
    follow_ups=(("Miten uni on muuttunut", 14),),
)
CARING: Final = Situation(
    observed=("own_worry", "many_needs", "drags_on", "scattered_services"),
    client_words="Hoidan toista, enkä ehdi hoitaa itseäni.",
    conclusion="Palvelut ovat hajallaan, kokonaisuus puuttuu.",
    areas={
        "health": (
            "Omat käynnit ovat jääneet.",
            "Sydänsairaus, käynnit jääneet väliin.",
            Standing.NEEDS_SUPPORT,
        ),
        "everyday": ("Yöt ovat raskaita.", "Lepo jää vähiin.", Standing.NEEDS_SUPPORT),
        "housing": ("Koti on hyvä.", "Esteetön asunto.", Standing.GOES_WELL),
    },
    network="Asuu puolisonsa kanssa ja hoitaa häntä.",
    high_need_reason="Kahden ihmisen hoito on sovitettava yhteen, muuten oma hoito jää.",
    need="Terveys ja hoito",
    wish="Soittaa aamupäivisin",
    client_view="Haluan levätä yöni ja päästä omille käynneilleni.",
    professional_view="Sydämen vajaatoiminta, uupumusta. Sitoutunut hoitoon.",
    strengths="Huolellinen, naapuri auttaa.",
    rows=(
        RowText(
            need="Sydämen seuranta",
            goal="Paino ja verenpaine tavoitteessa",
            means="Kotimittaukset, hoitaja soittaa tulokset",
            who="oma hoitaja",
            when="joka toinen viikko",
            how="puhelimella",
            follow_up="kuukauden päästä",
        ),
        RowText(
            need="Lepo",
            goal="Yksi vapaa yö viikossa",
            means="Sijaishoito sovitaan asiakasohjauksen kanssa",
            who="sinä ja asiakasohjaaja",
            when="tässä kuussa",
            how="puhelimella",
            follow_up="kuukauden päästä",
        ),
    ),
    follow_ups=(("Onko lepo toteutunut", 30),),
)
SITUATIONS: Final = (MOBILITY, MOOD, CARING)
