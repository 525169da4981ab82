"""Whole situations of invented people who need many services: what the complex need is about."""

from collections.abc import Mapping
from typing import Final

from sotedesk.model.frozen import dataclass
from sotedesk.model.plan import RowDecision, Whose
from sotedesk.model.review import Standing
from sotedesk.model.worker import UnitKind
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
        strengths: In the client's words.
        seen_strengths: As the professional sees them.
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
    seen_strengths: str
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
    seen_strengths="Ottaa neuvon vastaan ja harjoittelee, kun harjoitus on näytetty.",
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
    seen_strengths="Pitää kiinni siitä, mistä on itse sopinut.",
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
    seen_strengths="Tuntee puolison hoidon hyvin ja pyytää apua ajoissa.",
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
ASSISTANCE: Final = Situation(
    observed=("many_needs", "scattered_services", "changed_situation"),
    client_words="Haluan käydä itse uimassa ja kaupassa, en odottaa, että joku ehtii.",
    conclusion="Apua haetaan monesta paikasta, ja päätökset päättyvät eri aikaan.",
    areas={
        "health": ("Voin hyvin.", "Perussairaus vakaa, kontrolli keväällä.", Standing.GOES_WELL),
        "housing": (
            "Kylpyhuoneeseen en pääse yksin.",
            "Kynnys ja tuet puuttuvat, muutostyö arvioitava.",
            Standing.NEEDS_SUPPORT,
        ),
        "everyday": (
            "Iltaisin tarvitsen apua.",
            "Avun tarve 10–12 tuntia viikossa.",
            Standing.NEEDS_SUPPORT,
        ),
        "work_study": ("Opiskelen etänä.", "Opinnot etenevät.", Standing.GOES_WELL),
        "e_services": ("Hoidan asiat puhelimella.", "Asioi itse verkossa.", Standing.GOES_WELL),
    },
    network="Vanhemmat asuvat lähellä, ystäviä uimaseurassa.",
    high_need_reason="Asuminen, apu ja kuljetukset on sovitettava yhteen pitkäksi aikaa.",
    need="Sosiaalinen tuki",
    wish="Sama työntekijä, jolle voi kirjoittaa",
    client_view="Haluan päättää itse, kuka minua auttaa ja milloin.",
    professional_view="Tarvitsee apua siirtymisissä ja asioinnissa. Osaa ohjata avustajaa.",
    strengths="Osaan ohjata avustajaa, uin kahdesti viikossa.",
    seen_strengths="Selkeä käsitys omasta arjesta ja tavoitteista.",
    rows=(
        RowText(
            need="Apu kotona ja ulkona",
            goal="Käy uimassa ja kaupassa silloin kun haluaa",
            means="Henkilökohtainen apu, työnantajamalli käydään läpi",
            who="Hanna Koivu",
            when="viikolla 49",
            how="near",
            follow_up="15.12.",
            decision=RowDecision.APPLIED,
        ),
        RowText(
            need="Kylpyhuone",
            goal="Pääsee suihkuun itse",
            means="Kotikäynti, muutostyöstä hakemus yhdessä",
            who="sinä ja Hanna",
            when="torstaina 3.12. klo 13",
            how="near",
            follow_up="tammikuussa",
            decision=RowDecision.NEEDED,
        ),
    ),
    follow_ups=(("Onko avusta tullut päätös", 14),),
)
FAMILY: Final = Situation(
    observed=("own_worry", "many_needs", "drags_on"),
    client_words="Vauva valvottaa, enkä enää tiedä, mistä saan lepoa.",
    conclusion="Apua on pyydetty kolmesta paikasta, kukaan ei näe kokonaisuutta.",
    areas={
        "health": ("Olen väsynyt.", "Univaje, neuvola seuraa.", Standing.NEEDS_SUPPORT),
        "everyday": (
            "Ruoka ja pyykki jäävät.",
            "Arki kantaa, kun saa levätä.",
            Standing.NEEDS_SUPPORT,
        ),
        "money": ("Rahat loppuvat ennen kuukautta.", "Tuet tarkistettava.", Standing.NEEDS_SUPPORT),
        "housing": ("Koti on hyvä.", "Riittävän iso.", Standing.GOES_WELL),
    },
    network="Mummo käy keskiviikkoisin.",
    high_need_reason="Lepo, arki ja raha-asiat vaikuttavat toisiinsa, lapset tarvitsevat vakautta.",
    need="Sosiaalinen tuki",
    wish="Joku, joka käy kotona",
    client_view="Haluan nukkua yhden yön viikossa ja jaksaa lasten kanssa.",
    professional_view="Vanhempi uupunut, vuorovaikutus lämmin. Lapset voivat hyvin.",
    strengths="Mummo auttaa, isommat leikkivät yhdessä.",
    seen_strengths="Huomaa lasten tarpeet väsyneenäkin.",
    rows=(
        RowText(
            need="Lepo",
            goal="Yksi kokonainen yö viikossa",
            means="Lapsiperheiden kotipalvelu, mummon vuoro sovitaan",
            who="Katri Uusitalo",
            when="alkaa maanantaina 30.11.",
            how="near",
            follow_up="14.12.",
            decision=RowDecision.DECIDED,
        ),
        RowText(
            need="Isompien lasten iltapäivät",
            goal="Kerho kahdesti viikossa",
            means="Ilmoittautuminen yhdessä, kyyti naapurin kanssa",
            who="vanhempi",
            when="tällä viikolla",
            how="remote",
            follow_up="14.12.",
            decision=RowDecision.NOT_NEEDED,
            whose=Whose.CHILD,
        ),
    ),
    follow_ups=(("Miten yöt ovat menneet", 20),),
)
SITUATIONS: Final = (MOBILITY, MOOD, CARING)
"""Of anybody; the others fit one unit's clients only."""
OF_UNIT: Final[Mapping[UnitKind, Situation]] = {
    UnitKind.DISABILITY: ASSISTANCE,
    UnitKind.FAMILY_CENTRE: FAMILY,
}
