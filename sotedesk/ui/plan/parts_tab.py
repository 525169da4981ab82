"""The tab of the further parts of the kind: one card each, its sides beside each other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.plan_outline import Side
from sotedesk.ui.plan.parts import PartEdit
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.tab_anchor import TabAnchor
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel


class PartCard(Card):
    """One part.

    Signals:
        typed: Key of the part, the side, the whole text.
    """

    typed = Signal(str, object, str)

    def __init__(self, part: PartEdit, parent: QWidget | None = None) -> None:
        outline = part.outline
        wanted = _("kysytään vahvistettaessa") if outline.demanded else " "
        super().__init__(outline.name, "", wanted, name=f"part_{part.key}", parent=parent)
        self.key = part.key
        self.areas: dict[Side, TextArea] = {}
        if outline.help:
            self.add(TextLabel(outline.help, Text.SMALL, "meta", wrap=True))
        sides = QWidget()
        columns = ColumnsLayout((1,) * len(outline.sides), sides, gap=12)
        labels = {Side.CLIENT: outline.client, Side.PROFESSIONAL: outline.professional}
        for side in outline.sides:
            area = TextArea(f"part_{part.key}_{side.value}", lines=2, most_lines=8)
            area.edited.connect(lambda text, side=side: self.typed.emit(self.key, side, text))
            self.areas[side] = area
            area.setAccessibleName(f"{outline.name}, {labels[side]}")
            columns.addWidget(_labelled(labels[side], area))
        self.add(sides)

    def show_part(self, part: PartEdit, *, writable: bool) -> None:
        """Show what is written."""
        for side, area in self.areas.items():
            if area.text() != part.side(side):
                area.set_text(part.side(side))
            area.setReadOnly(not writable)


class PartsTab(QWidget):
    """All parts of the kind.

    Signals:
        typed: Key of a part, the side, the whole text.
    """

    typed = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[PartCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._anchor = TabAnchor(self)
        self._column.addStretch(1)

    def show_plan(self, state: PlanState) -> None:
        """Show the parts; cards are made anew only for another kind."""
        if [card.key for card in self.cards] != [part.key for part in state.parts]:
            self._build(state.parts)
        for card, part in zip(self.cards, state.parts, strict=True):
            card.show_part(part, writable=state.is_open)

    def _build(self, parts: Sequence[PartEdit]) -> None:
        for old in self.cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [PartCard(part, self) for part in parts]
        for place, card in enumerate(self.cards):
            card.typed.connect(self.typed)
            self._column.insertWidget(place, card)
        self._anchor.order(area for card in self.cards for area in card.areas.values())


def _labelled(label: str, area: TextArea) -> QWidget:
    """Put a label above a field; without a focus proxy, which would draw Tab to the part's card."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    words = TextLabel(label, Text.LABEL)
    words.setBuddy(area)
    column.addWidget(words)
    column.addWidget(area)
    return box
