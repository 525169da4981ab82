"""What invented contacts are about, by unit: believable, everyday, nobody's own.

The texts themselves stand in ``health_scripts`` and ``social_scripts``. In *agreed* ``{time}`` is
the time given, as it is said.
"""

from dataclasses import dataclass, field
from typing import Any

from sotedesk.model.contact import Channel, ContactingKind
from sotedesk.model.matter import HelpNow, OpenedKind, Outcome, SpecialSupport, Urgency

CLIENT, RELATIVE = ContactingKind.CLIENT, ContactingKind.RELATIVE
CUSTODIAN, PROFESSIONAL = ContactingKind.CUSTODIAN, ContactingKind.PROFESSIONAL
NOBODY = ContactingKind.ANONYMOUS
ADULTS = (18, 96)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGiven:
    """A time that is given in a contact.

    Attributes:
        days: Fewest and most days ahead; 0 is today.
        hour: Of the day in Finland.
        place: Empty for the unit itself.
    """

    days: tuple[int, int]
    hour: int
    place: str = ""
    with_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Script:
    """One everyday contact; equal only to itself.

    Attributes:
        relation: Of who contacts, such as "tytär".
        organisation: Where a professional who contacts works.
        role: That professional's own.
        values: Fields of the matter.
        ages: Youngest and oldest client it fits.
        about_client: It is about somebody of ours; advice and nameless questions are not.
    """

    type: str
    channel: Channel = Channel.PHONE
    by: ContactingKind = CLIENT
    relation: str = ""
    organisation: str = ""
    role: str = ""
    ages: tuple[int, int] = ADULTS
    values: dict[str, Any] = field(default_factory=dict)
    time: TimeGiven | None = None
    about_client: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who contacts, how, and about whom it can be."""

    channel: Channel = Channel.PHONE
    by: ContactingKind = CLIENT
    relation: str = ""
    ages: tuple[int, int] = ADULTS


SELF = Caller()


def care(  # noqa: PLR0917 - a table row, read by its columns
    reason: str,
    notes: str,
    assessment: str,
    urgency: Urgency,
    outcome: Outcome,
    agreed: str,
    *,
    caller: Caller = SELF,
    time: TimeGiven | None = None,
) -> Script:
    """Give a care-need contact."""
    return Script(
        type="care_need",
        channel=caller.channel,
        by=caller.by,
        relation=caller.relation,
        ages=caller.ages,
        time=time,
        values={
            "reason": reason,
            "notes": notes,
            "first_assessment": assessment,
            "urgency": urgency,
            "outcome": outcome,
            "agreed": agreed,
            "safety_net": True,
        },
    )


def need(
    reason: str,
    words: str,
    outcome: Outcome,
    agreed: str,
    *,
    caller: Caller = SELF,
    time: TimeGiven | None = None,
    help_now: str = "",
) -> Script:
    """Give a service-need contact.

    Args:
        help_now: What was arranged at once; empty when nothing was needed.
    """
    opened = outcome is Outcome.MATTER_OPENED
    return Script(
        type="service_need",
        channel=caller.channel,
        by=caller.by,
        relation=caller.relation,
        ages=caller.ages,
        time=time,
        values={
            "reason": reason,
            "own_words": words,
            "help_now": HelpNow.ARRANGED if help_now else HelpNow.NOT_NEEDED,
            "help_now_note": help_now,
            "outcome": outcome,
            "agreed": agreed,
            "opened": OpenedKind.OPENED if opened else OpenedKind.GUIDANCE,
            "special_support": SpecialSupport.NOT_ASSESSED,
        },
    )


def advice(reason: str, answer: str, channel: Channel = Channel.PHONE) -> Script:
    """Give a question of somebody who is not asked for a name."""
    return Script(
        type="advice",
        channel=channel,
        by=NOBODY,
        about_client=False,
        values={"reason": reason, "answer": answer, "outcome": Outcome.ADVISED},
    )


def from_professional(
    organisation: str,
    role: str,
    values: dict[str, Any],
    *,
    type_code: str = "professional",
    ages: tuple[int, int] = ADULTS,
    about_client: bool = True,
) -> Script:
    """Give a contact of a professional of another house."""
    return Script(
        type=type_code,
        by=PROFESSIONAL,
        organisation=organisation,
        role=role,
        ages=ages,
        values=values,
        about_client=about_client,
    )
