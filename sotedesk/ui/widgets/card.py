"""A surface for things that belong together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.restyle import restyle
from sotedesk.ui.widgets.text_label import TextLabel


class Card(QFrame):
    """A box with an optional title row above its body.

    Args:
        title: Card title, or empty for no title row.
        icon: Icon before the title.
        meta: Small words after the title, such as a count.
        actions: Widgets at the right end of the title row.
        flush: No side padding in the body, for lists whose rows reach the edges.

    Attributes:
        body: The vertical layout to fill.
    """

    def __init__(
        self,
        title: str = "",
        icon: str = "",
        meta: str = "",
        actions: tuple[QWidget, ...] = (),
        *,
        flush: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", "card")
        if name:
            self.setObjectName(name)
        if title:
            self.setAccessibleName(title)
        side = 1 if flush else 14
        outer = QVBoxLayout(self)
        top = 1 if flush and not title else 12
        outer.setContentsMargins(side, top, side, 1 if flush else 14)
        outer.setSpacing(8)
        self._title = TextLabel(title, Text.TITLE)
        self._head = QWidget()
        self._meta = TextLabel(meta, Text.SMALL, "meta")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        if title:
            row = QHBoxLayout(self._head)
            row.setContentsMargins(13 if flush else 0, 0, 13 if flush else 0, 0)
            row.setSpacing(8)
            if icon:
                row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self._title)
            row.addWidget(self._meta)
            row.addStretch(1)
            row.addLayout(self._actions)
            outer.addWidget(self._head)
        for action in actions:
            self._actions.addWidget(action)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or layout below what the body holds."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def add_rule(self) -> QFrame:
        """Add a hairline below what the body holds."""
        rule = QFrame()
        rule.setProperty("box", "rule")
        self.body.addWidget(rule)
        return rule

    def add_action(self, widget: QWidget) -> None:
        """Add a widget at the right end of the title row."""
        self._actions.addWidget(widget)

    def set_title(self, title: str) -> None:
        """Change the title; only for cards made with one."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_title(self, shown: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Show the title row, or leave it out where something above says it already."""
        self._head.setVisible(shown)

    def set_meta(self, meta: str) -> None:
        """Change the small words after the title."""
        self._meta.setText(meta)

    def set_live(self, live: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Mark the card worked in now, among equals such as open chats."""
        restyle(self, "live", "true" if live else "false")
