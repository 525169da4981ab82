"""The further parts of a plan as typed: two texts each, and what is a change yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sotedesk.model.frozen import dataclass
from sotedesk.model.plan import PlanPart
from sotedesk.model.plan_outline import OutlinePart, Side
from sotedesk.services.plan_contents import PartView
from sotedesk.services.plan_parts import PartText
from sotedesk.ui.edited import Edited, record_draft, with_record_draft

_BEGUN = "_begun"
"""End of the key of a part begun here while a colleague began the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEdit:
    """One part on the screen.

    Attributes:
        key: Its code; of a part that two desks began, the id of the second one's record, or with
            an ending of its own while that is none yet.
        before: As stored; None while nothing is written.
    """

    key: str
    outline: OutlinePart
    before: PlanPart | None = None
    client: str = ""
    professional: str = ""

    def typed(self, side: Side, text: str) -> "PartEdit":
        """Give the part with another text on a side."""
        return (
            replace(self, client=text) if side is Side.CLIENT else replace(self, professional=text)
        )

    def side(self, side: Side) -> str:
        """Give what stands on a side."""
        return self.client if side is Side.CLIENT else self.professional

    def text(self) -> PartText:
        """Give both texts as the plan's duty takes them."""
        return PartText(client=self.client, professional=self.professional)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.client.strip() or self.professional.strip())

    @property
    def differs(self) -> bool:
        """Whether it is not a change yet."""
        if self.before is None:
            return not self.is_blank
        stored = (self.before.client_text, self.before.professional_text)
        return stored != (self.client, self.professional)


def parts_of_views(views: Iterable[PartView]) -> tuple[PartEdit, ...]:
    """Give the parts as stored, with nothing typed over them."""
    edits: list[PartEdit] = []
    for view in views:
        again = any(edit.key == view.outline.code for edit in edits)
        key = view.record.id.hex if again and view.record is not None else view.outline.code
        edits.append(
            PartEdit(
                key=key,
                outline=view.outline,
                before=view.record,
                client=view.client_text,
                professional=view.professional_text,
            )
        )
    return tuple(edits)


def merged_parts(
    now: Sequence[PartEdit], sent: Sequence[PartEdit], stored: Iterable[PartView]
) -> tuple[PartEdit, ...]:
    """Take in the parts as stored, keeping what was typed since they were sent."""
    typed = {edit.key: edit for edit in now}
    was = {edit.key: edit for edit in sent}
    result = []
    for edit in parts_of_views(stored):
        later, before = typed.get(edit.key), was.get(edit.key)
        for side in Side:
            if later and before and later.side(side) != before.side(side):
                edit = edit.typed(side, later.side(side))  # noqa: PLW2901 - grows side by side
        result.append(edit)
    return tuple(result)


def draft_parts(parts: Iterable[PartEdit]) -> list[dict[str, object]]:
    """Write what is typed over the parts as JSON."""
    return [_draft(part) for part in parts if part.differs]


def with_draft_parts(
    parts: Sequence[PartEdit], drafts: Iterable[Mapping[str, object]]
) -> tuple[PartEdit, ...]:
    """Lay drafts over stored parts; one whose part is gone is left out.

    A part that was begun here and has since been written by a colleague stands twice, as one that
    two desks began: nothing stored is written over unseen.
    """
    result = {part.key: part for part in parts}
    for draft in drafts:
        part = result.get(str(draft["key"]).removesuffix(_BEGUN))
        if part is None:
            continue
        before, record = part.before, draft["record"]
        if before is not None and record is None:
            begun = replace(
                part,
                key=f"{part.key}{_BEGUN}",
                before=None,
                client=str(draft["client"]),
                professional=str(draft["professional"]),
            )
            if begun.text() != part.text():
                result[begun.key] = begun
            continue
        if before is not None and isinstance(record, dict):
            before = with_record_draft(Edited(before, before), record).before
        result[part.key] = replace(
            part,
            before=before,
            client=str(draft["client"]),
            professional=str(draft["professional"]),
        )
    return tuple(result.values())


def _draft(part: PartEdit) -> dict[str, object]:
    record: object = None
    if part.before is not None:
        after = replace(part.before, client_text=part.client, professional_text=part.professional)
        record = record_draft(Edited(part.before, after))
    return {
        "key": part.key,
        "record": record,
        "client": part.client,
        "professional": part.professional,
    }
