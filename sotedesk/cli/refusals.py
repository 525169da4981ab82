"""What a command says no with: what went wrong and what to do, in one line."""

import errno
from collections.abc import Mapping
from typing import Final

from sotedesk.i18n import N_, _


class Refusal(Exception):  # noqa: N818 - a refusal is no error of the program
    """A command says no: one line for the person, exit code 1."""


_BY_NAME: Final[Mapping[str, str]] = {
    "WrongPasswordError": N_("Käyttäjätunnus tai salasana ei täsmää. Tarkista molemmat."),
    "WrongRecoveryCodeError": N_("Palautuskoodi ei ole tämän profiilin. Tarkista paperi."),
    "RecoveryCodeMistypedError": N_("Palautuskoodissa on kirjoitusvirhe{group}. Tarkista paperi."),
    "ProfileInUseError": N_(
        "Profiili {path} on auki toisaalla. Sulje SoteDesk siellä ja yritä uudelleen."
    ),
    "NotAProfileError": N_(
        "Kansiossa {path} ei ole SoteDeskin profiilia. Tarkista --profile tai tee profiili: "
        "sotedesk init."
    ),
    "BackupExistsError": N_(
        "{path} on jo olemassa. Valitse toinen nimi, tai korvaa vanha kopio: --replace."
    ),
    "TargetExistsError": N_("{path} on jo olemassa. Valitse toinen nimi."),
    "NotWritableError": N_("Kohteeseen {path} ei voi kirjoittaa. Tarkista oikeudet."),
    "DiskFullError": N_("Levy on täynnä: {path}. Vapauta tilaa ja yritä uudelleen."),
    "WriteFailedError": N_(
        "Levyn luku tai kirjoitus ei onnistunut: {path}. Tarkista levytila ja levy."
    ),
    "KeyFilesDamagedError": N_(
        "Avaintiedostot ovat vaurioituneet: {path}. Palauta varmuuskopio: sotedesk restore."
    ),
    "NewerFormatError": N_("{path} on tehty uudemmalla SoteDeskillä. Päivitä ohjelma."),
    "NewerSchemaError": N_("Tiedot on tehty uudemmalla SoteDeskillä. Päivitä ohjelma."),
    "WrongKeyError": N_(
        "Tietokanta {path} on tehty toisella avaimella. Palauta varmuuskopio: sotedesk restore."
    ),
    "DamagedDatabaseError": N_(
        "Tietokanta {path} on vaurioitunut. Palauta varmuuskopio: sotedesk restore."
    ),
    "ForeignDatabaseError": N_("Tietokanta {path} ei kuulu tähän profiiliin. Tarkista kansio."),
    "ForeignBackupError": N_("{path} ei ole SoteDeskin varmuuskopio. Tarkista tiedosto."),
    "DamagedBackupError": N_("Varmuuskopio {path} on vaurioitunut. Käytä toista kopiota."),
    "FileNotFoundError": N_("Tiedostoa {path} ei löydy. Tarkista nimi."),
    "IsADirectoryError": N_("{path} on kansio. Anna tiedoston nimi."),
    "PermissionError": N_("Tiedostoon {path} ei ole oikeutta. Tarkista oikeudet."),
    "AbsentError": N_("Tietoa ei löydy, tai se ei kuulu tehtäviisi. Tarkista tunniste."),
    "BasisNeededError": N_(
        "Sinulla ei ole tähän asiakassuhdetta. Avaa asiakas työpöydällä ja kirjaa peruste."
    ),
    "NoPaperError": N_(
        "Asiakkaalle ei saa antaa paperia. Mitään ei tulostettu. Jos se on silti annettava, anna "
        "--reason."
    ),
    "ParticipantNeededError": N_("Kenen läheisen kopio? Anna nimi: --participant NIMI."),
    "NotRelativeError": N_("Kopion saa vain läheinen. Anna läheisen nimi."),
    "NoLeaveError": N_(
        "Asiakkaan lupaa ei ole kirjattu, joten kopiota ei tehty. Kysy lupa asiakkaalta itseltään."
    ),
    "NothingAllowedError": N_(
        "Asiakas ei ole sallinut läheiselle mitään suunnitelmasta. Kopiota ei tehty."
    ),
    "NewerVersionError": N_("Suunnitelma on uudemman version muotoa. Päivitä ohjelma."),
    "LoginTakenError": N_("Käyttäjätunnus on jo toisella. Valitse toinen tunnus."),
    "HasPasswordError": N_("Työntekijällä on jo salasana. Hän vaihtaa sen itse."),
    "OtherRegisterLoginError": N_("Työntekijä on toisesta rekisteristä. Pyydä pääkäyttäjää."),
    "NamelessError": N_("Nimi puuttuu. Anna --first-name ja --last-name."),
    "NoLoginError": N_("Käyttäjätunnus puuttuu. Anna se komennossa."),
    "NoUnitError": N_("Työntekijältä puuttuu yksikkö. Anna --unit."),
    "RightError": N_("Tehtäväsi ei kata tätä toimintoa. Kysy esihenkilöltä oikeutta."),
    "UnknownWorkerError": N_("Tähän tarvitaan työntekijän oma tunnus. Anna --login ja salasana."),
    "DataFileError": N_("Ohjelman tietotiedosto on virheellinen. Asenna ohjelma uudelleen."),
    "CountyFileError": N_("Alueen tekstitiedosto on virheellinen: {path}. Korjaa se."),
}
"""By class name, the nearest class first, so that nothing heavy is imported for a sentence."""


def refusal_words(error: Exception) -> str:
    """Give the sentence for an exception; never what the record holds."""
    for kind in type(error).__mro__:
        if kind.__name__ in _BY_NAME:
            return _(_BY_NAME[kind.__name__]).format(path=_where(error), group=_group(error))
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return _("Levy on täynnä. Vapauta tilaa ja yritä uudelleen.")
    return _(
        "Komento ei onnistunut ({name}). Yritä uudelleen; jos vika toistuu, kerro tuelle tämä nimi."
    ).format(name=type(error).__name__)


def _where(error: Exception) -> str:
    for name in ("path", "folder", "filename"):
        found = getattr(error, name, None)
        if found is not None:
            return str(found)
    return ""


def _group(error: Exception) -> str:
    group = getattr(error, "group", None)
    return "" if group is None else _(": ryhmä {number}").format(number=group)
