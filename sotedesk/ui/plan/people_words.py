"""Who takes part and what they see, in words."""

from collections.abc import Sequence
from uuid import UUID

from sotedesk.i18n import _, ngettext
from sotedesk.model.plan import PlanParticipant, PlanRow, Sees
from sotedesk.services.plan_view import ParticipantView
from sotedesk.ui.plan.gap_words import row_numbers


def participant_name(one: ParticipantView) -> str:
    """Give the name, or that it is not known yet."""
    return one.name or _("Nimi ei tiedossa")


def sight_words(record: PlanParticipant, rows: Sequence[PlanRow]) -> str:
    """Give `koko suunnitelma`, `rivit 1–4` or `ei näe`, and `saa kopion` after it."""
    said = _seen(record, rows)
    return _("{seen} · saa kopion").format(seen=said) if record.gets_copy else said


def _seen(record: PlanParticipant, rows: Sequence[PlanRow]) -> str:
    if record.sees == Sees.ALL:
        return _("näkee kaiken")
    if record.sees == Sees.NOTHING:
        return _("ei näe")
    return seen_words(record.sees_rows, len(record.sees_parts), rows)


def seen_words(seen: Sequence[UUID], parts: int, rows: Sequence[PlanRow]) -> str:
    """Give `rivit 1 ja 3 ja 2 osaa`; rows that are gone are not named."""
    numbers = tuple(n for n, row in enumerate(rows, start=1) if row.id in set(seen))
    said = []
    if numbers:
        said.append(_run(numbers))
    if parts:
        said.append(ngettext("{n} osa", "{n} osaa", parts).format(n=parts))
    return ", ".join(said) or _("ei vielä valittu")


def _run(numbers: tuple[int, ...]) -> str:
    """Give `rivit 1–4` for a run of rows, else each of them."""
    whole = tuple(range(numbers[0], numbers[-1] + 1))
    if len(numbers) > 2 and numbers == whole:  # noqa: PLR2004 - two are named, three are a run
        return _("rivit {first}–{last}").format(first=numbers[0], last=numbers[-1])
    return row_numbers(numbers)
