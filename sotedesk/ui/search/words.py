"""A search in words: how the query was read, why each was found."""

from collections.abc import Mapping
from datetime import date

from sotedesk.i18n import N_, _, format_age, format_full_date, ngettext
from sotedesk.services.client_card import AlertCode
from sotedesk.services.search import MOST_HITS, ClientHit, FoundBy, RecordHit, SearchResult
from sotedesk.services.search_query import ReadAs
from sotedesk.ui.contact.client_column import shown_hetu
from sotedesk.ui.search.presenter import SearchState
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.row import Row

_READ: Mapping[ReadAs, str] = {
    ReadAs.NAME: N_("Haettu nimellä."),
    ReadAs.HETU: N_("Haettu henkilötunnuksella."),
    ReadAs.BIRTH_DATE: N_("Haettu syntymäajalla."),
    ReadAs.PHONE: N_("Haettu puhelinnumerolla."),
    ReadAs.NUMBER: N_("Haettu yhteydenoton tai suunnitelman numerolla."),
}
_FOUND: Mapping[FoundBy, str] = {
    FoundBy.NAME: N_("nimi"),
    FoundBy.OTHER_FIRST_NAME: N_("toinen etunimi"),
    FoundBy.CALL_NAME: N_("kutsumanimi"),
    FoundBy.FORMER_NAME: N_("aiempi sukunimi"),
    FoundBy.HETU: N_("henkilötunnus"),
    FoundBy.PHONE: N_("puhelinnumero"),
    FoundBy.BIRTH_DATE: N_("syntymäaika"),
    FoundBy.CONTACT_NUMBER: N_("yhteydenoton numero"),
    FoundBy.PLAN_NUMBER: N_("suunnitelman numero"),
}


def read_words(state: SearchState) -> str:
    """Say how the query was read."""
    if state.failed:
        return _("Haku ei onnistunut. Paina Enter ja hae uudelleen.")
    if state.result is None or state.result.text != state.text:
        return _("Haku: {text}").format(text=state.text)
    return _(_READ[state.result.read_as])


def other_ways(state: SearchState) -> str:
    """Say by what else one can search, as examples that nobody has."""
    if not state.answered or state.result is None or state.result.read_as is ReadAs.NUMBER:
        return ""
    ways = {
        ReadAs.NAME: _("sukunimi etunimi"),
        ReadAs.PHONE: "040 000 1234",
        ReadAs.BIRTH_DATE: "3.9.58",
        ReadAs.HETU: "010190-900P",
    }
    shown = [words for way, words in ways.items() if way is not state.result.read_as]
    return _("Voit hakea myös: {ways}").format(ways="  ·  ".join(shown))


def count_words(state: SearchState) -> str:
    """Say how many were found, or that the search goes on."""
    if state.searching:
        return _("haetaan…")
    if state.failed or not state.answered or state.result is None:
        return ""
    count = len(state.result.hits) + len(state.result.records)
    if state.result.more:
        return _("{count} osumaa, rajaa lisää").format(count=MOST_HITS)
    if not count:
        return _("ei osumia")
    return ngettext("{count} osuma", "{count} osumaa", count).format(count=count)


def hit_rows(result: SearchResult, today: date) -> list[Row]:
    """Give the rows: contacts and plans whose number it was, then people; at most eight."""
    rows = [*(_record(one) for one in result.records), *(_hit(one, today) for one in result.hits)]
    return rows[:MOST_HITS]


def _hit(hit: ClientHit, today: date) -> Row:
    born = _("syntymäaika ei tiedossa")
    if hit.birth_date is not None:
        born = f"{format_full_date(hit.birth_date)} · {format_age(hit.birth_date, today)}"
    banned = any(alert.code is AlertCode.SAFETY_BAN for alert in hit.alerts)
    return Row(
        hit.id,
        hit.name or _("Nimi ei tiedossa"),
        icon="person",
        columns=((born, ""), (shown_hetu(hit.hetu), ""), (why(hit), "")),
        chip=_("Turvakielto") if banned else "",
        chip_icon="lock" if banned else "",
        chip_tone=Tone.BAN if banned else Tone.PLAIN,
        marks=hit.matched,
    )


def why(hit: ClientHit) -> str:
    """Give `Löytyi: nimi`, never who works with the client."""
    said = f"{_(_FOUND[hit.found_by])} {hit.found_text}".strip()
    return _("Löytyi: {what}").format(what=said)


def _record(hit: RecordHit) -> Row:
    contact = hit.kind is FoundBy.CONTACT_NUMBER
    kind = _("Yhteydenotto") if contact else _("Suunnitelma")
    return Row(
        hit.id,
        f"{kind} {hit.number}",
        icon="phone" if contact else "plan",
        columns=(("", ""), ("", ""), (_("Löytyi: {what}").format(what=_(_FOUND[hit.kind])), "")),
    )
