"""One of few in a drop-down, picked by its number."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from sotedesk.ui.widgets.choice_field import ChoiceField


class NumberedChoice(ChoiceField):
    """A drop-down whose choices answer to the digits 1 to 9 in their order.

    A plain drop-down finds by the letters typed so far, so that 1 and 1 again would look for 11.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override ChoiceField.keyPressEvent: a digit picks."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = event.key() - int(Qt.Key.Key_1)
        if not held and 0 <= place < min(self.count(), 9):
            self.setCurrentIndex(place)
            self.chosen.emit(self.value())
            return
        super().keyPressEvent(event)
