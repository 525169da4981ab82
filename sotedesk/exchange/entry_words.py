"""Words for the codes and fields of a carried-over entry that no matter type words."""

from sotedesk.i18n import N_, _
from sotedesk.model.contact import Channel, ContactingKind
from sotedesk.model.matter import Path, WordsSource
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PaperLeave,
    PartTaken,
    PermissionHow,
    PlanKind,
    PlanStatus,
    RowDecision,
    Whose,
)
from sotedesk.model.review import Conclusion, HighNeed, PersonWish, Standing, Talked
from sotedesk.services.paper import HelpChannel

FIELDS = {
    "notes": N_("Muistiinpanot"),
    "own_words": N_("Asiakkaan sanoin"),
    "path": N_("Eteneminen"),
    "outcome_note": N_("Jatkosta"),
    "answer": N_("Vastaus"),
    "professional_by": N_("Vastaus ammattilaiselle viimeistään"),
    "contacting": N_("Yhteydenottaja"),
    "interpreter": N_("Tulkki"),
    "time_given": N_("Annettu aika"),
    "promise": N_("Luvattu"),
    "observed": N_("Havaittu"),
    "client_words": N_("Asiakkaan sanoin"),
    "relative_worry": N_("Läheisen huoli"),
    "talked": N_("Puhuttu asiakkaan kanssa"),
    "conclusion": N_("Johtopäätös"),
    "conclusion_reason": N_("Perustelu"),
    "met": N_("Mistä tieto on"),
    "areas": N_("Elämänalueet"),
    "network": N_("Verkosto"),
    "note": N_("Muuta"),
    "high_need": N_("Paljon palveluita tarvitseva"),
    "high_need_reason": N_("Perustelu"),
    "person_wish": N_("Yhteyshenkilö"),
    "client_view": N_("Asiakkaan näkemys"),
    "professional_view": N_("Ammattilaisen arvio"),
    "strengths": N_("Vahvuudet ja voimavarat"),
    "professional_strengths": N_("Vahvuudet, ammattilaisen arvio"),
    "rows": N_("Tarpeet ja toimet"),
    "participants": N_("Osallistujat"),
    "agreement": N_("Yksimielisyys"),
    "copy": N_("Suunnitelma annettu asiakkaalle"),
    "review": N_("Tarkistetaan"),
    "part": N_("Asiakkaan osuus"),
    "paper": N_("Saako antaa paperin"),
    "state": N_("Suunnitelma"),
}

ROW_CELLS = {
    "goal": N_("Tavoite"),
    "means": N_("Keinot"),
    "who": N_("Kuka"),
    "when": N_("Milloin"),
    "how": N_("Miten"),
    "follow_up": N_("Seuranta"),
}

