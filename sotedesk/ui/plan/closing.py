"""How a plan is about to be confirmed, refused or ended: the reason picked and typed so far."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from sotedesk.i18n import _
from sotedesk.model.frozen import dataclass
from sotedesk.model.plan_outline import PlanOutline


class Close(StrEnum):
    """What the worker is about to do."""

    CONFIRM = "confirm"
    REFUSE = "refuse"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The note in which a reason is picked.

    Attributes:
        picked: One of the kind's short reasons; empty for none.
        text: The worker's own words beside it, or of the client's.
        ask_again_on: When a refused plan may be asked about again.
        tried: It was tried without a reason, so the note says what is lacking.
    """

    close: Close
    picked: str = ""
    text: str = ""
    ask_again_on: date | None = None
    tried: bool = False

    @property
    def reason(self) -> str:
        """Give the reason as it is stored: the short one, then the words beside it."""
        return ": ".join(part for part in (self.picked, self.text.strip()) if part)

    def typed(self, **values: Any) -> "Closing":  # noqa: ANN401 - fields of the note
        """Give the note with other values; the complaint goes once there is a reason."""
        changed = replace(self, **values)
        return replace(changed, tried=changed.tried and not changed.reason)


def reasons_of(close: Close, outline: PlanOutline | None) -> tuple[str, ...]:
    """Give the short reasons of a kind; none for one that only a newer version knows."""
    if outline is None:
        return ()
    return {
        Close.CONFIRM: outline.confirm_reasons,
        Close.REFUSE: outline.refuse_reasons,
        Close.END: outline.end_reasons,
    }[close]


def closing_draft(closing: Closing | None) -> dict[str, object] | None:
    """Write the note as JSON."""
    if closing is None:
        return None
    day = closing.ask_again_on
    return {
        "close": closing.close.value,
        "picked": closing.picked,
        "text": closing.text,
        "ask_again_on": day.isoformat() if day else None,
    }


def read_closing(draft: Mapping[str, Any] | None) -> Closing | None:
    """Read the note out of a draft."""
    if not draft:
        return None
    day = draft["ask_again_on"]
    return Closing(
        close=Close(draft["close"]),
        picked=draft["picked"],
        text=draft["text"],
        ask_again_on=date.fromisoformat(day) if day else None,
    )


def closing_title(close: Close) -> str:
    """Give what the note is called."""
    return {
        Close.CONFIRM: _("Vahvistetaanko näin?"),
        Close.REFUSE: _("Asiakas ei halua suunnitelmaa"),
        Close.END: _("Päätä suunnitelma"),
    }[close]
