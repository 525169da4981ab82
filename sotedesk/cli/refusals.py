"""What a failed command says: what went wrong and what to do, in one line."""

from sotedesk.i18n import _


def refusal_words(error: Exception) -> str:
    """Give the sentence for an exception; paths are named where they help."""
    name = type(error).__name__
    path = getattr(error, "path", None) or getattr(error, "folder", None)
    words = _sentences().get(name)
    if words is None:
        return _("Komento ei onnistunut: {name} {text}").format(name=name, text=error).strip()
    return words.format(path=path or "")


def _sentences() -> dict[str, str]:
    return {
        "WrongPasswordError": _("Käyttäjätunnus tai salasana ei täsmää. Tarkista molemmat."),
        "WrongRecoveryCodeError": _("Palautuskoodi ei ole tämän profiilin. Tarkista paperi."),
        "RecoveryCodeMistypedError": _("Palautuskoodissa on kirjoitusvirhe. Tarkista paperi."),
        "ProfileInUseError": _("Profiili on auki toisaalla. Sulje SoteDesk siellä ensin."),
        "NotAProfileError": _(
            "Kansiossa {path} ei ole SoteDeskin profiilia. Tarkista --profile tai tee se: "
            "sotedesk init."
        ),
        "TargetExistsError": _("{path} on jo olemassa. Valitse toinen nimi."),
        "NotWritableError": _("Kohteeseen {path} ei voi kirjoittaa. Tarkista oikeudet."),
        "DiskFullError": _("Levy on täynnä ({path}). Vapauta tilaa ja yritä uudelleen."),
        "WriteFailedError": _("Levyltä luku tai kirjoitus ei onnistunut ({path})."),
        "KeyFilesDamagedError": _("Avaintiedostot ovat vaurioituneet. Palauta varmuuskopio."),
        "NewerFormatError": _("Tiedosto on tehty uudemmalla SoteDeskillä. Päivitä ohjelma."),
        "NewerSchemaError": _("Tiedot on tehty uudemmalla SoteDeskillä. Päivitä ohjelma."),
        "WrongKeyError": _("Tietokanta on tehty toisella avaimella. Palauta varmuuskopio."),
        "DamagedDatabaseError": _("Tietokanta on vaurioitunut. Palauta varmuuskopio."),
        "ForeignDatabaseError": _("Tietokanta ei kuulu tähän profiiliin. Tarkista kansio."),
        "ForeignBackupError": _("{path} ei ole SoteDeskin varmuuskopio."),
        "DamagedBackupError": _("Varmuuskopio {path} on vaurioitunut. Käytä toista kopiota."),
        "FileNotFoundError": _("Tiedostoa ei löydy. Tarkista nimi."),
        "AbsentError": _("Tietoa ei löydy, tai se ei kuulu tehtäviisi."),
        "BasisNeededError": _("Asiakassuhde puuttuu. Avaa kortti ja kirjaa peruste ensin."),
        "NoPaperError": _("Asiakkaalle ei saa antaa paperia. Mitään ei tulostettu."),
        "RightError": _("Tehtäväsi ei kata tätä toimintoa."),
        "UnknownWorkerError": _("Työntekijän tietoja ei ole tässä profiilissa."),
        "DataFileError": _("Ohjelman tietotiedosto on virheellinen. Asenna ohjelma uudelleen."),
    }
