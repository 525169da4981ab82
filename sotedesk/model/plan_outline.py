"""Kinds of plan as data: which parts a plan of a kind has, in which order, what confirming asks.

The files stand in ``resources/plan_kinds``; this module reads and checks them. What stands in a
plan is compared with its outline here too, so that the screen, the use case and the paper agree
on what is missing.

Source: terveydenhuoltolaki 1326/2010 24 § [M], potilaslaki 785/1992 4 a §; sosiaalihuoltolaki
1301/2014 39 § [M]; asiakaslaki 812/2000 7 § [M]; domain §1.1-§1.3.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.matter_type import DataFileError
from sotedesk.model.plan import PLAN_REGISTERS, Agreement, Plan, PlanKind, PlanPart, PlanRow

VIEWS, STRENGTHS, ROWS = "views", "strengths", "rows"
PARTICIPANTS, AGREEMENT, CLIENT_PART, REVIEW = (
    "participants",
    "agreement",
    "client_part",
    "review",
)
FIXED: Mapping[str, tuple[str, str] | None] = {
    VIEWS: ("client_view", "professional_view"),
    STRENGTHS: ("strengths", "professional_strengths"),
    AGREEMENT: ("client_disagrees", "professional_disagrees"),
    ROWS: None,
    PARTICIPANTS: None,
    CLIENT_PART: None,
    REVIEW: None,
}
"""Parts every plan has as fields or records of its own, with the two fields of their sides."""


class Side(StrEnum):
    """Whose text it is; a part with one side is the professional's, written together."""

    CLIENT = "client"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlinePart:
    """One part of a kind.

    Attributes:
        code: Stable; ``PlanPart.part`` of the parts that are not fixed.
        plain: Heading on the client's own paper; empty where it does not stand there.
        client: Label of the client's side; empty without one.
        professional: Label of the professional's side, or of the only one.
        demanded: Confirming asks for it, and passes with a reason.
        source: The section, where it is the part's own; empty for that of the whole.
    """

    code: str
    name: str
    plain: str = ""
    client: str = ""
    professional: str = ""
    demanded: bool = False
    help: str = ""
    source: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether it is a field or a list of records of its own in every plan."""
        return self.code in FIXED

    @property
    def sides(self) -> tuple[Side, ...]:
        """Give the sides that are written, the client's first."""
        labels = {Side.CLIENT: self.client, Side.PROFESSIONAL: self.professional}
        return tuple(side for side, label in labels.items() if label)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOutline:
    """What a kind of plan consists of.

    Attributes:
        owner: Who answers for the wording.
        source: Where the parts come from; "[M]" marks what was not checked in the law itself.
        parts: In the order of screen and paper.
        confirm_reasons: Why a plan is confirmed though something is missing, to pick from.
        refuse_reasons: Why a client refuses, to pick from.
        end_reasons: Why a plan ends, to pick from.
    """

    kind: PlanKind
    name: str
    register: Register
    owner: str
    source: str
    parts: tuple[OutlinePart, ...]
    confirm_reasons: tuple[str, ...] = ()
    refuse_reasons: tuple[str, ...] = ()
    end_reasons: tuple[str, ...] = ()

    def part(self, code: str) -> OutlinePart | None:
        """Give a part by its code; ``None`` when the kind has none such."""
        return next((part for part in self.parts if part.code == code), None)

    @property
    def own(self) -> tuple[OutlinePart, ...]:
        """Give the parts that are this kind's own, each a record in a plan."""
        return tuple(part for part in self.parts if not part.is_fixed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something a plan of the kind should say before it is confirmed.

    Attributes:
        part: Code of the part.
        side: Whose text is missing; ``None`` where the part has no sides.
        field: Of ``ROWS`` the cell that is empty: "need", "who" or "when"; else empty.
        rows: Numbers of the rows concerned, from 1; empty when there is no row with a need.
    """

    part: str
    side: Side | None = None
    field: str = ""
    rows: tuple[int, ...] = ()


def read_plan_outline(where: str, data: Mapping[str, Any]) -> PlanOutline:
    """Read one file.

    Raises:
        DataFileError: Something is missing or unknown, a code stands twice, the register is not
            the kind's, or a part of the kind's own has no side to write in.
    """
    try:
        made = PlanOutline(
            kind=PlanKind(data["code"]),
            name=data["name"],
            register=Register(data["register"]),
            owner=data["owner"],
            source=data["source"],
            parts=tuple(_part(entry) for entry in data["parts"]),
            confirm_reasons=tuple(data["confirm_reasons"]),
            refuse_reasons=tuple(data["refuse_reasons"]),
            end_reasons=tuple(data["end_reasons"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(where, f"missing or wrong: {error}") from error
    _check(where, made)
    return made


def _part(entry: Mapping[str, Any]) -> OutlinePart:
    """Read a part; an unknown key is refused, so that a slip of the pen is not passed over."""
    return OutlinePart(**entry)


def _check(where: str, made: PlanOutline) -> None:
    codes = [part.code for part in made.parts]
    if len(set(codes)) < len(codes):
        raise DataFileError(where, "a part stands twice")
    if made.register is not PLAN_REGISTERS[made.kind]:
        raise DataFileError(where, f"a {made.kind} belongs to {PLAN_REGISTERS[made.kind]}")
    if ROWS not in codes:
        raise DataFileError(where, "a plan has rows")
    for part in made.parts:
        if not part.sides and FIXED.get(part.code, ("", "")) is not None:
            raise DataFileError(where, f"{part.code!r} has no side to write in")


def gaps(
    outline: PlanOutline, plan: Plan, rows: Sequence[PlanRow], parts: Sequence[PlanPart]
) -> tuple[Gap, ...]:
    """Give what a plan still lacks, in the order of the outline.

    Args:
        rows: The plan's rows in their order; one with nothing in its need is passed over.
        parts: The records of its own parts.
    """
    written = {part.part: part for part in parts}
    found: list[Gap] = []
    for part in outline.parts:
        if part.code == AGREEMENT:
            found += _agreement_gaps(part, plan)
        elif not part.demanded:
            continue
        elif part.code == ROWS:
            found += _row_gaps(rows)
        elif part.code == CLIENT_PART:
            found += [Gap(part=part.code)] if plan.part_how is None else []
        elif part.code == REVIEW:
            found += [Gap(part=part.code)] if plan.review_on is None else []
        else:
            found += _text_gaps(part, plan, written.get(part.code))
    return tuple(found)


def text_of(part: OutlinePart, side: Side, plan: Plan, record: PlanPart | None) -> str:
    """Give what stands on a side of a part that has sides.

    Args:
        record: The record of a part of the kind's own; ``None`` while nothing is written.
    """
    fields = FIXED.get(part.code)
    if fields is not None:
        return str(getattr(plan, fields[side is Side.PROFESSIONAL]))
    if record is None:
        return ""
    return record.client_text if side is Side.CLIENT else record.professional_text


def _text_gaps(part: OutlinePart, plan: Plan, record: PlanPart | None) -> list[Gap]:
    return [
        Gap(part=part.code, side=side)
        for side in part.sides
        if not text_of(part, side, plan, record).strip()
    ]


def _agreement_gaps(part: OutlinePart, plan: Plan) -> list[Gap]:
    """Ask both reasons where the two do not agree (asiakaslaki 812/2000 7 §, domain §1.2)."""
    if plan.agreement not in (Agreement.PARTLY, Agreement.DISAGREED):
        return []
    return _text_gaps(part, plan, None)


def _row_gaps(rows: Sequence[PlanRow]) -> list[Gap]:
    """Ask one need at least, and of each need who does what is agreed and when."""
    needs = [(number, row) for number, row in enumerate(rows, start=1) if row.need.strip()]
    if not needs:
        return [Gap(part=ROWS, field="need")]
    lacking = {
        name: tuple(number for number, row in needs if not getattr(row, name).strip())
        for name in ("who", "when")
    }
    return [Gap(part=ROWS, field=name, rows=found) for name, found in lacking.items() if found]
