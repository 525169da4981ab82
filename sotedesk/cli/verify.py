"""`verify`: proves that rows, heads and conflicts are the fold, and that chains are whole."""

import argparse
import json
from dataclasses import asdict

from sotedesk.cli.profile_access import opened
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Verify a profile; exit code 1 when anything is found."""
    from sotedesk.store.verify import verify  # noqa: PLC0415 - SQLAlchemy, when needed

    with opened(given) as desk:
        report = verify(desk.store.database, quick=given.quick, refold=given.refold)
    if given.json:
        print(json.dumps(asdict(report), default=str, ensure_ascii=False))
    else:
        for finding in report.problems:
            print(finding)
        print(
            _("{records} tietuetta, {changes} muutosta, {log} lokiriviä: {verdict}").format(
                records=report.records,
                changes=report.changes,
                log=report.usage_log_entries,
                verdict=_("ehjä") if report.ok else _("EI EHJÄ"),
            )
        )
    return 0 if report.ok else 1
