"""What holds over all areas: strengths, who is around the client, and what fits no area."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.ui.mapping.state import MappingState
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.text_area import TextArea


class WholeCard(Card):
    """Three texts side by side.

    Signals:
        edited: Fields of the mapping and their new values, as a dict.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="whole", parent=parent)
        self.setAccessibleName(_("Voimavarat ja verkosto"))
        self.strengths = TextArea("strengths", lines=1, most_lines=5)
        self.network = TextArea("network", lines=1, most_lines=5)
        self.note = TextArea("mapping_note", lines=1, most_lines=5)
        holder = QWidget()
        columns = ColumnsLayout((1, 1, 1), holder, gap=12)
        for label, field, key in (
            (_("Voimavarat"), self.strengths, "V"),
            (_("Verkosto"), self.network, ""),
            (_("Muuta"), self.note, ""),
        ):
            columns.addWidget(_topped(LabelledField(label, field, key=key)))
        self.add(holder)
        self.strengths.edited.connect(lambda text: self.edited.emit({"strengths": text}))
        self.network.edited.connect(lambda text: self.edited.emit({"network": text}))
        self.note.edited.connect(lambda text: self.edited.emit({"note": text}))

    def show_mapping(self, state: MappingState) -> None:
        """Show the texts; what is being typed stays untouched."""
        whole = state.mapping.after
        for field, text in (
            (self.strengths, whole.strengths),
            (self.network, whole.network),
            (self.note, whole.note),
        ):
            if field.text() != text:
                field.set_text(text)


def _topped(part: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return holder
