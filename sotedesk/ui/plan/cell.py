"""A cell of the plan: how it is painted, and the field one types into."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sotedesk.i18n import _
from sotedesk.model.plan import Whose
from sotedesk.ui.plan.cell_words import choices_of, decision_chip, is_chosen
from sotedesk.ui.plan.choice_cell import ChoiceCell
from sotedesk.ui.plan.rows import COLUMNS, RowEdit
from sotedesk.ui.plan.table_model import PlanTableModel
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.chip import chip_size, paint_chip
from sotedesk.ui.widgets.text_area import TextArea

_SIDE = 8
_RISE = 8
_LOWEST = 48
_MOST_HEIGHT = 100_000


class CellEditor(TextArea):
    """The field of a cell; Tab, Enter and arrows with Alt belong to the table.

    Signals:
        step_wanted: 1 for the next cell, -1 for the one before.
        row_step_wanted: 1 for the row below, -1 for the row above.
        move_wanted: 1 to move the row down, -1 up.
        left: The focus went elsewhere, not to another window.
    """

    step_wanted = Signal(int)
    row_step_wanted = Signal(int)
    move_wanted = Signal(int)
    left = Signal()

    def __init__(self, accessible: str, placeholder: str, parent: QWidget) -> None:
        super().__init__("", accessible, placeholder, lines=1, most_lines=None, parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Override QWidget.focusNextPrevChild: Tab goes to the next cell."""
        self.step_wanted.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override TextArea.keyPressEvent: Enter goes down, Alt+arrow moves the row."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps and held == Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.row_step_wanted.emit(1)
        elif key in steps and not held and self._at_edge(steps[Qt.Key(key)]):
            self.row_step_wanted.emit(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape) and not held:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QTextEdit.focusOutEvent: another window or a menu is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()

    def wanted_height(self) -> int:
        """Give the height that shows all of the text."""
        return round(self.document().size().height()) + look().px(8)

    def _at_edge(self, step: int) -> bool:
        """Whether the caret is on the first or last line, so that an arrow leaves the cell."""
        cursor = self.textCursor()
        move = cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down
        return not cursor.movePosition(move)


class CellDelegate(QStyledItemDelegate):
    """Paints wrapped words, makes the editor, keeps Qt's own editing keys out of the way."""

    made = Signal(object, int, int)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QStyledItemDelegate.paint."""
        shown = look()
        area: QRect = option.rect
        model = _model(index)
        beginning = model.is_beginning(index.row())
        text, use, ink = str(index.data() or ""), Text.BODY, "ink"
        if index.column() == 0:
            use = Text.STRONG
        if beginning and index.column() == 0:
            text, use, ink = _("Uusi tarve: ala kirjoittaa"), Text.BODY, "ink3"
        painter.save()
        line = shown.colour("line")
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, line)
        state: QStyle.StateFlag = option.state
        if bool(state & QStyle.StateFlag.State_Selected) and not beginning:
            painter.fillRect(area.adjusted(0, 0, 0, -1), shown.colour("pri_tint"))
        if bool(state & QStyle.StateFlag.State_HasFocus):
            # A plan that takes no letters has no open cell to wear the ring.
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -3))
        self._paint_content(painter, area, index, (text, use, ink))
        painter.restore()

    def _paint_content(
        self,
        painter: QPainter,
        area: QRect,
        index: QModelIndex | QPersistentModelIndex,
        words: tuple[str, Text, str],
    ) -> None:
        shown, model = look(), _model(index)
        text, use, ink = words
        row, column = model.row_at(index.row()), model.column_name(index.column())
        side, rise = shown.px(_SIDE), shown.px(_RISE)
        if row is not None and column == "decision" and _chip_fits(row, model, area.width()):
            said, icon, tone = decision_chip(row, model.today)
            size = chip_size(said, icon)
            box = QRectF(area.left() + side, area.top() + rise - 3, size.width(), size.height())
            paint_chip(painter, box, said, icon, tone)
            return
        if row is not None and column == "whose" and row.whose == Whose.CLIENT:
            ink = "ink3"
        painter.setPen(shown.colour(ink))
        begins = model.is_beginning(index.row()) and index.column() == 0
        room = area.width() * (3 if begins else 1)
        layout = _wrapped(text, use, room - 2 * side)
        layout.draw(painter, QPointF(area.left() + side, area.top() + rise))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Override QStyledItemDelegate.sizeHint: all words, at the column's present width."""
        shown = look()
        width: int = option.rect.width()
        use = Text.STRONG if index.column() == 0 else Text.BODY
        layout = _wrapped(str(index.data() or ""), use, width - 2 * shown.px(_SIDE))
        height = layout.boundingRect().height() + 2 * shown.px(_RISE)
        low = shown.metrics(Text.BODY).height() + 2 * shown.px(_RISE) + 4
        return QSize(width, max(shown.px(_LOWEST), low, round(height) + 2))

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Override QStyledItemDelegate.createEditor."""
        model = _model(index)
        name = model.column_name(index.column())
        named = _("{column}, rivi {row}").format(column=_(COLUMNS[name]), row=index.row() + 1)
        hint = _("Uusi tarve") if model.is_beginning(index.row()) and not index.column() else ""
        editor: CellEditor | ChoiceCell
        if is_chosen(name):
            editor = ChoiceCell(choices_of(name), named, parent)
        else:
            editor = CellEditor(named, hint, parent)
        editor.setObjectName(f"cell_{model.key_at(index.row())}_{name}")
        self.made.emit(editor, index.row(), index.column())
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Override QStyledItemDelegate.setEditorData: the caret stays while one types."""
        if isinstance(editor, CellEditor):
            editor.set_text(str(index.data() or ""))
        elif isinstance(editor, ChoiceCell):
            model = _model(index)
            row = model.row_at(index.row()) or RowEdit()
            decides = model.column_name(index.column()) == "decision"
            editor.set_value(row.decision if decides else row.whose)

    def setModelData(self, *_arguments: object) -> None:
        """Override QStyledItemDelegate.setModelData: every letter was told already."""

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QStyledItemDelegate.updateEditorGeometry: the ring stands round the cell."""
        area: QRect = option.rect
        cell = area.adjusted(1, 1, -1, -2)
        if isinstance(editor, ChoiceCell):
            cell.setHeight(min(cell.height(), editor.wanted_height()))
        editor.setGeometry(cell)

    def eventFilter(self, _watched: object, _event: object) -> bool:
        """Override QStyledItemDelegate.eventFilter: keys are the editor's own; nothing closes."""
        return False


def _chip_fits(row: RowEdit, model: PlanTableModel, width: int) -> bool:
    """Whether the chip of a row's decision has room; large letters show its words wrapped."""
    said, icon, _tone = decision_chip(row, model.today)
    return bool(said) and chip_size(said, icon).width() + 2 * look().px(_SIDE) <= width


def _model(index: QModelIndex | QPersistentModelIndex) -> PlanTableModel:
    model = index.model()
    if not isinstance(model, PlanTableModel):
        raise TypeError(type(model))
    return model


def _wrapped(text: str, use: Text, width: float) -> QTextLayout:
    """Lay words out; a word longer than the cell goes on in the next line, nothing is cut."""
    layout = QTextLayout(text.replace("\n", "\u2028"), look().font(use))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid() and height < _MOST_HEIGHT:
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
