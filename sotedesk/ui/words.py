"""Finnish words for the codes that model and services hand out; nothing else decides wording."""

from collections.abc import Mapping
from typing import Any

from sotedesk.i18n import N_, _
from sotedesk.model.changes import Register
from sotedesk.model.contact import (
    Channel,
    ContactingKind,
    ContactStatus,
    IdentityCheck,
    MayTell,
)
from sotedesk.model.matter import WordsSource
from sotedesk.model.wire import UnknownCode

CHANNEL: Mapping[Channel, str] = {
    Channel.PHONE: N_("Puhelu"),
    Channel.CHAT: N_("Chat"),
    Channel.PORTAL: N_("Viesti"),
    Channel.ON_SITE: N_("Käynti"),
    Channel.REMOTE: N_("Etävastaanotto"),
}
CHANNEL_LIVE: Mapping[Channel, str] = {
    Channel.PHONE: N_("Puhelu käynnissä"),
    Channel.CHAT: N_("Chat käynnissä"),
    Channel.PORTAL: N_("Viesti avoinna"),
    Channel.ON_SITE: N_("Asiakas paikalla"),
    Channel.REMOTE: N_("Etävastaanotto käynnissä"),
}
CHANNEL_ICON: Mapping[Channel, str] = {
    Channel.PHONE: "phone-in",
    Channel.CHAT: "chat",
    Channel.PORTAL: "mail",
    Channel.ON_SITE: "person",
    Channel.REMOTE: "globe",
}
CONTACTING: Mapping[ContactingKind, str] = {
    ContactingKind.CLIENT: N_("Asiakas itse"),
    ContactingKind.RELATIVE: N_("Läheinen"),
    ContactingKind.CUSTODIAN: N_("Huoltaja"),
    ContactingKind.GUARDIAN: N_("Edunvalvoja"),
    ContactingKind.AUTHORISED: N_("Valtuutettu"),
    ContactingKind.PROFESSIONAL: N_("Ammattilainen"),
    ContactingKind.AUTHORITY: N_("Viranomainen"),
    ContactingKind.ANONYMOUS: N_("Nimetön"),
}
IDENTITY: Mapping[IdentityCheck, str] = {
    IdentityCheck.NOT_VERIFIED: N_("varmistamatta"),
    IdentityCheck.NOT_NEEDED: N_("ei tarvita"),
    IdentityCheck.STRONG: N_("vahva tunnistautuminen"),
    IdentityCheck.CALLED_BACK: N_("soitettu rekisterissä olevaan numeroon"),
    IdentityCheck.NAME_CODE_QUESTION: N_("nimi, tunnus ja lisäkysymys"),
    IdentityCheck.KNOWN_IN_PERSON: N_("tunnetaan henkilökohtaisesti"),
}
MAY_TELL: Mapping[MayTell, str] = {
    MayTell.NO_PERMISSION: N_("ei lupaa – kuunteleminen on aina sallittua"),
    MayTell.OWN_MATTERS: N_("omat asiansa"),
    MayTell.CLIENT_PERMISSION: N_("asiakkaan oma lupa"),
    MayTell.CLIENT_PRESENT: N_("asiakas on itse mukana"),
    MayTell.CUSTODIAN_RIGHT: N_("huoltajan oikeus"),
    MayTell.GUARDIAN_RIGHT: N_("edunvalvojan tehtävä"),
    MayTell.AUTHORISATION: N_("valtuutus"),
    MayTell.LAW: N_("lain säännös"),
}
WORDS_SOURCE: Mapping[WordsSource, str] = {
    WordsSource.SELF: N_("asiakas itse"),
    WordsSource.INTERPRETER: N_("asiakas tulkin kautta"),
    WordsSource.RELATIVE: N_("läheisen kertomana"),
    WordsSource.PROFESSIONAL: N_("ammattilaisen kertomana"),
}
CONTACT_STATUS: Mapping[ContactStatus, str] = {
    ContactStatus.LIVE: N_("Käynnissä"),
    ContactStatus.WAITING: N_("Odottaa"),
    ContactStatus.FINISHED: N_("Päätetty"),
    ContactStatus.FINISHED_INCOMPLETE: N_("Päätetty keskeneräisenä"),
}
RECORD_SYSTEM: Mapping[Register, str] = {
    Register.HEALTH: N_("potilastiedot"),
    Register.SOCIAL: N_("asiakastiedot"),
}


def word(table: Mapping[Any, str], code: object) -> str:
    """Give the word for a code; a newer version's code is named as such, no code is empty."""
    if code is None or code == "":
        return ""
    if isinstance(code, UnknownCode) or code not in table:
        return _("uudempi versio")
    return _(table[code])
