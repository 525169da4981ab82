"""Where the fields of a matter type stand, as data: rows of fields, wide and narrow.

A type of the county that is not named here shows its fields one a row, in the file's order.
"""

from sotedesk.model.matter_type import MatterType

Rows = tuple[tuple[str, ...], ...]

FOLLOW_UP = "follow_up"
"""The row that follows the outcome: the promise, the time given, or who goes on."""
HEADER_FIELDS = ("reason",)
"""Fields that stand in the common top row."""
ASIDE = {"safety_net": "agreed", "own_words_source": "own_words"}
"""Small fields that stand at the end of another field's label line."""
BESIDE = {"help_now_note", "agreed"}
"""Lines whose label stands before them where they have a wide row to themselves."""

_WIDE: dict[str, Rows] = {
    "care_need": (
        ("notes",),
        ("first_assessment",),
        ("symptoms_asked",),
        ("urgency",),
        ("outcome",),
        ("agreed",),
        (FOLLOW_UP,),
        ("custodians_may_know",),
    ),
    "service_need": (
        ("own_words",),
        ("help_now",),
        ("help_now_note",),
        ("opened", "opened_on"),
        ("special_support", "own_stance"),
        ("assessment_by", "assessment_worker"),
        ("outcome",),
        ("agreed",),
        (FOLLOW_UP,),
        ("custodians_may_know",),
    ),
    "advice": (("answer",), ("outcome",), (FOLLOW_UP,)),
    "worry": (
        ("notes",),
        ("notice",),
        ("danger_now", "sender_protected"),
        ("outcome",),
        ("given_to", "received_by", "received_at"),
        ("agreed",),
        (FOLLOW_UP,),
    ),
    "professional": (
        ("notes",),
        ("outcome",),
        ("agreed",),
        ("professional_by", "handled_by"),
        (FOLLOW_UP,),
    ),
    "other": (("notes",), ("outcome",), (FOLLOW_UP,)),
}
_NARROW: dict[str, Rows] = {
    "care_need": (
        ("notes", "first_assessment/symptoms_asked"),
        ("urgency",),
        ("outcome",),
        ("agreed",),
        (FOLLOW_UP,),
        ("custodians_may_know",),
    ),
    "service_need": (
        ("own_words",),
        ("help_now", "help_now_note"),
        ("opened", "opened_on", "special_support"),
        ("assessment_by", "assessment_worker", "own_stance"),
        ("outcome",),
        ("agreed", FOLLOW_UP),
        ("custodians_may_know",),
    ),
    "worry": (
        ("notes",),
        ("notice",),
        ("danger_now", "sender_protected"),
        ("outcome",),
        ("given_to", "received_by", "received_at"),
        ("agreed", FOLLOW_UP),
    ),
}


def rows_of(made: MatterType, *, narrow: bool) -> Rows:
    """Give the rows of a type; "a/b" in a cell stands one above the other."""
    known = _NARROW.get(made.code) if narrow else None
    known = known or _WIDE.get(made.code)
    if known is not None:
        return known
    left_out = {*HEADER_FIELDS, *ASIDE}
    return tuple((use.field,) for use in made.fields if use.field not in left_out)
