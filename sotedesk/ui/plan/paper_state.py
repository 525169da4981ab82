"""What the paper beside the plan shows: which layout, which page, and why there may be none."""

from uuid import UUID

from PySide6.QtGui import QImage

from sotedesk.model.frozen import dataclass
from sotedesk.services.paper import PlanLayout
from sotedesk.services.plan_paper import PaperChoice
from sotedesk.services.plan_view import ParticipantView


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """The paper as it stands.

    Attributes:
        relatives: Who may have a relative's copy, if the client allows.
        choice: Layout, relative, language and identity code.
        picture: The shown page; None until the first is made.
        page: Which page is shown, from 0.
        count: How many there are.
        refusal: Why there is no such paper; None while there is one.
        failed: The paper could not be made.
        drawing: It is being made anew.
    """

    relatives: tuple[ParticipantView, ...] = ()
    choice: PaperChoice = PaperChoice()
    picture: QImage | None = None
    page: int = 0
    count: int = 0
    refusal: Exception | None = None
    failed: bool = False
    drawing: bool = False

    @property
    def layout(self) -> PlanLayout:
        """For whom the paper is."""
        return self.choice.layout

    @property
    def relative(self) -> UUID | None:
        """Whose copy it is, of the relative's layout."""
        return self.choice.participant

    @property
    def is_handed_out(self) -> bool:
        """Whether the paper leaves with the client or a relative."""
        return self.layout in (PlanLayout.CLIENT, PlanLayout.RELATIVE)