_CODES: dict[type[str], dict[str, str]] = {
    Channel: {
        Channel.PHONE: N_("puhelin"),
        Channel.CHAT: N_("chat"),
        Channel.PORTAL: N_("sähköinen viesti"),
        Channel.ON_SITE: N_("paikan päällä"),
        Channel.REMOTE: N_("etäyhteys"),
    },
    ContactingKind: {
        ContactingKind.CLIENT: N_("asiakas itse"),
        ContactingKind.RELATIVE: N_("läheinen"),
        ContactingKind.CUSTODIAN: N_("huoltaja"),
        ContactingKind.GUARDIAN: N_("edunvalvoja"),
        ContactingKind.AUTHORISED: N_("valtuutettu"),
        ContactingKind.PROFESSIONAL: N_("ammattilainen"),
        ContactingKind.AUTHORITY: N_("viranomainen"),
        ContactingKind.ANONYMOUS: N_("nimetön"),
    },
    WordsSource: {
        WordsSource.SELF: N_("asiakas itse"),
        WordsSource.INTERPRETER: N_("tulkin kautta"),
        WordsSource.RELATIVE: N_("läheisen kertomana"),
        WordsSource.PROFESSIONAL: N_("ammattilaisen kertomana"),
    },
    Path: {
        Path.ADVICE: N_("neuvonta ja ohjaus"),
        Path.SIMPLE: N_("selkeä tarve"),
        Path.COMPLEX: N_("monimuotoinen tarve"),
    },
    Talked: {
        Talked.YES: N_("kyllä"),
        Talked.NOT_YET: N_("ei vielä"),
        Talked.NOT_NOW: N_("ei nyt"),
    },
    Conclusion: {
        Conclusion.NO_FURTHER_STEPS: N_("ei jatkotoimia"),
        Conclusion.WATCH: N_("seurataan"),
        Conclusion.MAP: N_("kartoitetaan kokonaistilanne"),
    },
    HighNeed: {
        HighNeed.YES: N_("kyllä"),
        HighNeed.NO: N_("ei"),
        HighNeed.NOT_YET: N_("ei vielä"),
    },
    Standing: {
        Standing.GOES_WELL: N_("sujuu"),
        Standing.NEEDS_SUPPORT: N_("tarvitsee tukea"),
        Standing.NOT_WANTED_NOW: N_("ei halua nyt"),
        Standing.NOT_CONCERNED: N_("ei koske"),
    },
    PersonWish: {
        PersonWish.WANTS: N_("asiakas haluaa"),
        PersonWish.NOT_NEEDED: N_("ei tarvita"),
        PersonWish.NOT_WANTED: N_("asiakas ei halua"),
    },
    PartTaken: {
        PartTaken.IN_PERSON: N_("tapaamisessa"),
        PartTaken.PHONE: N_("puhelimessa"),
        PartTaken.VIDEO: N_("videopuhelussa"),
        PartTaken.IN_WRITING: N_("kirjallisesti"),
    },
    PaperLeave: {PaperLeave.YES: N_("kyllä"), PaperLeave.NO: N_("ei")},
    PlanStatus: {
        PlanStatus.DRAFT: N_("luonnos"),
        PlanStatus.CONFIRMED: N_("vahvistettu"),
        PlanStatus.ENDED: N_("päättynyt"),
        PlanStatus.REFUSED: N_("asiakas ei halunnut suunnitelmaa"),
    },
    Agreement: {
        Agreement.AGREED: N_("samaa mieltä"),
        Agreement.PARTLY: N_("osin eri mieltä"),
        Agreement.DISAGREED: N_("eri mieltä"),
    },
    CopyManner: {
        CopyManner.MEETING: N_("tapaamisessa"),
        CopyManner.ELECTRONIC: N_("sähköisesti"),
        CopyManner.OTHER: N_("muulla tavalla"),
    },
    RowDecision: {
        RowDecision.NOT_NEEDED: N_("ei tarvita"),
        RowDecision.NEEDED: N_("haettava"),
        RowDecision.APPLIED: N_("haettu"),
        RowDecision.DECIDED: N_("päätetty"),
    },
    Whose: {Whose.CHILD: N_("lapsi"), Whose.CARER: N_("läheinen")},
    PermissionHow: {
        PermissionHow.IN_PERSON: N_("tavatessa"),
        PermissionHow.IN_WRITING: N_("kirjallisesti"),
        PermissionHow.PHONE_IDENTIFIED: N_("puhelimessa, tunnistettuna"),
        PermissionHow.SIGNED: N_("viittomakielellä"),
    },
    PlanKind: {
        PlanKind.HEALTH_CARE_PLAN: N_("Terveys- ja hoitosuunnitelma"),
        PlanKind.CLIENT_PLAN: N_("Asiakassuunnitelma"),
        PlanKind.SERVICE_PLAN: N_("Palvelusuunnitelma"),
    },
    HelpChannel: {
        HelpChannel.NEAR: N_("lähi"),
        HelpChannel.REMOTE: N_("etä"),
        HelpChannel.DIGITAL: N_("digi"),
    },
}


def code_word(code: str) -> str:
    """Give the word for a code; one that only a newer version knows stays as it is."""
    word = _CODES.get(type(code), {}).get(code)
    return _(word) if word is not None else str(code)


def field_word(field: str) -> str:
    """Give the word for a field; one without a word stays as it is."""
    return _(FIELDS[field]) if field in FIELDS else field
