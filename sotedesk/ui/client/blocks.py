"""One section on the page: its facts, the way to edit them, and the form in their place."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.ports import Now
from sotedesk.ui.client.section_form import SectionForm
from sotedesk.ui.client.sections import SECTIONS, SectionCode
from sotedesk.ui.client.state import Editing, Target
from sotedesk.ui.client.words import Fact, Listed
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import LinkButton
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.text_label import TextLabel

_TITLE = 132
_LONG = 44
_NARROW = 520


class FactWords(QWidget):
    """One fact: a small label, the value, and an icon where it is hidden."""

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        if fact.label:
            row.addWidget(TextLabel(fact.label, Text.SMALL, "meta"))
        if fact.is_masked:
            row.addWidget(IconLabel("eye-off", "ink2", 16))
        use = Text.STRONG if fact.strong else Text.BODY
        value = TextLabel(fact.words(), use, wrap=_is_long(fact))
        row.addWidget(value, 1 if value.wordWrap() else 0)


def _is_long(fact: Fact) -> bool:
    return len(fact.words()) > _LONG


class SectionBlock(QWidget):
    """A section of the page.

    Args:
        title: At the left; empty in a list after its first.
        target: What its form edits.

    Signals:
        edit_wanted: The Target.
        show_wanted: Show what is masked.
        form_made: The SectionForm, once, to be connected.
    """

    edit_wanted = Signal(object)
    show_wanted = Signal()
    form_made = Signal(object)

    def __init__(self, title: str, target: Target, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = target
        self._now = now
        self._form: SectionForm | None = None
        self._shown: Sequence[Fact] | None = None
        name = target.form.removeprefix("client_card.").replace(".", "_")
        self.setObjectName(f"section_{name}")
        self._name = name
        self._title = TextLabel(title, Text.SMALL, "support", wrap=True)
        self._facts = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._facts.setSizePolicy(policy)
        self._flow = FlowLayout(self._facts, gap=16, line_gap=3, centred=True)
        self._show = LinkButton(_("Näytä"), "eye", name=f"show_{name}")
        self._edit = LinkButton(_("Muokkaa"), "pencil", name=f"edit_{name}")
        self._show.clicked.connect(self.show_wanted)
        self._edit.clicked.connect(self._on_edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._facts, 1)
        row.addWidget(self._show)
        row.addWidget(self._edit)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self._title)
        self._head.addLayout(row, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(self._head)
        self._fit()

    def show_facts(self, facts: Sequence[Fact], editing: Editing | None) -> None:
        """Show the facts, or the form in their place."""
        if facts != self._shown:
            self._shown = facts
            self._fill(facts)
            self._fit()
        masked = any(fact.is_masked for fact in facts)
        mine = editing if editing is not None and editing.target == self.target else None
        self._show.setVisible(masked and mine is None)
        self._edit.setVisible(mine is None)
        about = facts[0].words() if facts else ""
        title = _(SECTIONS[self.target.section].title)
        self._edit.setAccessibleName(_("Muokkaa: {what}").format(what=f"{title} {about}".strip()))
        self._show.setAccessibleName(_("Näytä piilotettu: {what}").format(what=title))
        if mine is None:
            if self._form is not None:
                self._form.hide()
                self._form.deleteLater()
                self._form = None
            return
        if self._form is None:
            section = SECTIONS[self.target.section]
            self._form = SectionForm(section, self._now, self._name)
            self._column.addWidget(self._form)
            self._form.show()
            self.form_made.emit(self._form)
        self._form.show_editing(mine)

    def form(self) -> SectionForm | None:
        """Give the form while it is open."""
        return self._form

    def take_focus(self) -> None:
        """Put the focus on the way to edit."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_title(self, title: str) -> None:
        """Change the words at the left."""
        self._title.setText(title)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: with the title above, where it is narrow."""
        hint = super().minimumSizeHint()
        form = self._form.minimumSizeHint().width() if self._form is not None else 0
        return QSize(min(hint.width(), max(self._beside(), form)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: the title stands above where it has no room beside."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _beside(self) -> int:
        """Return the least width of facts and buttons without the title."""
        buttons = (b for b in (self._show, self._edit) if not b.isHidden())
        width = sum(button.minimumSizeHint().width() + 8 for button in buttons)
        return width + self._flow.minimumSize().width()

    def _fit(self) -> None:
        """Put the title beside the facts, or above them."""
        title = look().px(_TITLE)
        narrow = self.width() < max(look().px(_NARROW), title + 8 + self._beside())
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._head.direction() != direction:
            self._head.setDirection(direction)
            self._head.setSpacing(0 if narrow else 8)
        self._title.setMinimumWidth(0 if narrow else title)
        self._title.setMaximumWidth(16_777_215 if narrow else title)

    def _fill(self, facts: Sequence[Fact]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in facts:
            words = FactWords(fact)
            self._flow.addWidget(words)
            words.show()

    def _on_edit(self) -> None:
        self.edit_wanted.emit(self.target)


class ListBlocks(QWidget):
    """The records of one list, each with its form, and the way to a new one.

    Signals:
        made: A SectionBlock that was made, to be connected.
        add_wanted: The Target of a new record.
    """

    made = Signal(object)
    add_wanted = Signal(object)

    def __init__(self, code: SectionCode, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._now = now
        self._section = SECTIONS[code]
        self._blocks: dict[UUID, SectionBlock] = {}
        self._new: SectionBlock | None = None
        self._none = TextLabel(_("ei kirjattu"), Text.SMALL, "meta")
        self._add = LinkButton(_(self._section.add_words), "plus", name=f"add_{code.value}")
        self._add.clicked.connect(self._on_add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        last = QHBoxLayout()
        last.addWidget(self._none)
        last.addStretch(1)
        last.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addLayout(last)

    def show_list(self, facts: Mapping[UUID, Listed], editing: Editing | None) -> None:
        """Show the records in order, and the form of a new one while it is open."""
        for gone in [key for key in self._blocks if key not in facts]:
            self._drop(self._blocks.pop(gone))
        for place, (key, one) in enumerate(facts.items()):
            if key not in self._blocks:
                self._blocks[key] = self._make(Target(self._code, key))
                self._rows.insertWidget(place, self._blocks[key])
            self._blocks[key].set_title(one.title)
            self._blocks[key].show_facts(one.facts, editing)
        new = Target(self._code, new=True)
        adding = editing is not None and editing.target == new
        if adding and self._new is None:
            self._new = self._make(new)
            self._rows.addWidget(self._new)
            self._new.show()
        if self._new is not None:
            self._new.show_facts((), editing)
            if not adding:
                self._drop(self._new)
                self._new = None
        self._add.setVisible(not adding)
        self._none.setVisible(not facts and not adding)

    def block(self, target: Target) -> SectionBlock | None:
        """Give the block of a record, or of the new one."""
        if target.new:
            return self._new
        return self._blocks.get(target.entry) if target.entry is not None else None

    def take_focus(self) -> None:
        """Put the focus on the way to a new one."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, target: Target) -> SectionBlock:
        block = SectionBlock(_(self._section.title), target, self._now)
        self.made.emit(block)
        return block

    def _drop(self, block: SectionBlock) -> None:
        self._rows.removeWidget(block)
        block.hide()
        block.deleteLater()

    def _on_add(self) -> None:
        self.add_wanted.emit(Target(self._code, new=True))
