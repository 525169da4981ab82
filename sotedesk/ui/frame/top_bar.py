"""The top bar: search, and the two ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.frame.search_field import SearchField
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import LinkButton, PrimaryButton

_SEARCH = 560
_HEIGHT = 56


class TopBar(QWidget):
    """Search and new contact, on every screen.

    Signals:
        new_wanted: A new contact.
        afterwards_wanted: A contact recorded afterwards.
    """

    new_wanted = Signal()
    afterwards_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField()
        self.afterwards = LinkButton(
            _("Kirjaa jälkikäteen"),
            "pencil",
            key=cap_of("contact.afterwards"),
            name="record_afterwards",
        )
        self.new_contact = PrimaryButton(
            _("Uusi yhteydenotto"), "plus", key=cap_of("contact.new"), name="new_contact"
        )
        self.afterwards.clicked.connect(self.afterwards_wanted)
        self.new_contact.clicked.connect(self.new_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        row.addWidget(self.afterwards)
        row.addWidget(self.new_contact)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fit()

    def fit(self) -> None:
        """Take the heights and widths of the present text scale."""
        self.search.setMaximumWidth(look().px(_SEARCH))
        self.setFixedHeight(max(_HEIGHT, self.new_contact.sizeHint().height() + 20))
