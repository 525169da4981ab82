"""`verify`: proves that rows, heads and conflicts are the fold, and that chains are whole."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from sotedesk.cli.profile_access import opened
from sotedesk.cli.progress import busy
from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from sotedesk.store.findings import Finding, VerifyReport

_WORDS: Final[Mapping[str, str]] = {
    "file_damaged": N_("tiedosto on vaurioitunut"),
    "row_forged": N_("rivi ei vastaa muutoksia"),
    "row_missing": N_("rivi puuttuu"),
    "row_without_change": N_("rivillä ei ole muutosta"),
    "conflicts_wrong": N_("päällekkäiset kirjaukset eivät vastaa muutoksia"),
    "waiting_wrong": N_("odottavat muutokset on merkitty väärin"),
    "words_wrong": N_("hakusanat eivät vastaa rivejä"),
    "persons_wrong": N_("henkilöiden yhdistykset eivät vastaa muutoksia"),
    "change_forged": N_("muutos on väärennetty"),
    "change_missing": N_("muutos puuttuu"),
    "payload_missing": N_("muutoksen sisältö puuttuu"),
    "stream_tail_cut": N_("viimeisiä muutoksia on poistettu"),
    "seen_ranges_wrong": N_("vastaanotettujen luettelo on väärin"),
    "log_tail_cut": N_("käyttölokin loppu on poistettu"),
    "log_line_edited": N_("käyttölokin riviä on muutettu"),
    "log_line_missing": N_("käyttölokin rivi puuttuu"),
    "log_head_missing": N_("käyttölokin pää puuttuu"),
    "log_unguarded": N_("käyttölokin suojat puuttuvat"),
    "query_edited": N_("hakusanoja on muutettu"),
    "record_unreadable": N_("tietuetta ei voi lukea"),
}
"""By the code of the finding; a test holds them complete."""


def run(given: argparse.Namespace) -> int:
    """Verify a profile; refuse with a sentence when anything is found."""
    from sotedesk.store.verify import verify  # noqa: PLC0415 - SQLAlchemy, when needed

    with opened(given) as desk, busy(_("Tarkistetaan")):
        report = verify(desk.store.database, quick=given.quick, refold=given.refold)
    if given.json:
        print(json.dumps(_json(report), ensure_ascii=False))
    else:
        _tell(report)
    if report.ok:
        return 0
    count = len(report.problems)
    raise Refusal(
        ngettext(
            "Tiedoissa on {count} vika. Älä jatka tällä profiililla: palauta varmuuskopio.",
            "Tiedoissa on {count} vikaa. Älä jatka tällä profiililla: palauta varmuuskopio.",
            count,
        ).format(count=count)
    )


def _json(report: "VerifyReport") -> dict[str, Any]:
    return {"ok": report.ok, **asdict(report)}


def _tell(report: "VerifyReport") -> None:
    for finding in report.repaired:
        print(_("Korjattiin: {finding}").format(finding=_words(finding)))
    for finding in report.problems:
        print(_words(finding))
    print(
        _("{records} tietuetta, {changes} muutosta, {log} lokiriviä: {verdict}").format(
            records=report.records,
            changes=report.changes,
            log=report.usage_log_entries,
            verdict=_("ehjä") if report.ok else _("EI EHJÄ"),
        )
    )


def _words(finding: "Finding") -> str:
    """Say what is wrong and where, with the code that programs read."""
    words = _(_WORDS.get(finding.code, finding.code))
    return f"{words} ({finding.code}): {finding.where}"
