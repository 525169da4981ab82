"""What went wrong, in Finnish: what, and what to do. One place for every failure of a use case."""

from collections.abc import Mapping

from sotedesk.i18n import N_, _
from sotedesk.services.rights import RightError
from sotedesk.services.undo import UndoError
from sotedesk.services.work import AbsentError, BasisNeededError

_BY_TYPE: Mapping[type[Exception], str] = {
    AbsentError: N_("Tietoa ei löydy. Se on ehkä mitätöity. Palaa takaisin ja hae uudelleen."),
    BasisNeededError: N_("Sinulla ei ole tähän asiakassuhdetta. Avaa kortti ja kirjaa peruste."),
    RightError: N_("Tehtäväsi ei kata tätä toimintoa. Kysy esihenkilöltä oikeutta."),
    UndoError: N_("Tätä ei voi enää kumota. Joku on jo muuttanut samaa kohtaa."),
}
_BY_NAME: Mapping[str, str] = {
    "DiskFullError": N_("Levy on täynnä. Teksti on vielä ruudussa. Vapauta tilaa ja paina Ctrl+S."),
    "NotWritableError": N_("Kansioon ei voi kirjoittaa. Teksti on vielä ruudussa. Kysy tukea."),
    "WriteFailedError": N_("Levylle kirjoitus ei onnistunut. Kopioi teksti, Ctrl+Shift+C."),
    "DamagedDatabaseError": N_("Tietokanta on vaurioitunut. Palauta varmuuskopio."),
    "NewerSchemaError": N_("Tiedot on tehty uudemmalla versiolla. Päivitä SoteDesk."),
    "NewerFormatError": N_("Tiedosto on tehty uudemmalla versiolla. Päivitä SoteDesk."),
    "WrongPasswordError": N_("Käyttäjätunnus tai salasana ei täsmää. Kirjoita ne uudelleen."),
    "ProfileInUseError": N_("Työpöytä on jo auki tällä koneella. Sulje toinen ikkuna ensin."),
    "NotAProfileError": N_("Kansiossa ei ole SoteDeskin tietoja. Tarkista kansio."),
    "KeyFilesDamagedError": N_("Avaintiedostot ovat vaurioituneet. Palauta varmuuskopio."),
    "ForeignDatabaseError": N_("Tietokanta ei kuulu tähän kansioon. Tarkista kansio."),
    "WrongKeyError": N_("Tietokanta on tehty toisella avaimella. Palauta varmuuskopio."),
    "NoPaperError": N_("Asiakkaalle ei anneta paperia. Tulosta vain perustellusti."),
    "ParticipantNeededError": N_("Valitse ensin, kenen läheisen kopio tehdään."),
    "NotRelativeError": N_("Kopion saa vain läheinen. Valitse läheinen."),
    "NoLeaveError": N_("Asiakkaan lupaa ei ole kirjattu. Kysy lupa asiakkaalta itseltään."),
    "NothingAllowedError": N_("Asiakas ei ole sallinut läheiselle mitään suunnitelmasta."),
    "PlanClosedError": N_("Suunnitelma on jo vahvistettu tai päättynyt. Tee uusi versio."),
    "NotInForceError": N_("Suunnitelma ei ole voimassa. Avaa voimassa oleva."),
    "NotRefusedError": N_("Suunnitelma on jo otettu uudelleen käsittelyyn."),
    "PlanInForceError": N_("Suunnitelma on jo voimassa. Tee siitä uusi versio."),
    "PlanIncompleteError": N_("Suunnitelmasta puuttuu vielä tietoja. Täydennä tai valitse syy."),
    "AskAgainPastError": N_("Kysymisen päivä on jo mennyt. Valitse päivä, joka on edessä."),
    "NamelessParticipantError": N_("Kirjoita osallistujan nimi tai valitse työtoveri."),
    "LeaveNeededError": N_("Kysy lupa asiakkaalta. Kirjaa, miten ja milloin hän antoi sen."),
    "NewerVersionError": N_("Suunnitelma on tehty uudemmalla versiolla. Päivitä SoteDesk."),
    "NotOpenError": N_("Yhteydenotto on jo päätetty. Avaa uusi yhteydenotto."),
    "MatterBuiltOnError": N_(
        "Asiaan on vahvistettu läpikäynti tai suunnitelma. Tee uusi asia, F5."
    ),
    "NotAcceptedError": N_("Kartoitusta ei ole vielä vastaanotettu. Valitse ensin Vastaanota."),
    "NotAskedError": N_("Pyyntöön on jo vastattu. Palaa Työpöydälle ja avaa rivi uudelleen."),
    "AlreadyAcceptedError": N_("Kartoitus on jo otettu vastaan. Palaa Työpöydälle."),
    "AgainDayNeededError": N_("Kirjoita päivä, jolloin arvioit uudelleen."),
    "TimeAheadError": N_("Aika on vasta edessä. Kirjaa se, kun se on mennyt."),
    "UnknownTypeError": N_("Yksikössäsi ei ole tätä asian tyyppiä."),
    "LoginTakenError": N_("Tunnus on jo toisella. Valitse toinen tunnus."),
    "HasPasswordError": N_("Hänellä on jo salasana. Hän vaihtaa sen itse."),
    "OtherRegisterLoginError": N_("Hän työskentelee toisessa rekisterissä. Pyydä pääkäyttäjää."),
    "NamelessError": N_("Kirjoita etunimi ja sukunimi."),
    "NoLoginError": N_("Kirjoita käyttäjätunnus."),
    "NoUnitError": N_("Valitse yksikkö."),
    "UnknownWorkerError": N_("Työntekijän tietoja ei ole tällä koneella. Kysy tukea."),
    "OverlappingNamingError": N_(
        "Rooliin on jo nimetty tai pyydetty joku. Päätä nimeäminen tai peru pyyntö ensin."
    ),
    "PairNeededError": N_(
        "Asiakas tarvitsee erityistä tukea. Valitse sosiaalityöntekijä tai nimeä hänet ensin "
        "työpariksi."
    ),
    "OtherRegisterError": N_("Valittu ei käsittele tämän rekisterin tietoja. Valitse toinen."),
    "NotQualifiedError": N_("Valitun kelpoisuus ei riitä omatyöntekijäksi. Valitse toinen."),
    "AskFirstError": N_("Toista työntekijää tai tiimiä pyydetään. Paina Pyydä."),
    "AlreadyAnsweredError": N_("Pyyntöön on jo vastattu tai se on peruttu. Avaa lista uudelleen."),
    "AskedOfAnotherError": N_("Tätä ei pyydetty sinulta. Pyydetty vastaa itse."),
    "NotAskerError": N_("Pyynnön peruu sen tekijä tai hänen yksikkönsä."),
    "AlreadyEndedError": N_("Nimeäminen on jo päättynyt. Avaa lista uudelleen."),
    "PeriodReversedError": N_("Viimeinen päivä on ennen ensimmäistä. Tarkista päivät."),
    "ReasonNeededError": N_("Kirjoita perustelu."),
}
"""By class name, because the store is a stranger to the screens."""


def error_words(error: Exception) -> str:
    """Give the sentence for an exception."""
    for kind in type(error).__mro__:
        if kind in _BY_TYPE:
            return _(_BY_TYPE[kind])
        if kind.__name__ in _BY_NAME:
            return _(_BY_NAME[kind.__name__])
    return _("Toiminto ei onnistunut ({name}). Kirjoittamasi on tallessa.").format(
        name=type(error).__name__
    )
