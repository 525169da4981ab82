"""What invented contacts are about, by unit: believable, everyday, nobody's own."""

from dataclasses import dataclass, field
from typing import Any

from sotedesk.model.contact import Channel, ContactingKind
from sotedesk.model.matter import (
    DangerNow,
    HelpNow,
    NoticeKind,
    OpenedKind,
    Outcome,
    SpecialSupport,
    Urgency,
)
from sotedesk.model.worker import UnitKind

CLIENT, RELATIVE = ContactingKind.CLIENT, ContactingKind.RELATIVE
PROFESSIONAL, NOBODY = ContactingKind.PROFESSIONAL, ContactingKind.ANONYMOUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One everyday contact.

    Attributes:
        relation: Of who contacts, such as "tytär".
        values: Fields of the matter.
        ages: Youngest and oldest client it fits.
    """

    type: str
    channel: Channel = Channel.PHONE
    by: ContactingKind = CLIENT
    relation: str = ""
    ages: tuple[int, int] = (18, 90)
    values: dict[str, Any] = field(default_factory=dict)


def _care(  # noqa: PLR0917 - a table row, read by its columns
    reason: str,
    notes: str,
    assessment: str,
    urgency: Urgency,
    outcome: Outcome,
    agreed: str,
    **more: Any,  # noqa: ANN401 - fields of a matter
) -> Script:
    return Script(
        type="care_need",
        ages=more.pop("ages", (18, 90)),
        channel=more.pop("channel", Channel.PHONE),
        by=more.pop("by", CLIENT),
        relation=more.pop("relation", ""),
        values={
            "reason": reason,
            "notes": notes,
            "first_assessment": assessment,
            "urgency": urgency,
            "outcome": outcome,
            "agreed": agreed,
            "safety_net": True,
            **more,
        },
    )


def _need(
    reason: str,
    words: str,
    outcome: Outcome,
    agreed: str,
    **more: Any,  # noqa: ANN401 - fields of a matter
) -> Script:
    return Script(
        type="service_need",
        ages=more.pop("ages", (18, 90)),
        channel=more.pop("channel", Channel.PHONE),
        by=more.pop("by", CLIENT),
        relation=more.pop("relation", ""),
        values={
            "reason": reason,
            "own_words": words,
            "help_now": HelpNow.NOT_NEEDED,
            "outcome": outcome,
            "agreed": agreed,
            "opened": OpenedKind.OPENED
            if outcome is Outcome.MATTER_OPENED
            else OpenedKind.GUIDANCE,
            "special_support": SpecialSupport.NOT_ASSESSED,
            **more,
        },
    )


def _advice(reason: str, answer: str, channel: Channel = Channel.PHONE) -> Script:
    return Script(
        type="advice",
        channel=channel,
        by=NOBODY,
        values={"reason": reason, "answer": answer, "outcome": Outcome.ADVISED},
    )


SCRIPTS: dict[UnitKind, tuple[Script, ...]] = {
    UnitKind.HEALTH: (
        _care(
            "Huimaus ja epävarma kävely",
            "Huimannut kaksi viikkoa, pahin aamulla noustessa. Kaatunut kerran keittiössä.",
            "Verenpaine kotona 104/62. Lääkitys vaihdettu alkukuussa.",
            Urgency.TODAY,
            Outcome.CALL_BACK,
            "Soitetaan iltapäivällä, mitataan verenpaine.",
        ),
        _care(
            "Virtsatievaivat",
            "Kirvelyä ja tihentynyttä tarvetta toista päivää. Ei kuumetta.",
            "Yleisvointi hyvä, ei selkäkipua.",
            Urgency.TODAY,
            Outcome.TIME_GIVEN,
            "Aika hoitajalle tänään, näyte mukaan.",
        ),
        _care(
            "Yskä ja kuume",
            "Kuume 38,2 kolmatta päivää, yskä limainen. Juo ja syö.",
            "Hengitys rauhallista, puhuu kokonaisia lauseita.",
            Urgency.DAYS_1_3,
            Outcome.ADVISED,
            "Lepo ja juominen, yhteys jos kuume jatkuu perjantaihin.",
        ),
        _care(
            "Reseptin uusinta",
            "Verenpainelääke loppuu ensi viikolla.",
            "Kotimittaukset tavoitteessa.",
            Urgency.NON_URGENT,
            Outcome.GIVEN_NOW,
            "Uusinta lähetetty lääkärille, viesti puhelimeen.",
        ),
        _care(
            "Selkäkipu",
            "Alaselkä kipeytynyt nostossa. Ei säteile jalkaan.",
            "Kävelee, tunto normaali.",
            Urgency.NON_URGENT,
            Outcome.TIME_GIVEN,
            "Fysioterapeutin suoravastaanotto maanantaina.",
        ),
        _care(
            "Haava säären alueella",
            "Haava ei ole parantunut kolmeen viikkoon, erittää.",
            "Ei punoitusta ympärillä.",
            Urgency.DAYS_1_3,
            Outcome.CONSULTATION,
            "Hoitaja kysyy lääkäriltä, soitetaan vastaus.",
        ),
        _care(
            "Uupumus ja univaikeudet",
            "Nukkuu neljä tuntia yössä, itkuinen. Työ kuormittaa, lääkärin aika peruuntunut.",
            "Ei itsetuhoisia ajatuksia, läheinen tukena.",
            Urgency.DAYS_1_3,
            Outcome.TIME_GIVEN,
            "Aika psykiatriselle sairaanhoitajalle keskiviikkona.",
        ),
        _care(
            "Lapsen korvakipu",
            "Itkenyt yöllä, pitelee korvaa. Kuume 38,6 laskee lääkkeellä.",
            "Juo hyvin, leikkii välillä.",
            Urgency.TODAY,
            Outcome.TIME_GIVEN,
            "Aika tänään klo 14.",
            ages=(1, 8),
            by=ContactingKind.CUSTODIAN,
            relation="äiti",
        ),
        _care(
            "Ihottuma",
            "Kutiava ihottuma käsivarsissa viikon ajan, uusi pesuaine.",
            "Ei hengenahdistusta eikä turvotusta.",
            Urgency.NON_URGENT,
            Outcome.ADVISED,
            "Perusvoide, pesuaineen vaihto. Uusi yhteys, jos leviää.",
            channel=Channel.CHAT,
        ),
        _advice("Mistä saa ajan verikokeisiin", "Laboratorion ajanvaraus netissä tai puhelimella."),
        _advice("Rokotusajat", "Influenssarokote sote-keskuksessa tiistaisin klo 9–15."),
        _advice("Aukioloajat", "Vastaanotto avoinna arkisin klo 8–16.", Channel.CHAT),
    ),
    UnitKind.OLDER_PEOPLE: (
        _need(
            "Kaatuilee, puoliso uupunut",
            "”Isä on kaatunut syksyllä kolmesti. Äiti hoitaa häntä yötä päivää.”",
            Outcome.MATTER_OPENED,
            "Soitan isälle itselleen ja kysyn, sopiiko arviointi.",
            by=RELATIVE,
            relation="tytär",
            ages=(75, 95),
        ),
        _need(
            "Ateriapalvelu",
            "”Ruoanlaitto ei enää suju, kun kädet tärisevät.”",
            Outcome.GIVEN_NOW,
            "Ateriapalvelu alkaa torstaina.",
            ages=(75, 95),
        ),
        _need(
            "Turvapuhelimen hinta",
            "”Mitä se maksaa kuussa ja kuka sen asentaa?”",
            Outcome.ADVISED,
            "Kerrottu maksut, lähetetty hakemus postissa.",
            ages=(70, 95),
        ),
        _need(
            "Omaishoidon tuki",
            "”Hoidan vaimoani kotona, voimat alkavat loppua.”",
            Outcome.MATTER_OPENED,
            "Arviointikäynti sovitaan ensi viikolle.",
            ages=(65, 90),
        ),
        _need(
            "Kotihoidon lisääminen",
            "”Aamulääkkeet jäävät usein ottamatta.”",
            Outcome.CONSULTATION,
            "Kysytään kotihoidon tiimistä, soitetaan huomenna.",
            by=RELATIVE,
            relation="poika",
            ages=(78, 96),
        ),
        Script(
            type="professional",
            by=PROFESSIONAL,
            relation="",
            ages=(75, 95),
            values={
                "reason": "Kotiutuu huomenna",
                "outcome": Outcome.GIVEN_NOW,
                "notes": "Osasto kysyy kotihoitoa kolmesti päivässä ja aterioita.",
                "agreed": "Kotihoito aloittaa lauantaina, tekijä nimetty.",
            },
        ),
        _advice("Kuljetuspalvelun hakeminen", "Hakemus netissä tai paperilla, ohje lähetetty."),
    ),
    UnitKind.FAMILY_CENTRE: (
        _need(
            "Lapsiperheiden kotipalvelu",
            "”En jaksa enää, vauva valvottaa ja isommat riitelevät.”",
            Outcome.MATTER_OPENED,
            "Perheohjaaja soittaa huomenna klo 10.",
            ages=(22, 45),
        ),
        _need(
            "Koulunkäynti ei suju",
            "”Poika on ollut poissa koulusta jo kolme viikkoa.”",
            Outcome.TIME_GIVEN,
            "Tapaaminen koulun ja perheohjaajan kanssa.",
            by=ContactingKind.CUSTODIAN,
            relation="isä",
            ages=(8, 16),
        ),
        _need(
            "Ero ja lasten asuminen",
            "”Mistä saamme apua sopimiseen?”",
            Outcome.ADVISED,
            "Ohjattu perheasioiden sovitteluun.",
            ages=(28, 50),
        ),
        Script(
            type="worry",
            by=PROFESSIONAL,
            ages=(6, 15),
            values={
                "reason": "Opettajan huoli oppilaasta",
                "notice": NoticeKind.ADVICE_ONLY,
                "notes": "Nimetön kysymys, pitäisikö tehdä ilmoitus.",
                "danger_now": DangerNow.NO,
                "outcome": Outcome.ADVISED,
                "agreed": "Opettaja keskustelee johtajan kanssa ja tekee ilmoituksen.",
            },
        ),
        _advice("Perhekahvilan ajat", "Torstaisin klo 9.30–11.30.", Channel.CHAT),
        _advice("Neuvolan ajanvaraus", "Oma neuvola puhelimella arkisin klo 8–9."),
    ),
    UnitKind.WORKING_AGE: (
        _need(
            "Vuokra maksamatta",
            "”Sähkökin katkaistaan perjantaina, en tiedä mistä aloittaa.”",
            Outcome.TIME_GIVEN,
            "Aika sosiaaliohjaajalle huomenna, talousneuvola mukaan.",
            help_now=HelpNow.ARRANGED,
            help_now_note="Maksusitoumus ruokaan järjestetty.",
        ),
        _need(
            "Työkyvyn tuki",
            "”Sairausloma loppuu, enkä pysty palaamaan entiseen työhön.”",
            Outcome.MATTER_OPENED,
            "Työkyvyn tuen tiimi ottaa yhteyttä viikon sisällä.",
            ages=(25, 62),
        ),
        _need(
            "Päihteiden käytön vähentäminen",
            "”Viikonloput venyvät, haluaisin lopettaa.”",
            Outcome.TIME_GIVEN,
            "Aika päihdehoitajalle tiistaina.",
            ages=(20, 60),
        ),
        _need(
            "Asunnottomuus uhkaa",
            "”Sopimus päättyy kuun lopussa.”",
            Outcome.MATTER_OPENED,
            "Asumisneuvoja soittaa, hakemukset tehdään yhdessä.",
            channel=Channel.ON_SITE,
        ),
        _advice("Toimeentulotuen hakeminen", "Perustoimeentulotuki Kelasta, täydentävä meiltä."),
        _advice("Velkaneuvonta", "Yhteys talous- ja velkaneuvontaan annettu.", Channel.CHAT),
    ),
    UnitKind.DISABILITY: (
        _need(
            "Henkilökohtainen apu",
            "”Haluan käydä itse uimassa ja kaupassa.”",
            Outcome.MATTER_OPENED,
            "Hakemus kirjattu, arviointi sovitaan hänen kanssaan.",
            ages=(18, 60),
        ),
        _need(
            "Koulukuljetus ja puheterapia",
            "”Kuljetus ei ole tullut ajoissa syksyn aikana.”",
            Outcome.HANDED_OVER,
            "Kuljetus siirretty koululle, puheterapia kuntoutukseen.",
            channel=Channel.PORTAL,
            by=ContactingKind.CUSTODIAN,
            relation="äiti",
            ages=(6, 15),
        ),
        _need(
            "Asunnon muutostyöt",
            "”Kylpyhuoneen kynnys on liian korkea rollaattorille.”",
            Outcome.TIME_GIVEN,
            "Kotikäynti torstaina klo 13.",
            ages=(30, 85),
        ),
        _advice("Vammaiskortti", "Haetaan Kelasta, ohje lähetetty."),
    ),
}
