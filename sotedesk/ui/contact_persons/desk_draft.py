"""What is typed about askings, not about one client: why one is returned, and a hand-over to come.

One draft a worker; it is read back when the screen is opened, and each part is used where what it
belongs to is still there.
"""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId
from sotedesk.services.askings import AskingsOfDesk
from sotedesk.ui.contact_persons.state import Moving, NamingState, Returning

FORM = "namings_of_desk"
"""Form name of the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskDraft:
    """What was typed.

    Attributes:
        asking: The asking that was about to be returned.
        worker: Whom all clients were to be handed on to.
    """

    asking: UUID | None = None
    reason: str = ""
    words: str = ""
    worker: WorkerId | None = None
    message: str = ""

    def text(self) -> str:
        """Give it as JSON."""
        return json.dumps(
            {
                "asking": self.asking.hex if self.asking is not None else "",
                "reason": self.reason,
                "words": self.words,
                "worker": self.worker.hex if self.worker is not None else "",
                "message": self.message,
            }
        )

    def returning(self, askings: AskingsOfDesk) -> Returning | None:
        """Give the return that was under way, if its asking still waits for an answer."""
        found = (line.view.assignment for line in askings.incoming)
        asking = next((one for one in found if one.id == self.asking), None)
        if asking is None:
            return None
        return Returning(asking=asking, reason=self.reason, words=self.words)

    def laid_over(self, moving: Moving) -> Moving:
        """Give a hand-over with what was typed for it; somebody no more here is left out."""
        known = {one.id for one in moving.workers}
        worker = self.worker if self.worker in known else None
        return replace(moving, worker=worker, message=self.message)


def draft_of(state: NamingState, left: DeskDraft) -> DeskDraft:
    """Give what is typed now.

    Args:
        left: What was typed before; of it a hand-over that is not on the screen now stays.
    """
    returning, moving = state.returning, state.moving
    return DeskDraft(
        asking=returning.asking.id if returning is not None else None,
        reason=returning.reason if returning is not None else "",
        words=returning.words if returning is not None else "",
        worker=moving.worker if moving is not None else left.worker,
        message=moving.message if moving is not None else left.message,
    )


def read_draft(text: str) -> DeskDraft:
    """Read a draft; what a newer version wrote besides is left out."""
    content: dict[str, Any] = json.loads(text)
    worker, asking = content["worker"], content["asking"]
    return DeskDraft(
        asking=UUID(asking) if asking else None,
        reason=content["reason"],
        words=content["words"],
        worker=WorkerId(UUID(worker)) if worker else None,
        message=content["message"],
    )
