"""`search TEXT`: the desk's one search box."""

import argparse
import json

from sotedesk.cli.profile_access import opened
from sotedesk.i18n import _, format_full_date
from sotedesk.model.masking import Masked
from sotedesk.services.search import ClientHit, RecordHit


def run(given: argparse.Namespace) -> int:
    """Search and show the hits, masked as on the screen."""
    with opened(given) as desk:
        result = desk.services.search.search(desk.actor(), given.text)
    if given.json:
        answer = {
            "read_as": result.read_as,
            "hits": [_hit(hit) for hit in result.hits],
            "records": [_record(record) for record in result.records],
            "more": result.more,
        }
        print(json.dumps(answer, ensure_ascii=False))
        return 0
    for hit in result.hits:
        print(_line(hit))
    for record in result.records:
        print(f"{record.number}  {record.id}")
    if not result.hits and not result.records:
        print(_("Ei löytynyt."))
    elif result.more:
        print(_("Lisää osumia on. Rajaa hakua."))
    return 0


def _hit(hit: ClientHit) -> dict[str, object]:
    return {
        "id": str(hit.id),
        "name": hit.name,
        "birth_date": hit.birth_date.isoformat() if hit.birth_date else None,
        "found_by": hit.found_by,
        "alerts": [alert.code for alert in hit.alerts],
        "record": str(hit.record) if hit.record else None,
    }


def _record(record: RecordHit) -> dict[str, object]:
    return {"kind": record.kind, "id": str(record.id), "number": record.number}


def _line(hit: ClientHit) -> str:
    hetu = hit.hetu.hint + "••••" if isinstance(hit.hetu, Masked) else hit.hetu
    born = format_full_date(hit.birth_date) if hit.birth_date else "–"
    return f"{hit.name}  {born}  {hetu}  {hit.id}"
