"""How a cell of the plan is painted, and which field it opens as."""

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
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sotedesk.i18n import _
from sotedesk.model.plan import Whose
from sotedesk.ui.plan.cell import CellEditor
from sotedesk.ui.plan.cell_words import choices_of, decision_chip, is_chosen
from sotedesk.ui.plan.choice_cell import ChoiceCell
from sotedesk.ui.plan.rows import COLUMNS, RowEdit
from sotedesk.ui.plan.table_model import PlanTableModel
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.chip import chip_size, paint_chip

_SIDE = 8
_RISE = 8
_LOWEST = 40
_MOST_HEIGHT = 100_000

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints wrapped words, makes the editor, keeps Qt's own editing keys out of the way.

    Signals:
        made: The editor, line and column of a cell that was opened.
    """

    made = Signal(object, int, int)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate.paint."""
        shown, model = look(), _model(index)
        area: QRect = option.rect
        painter.save()
        if (index.row() + 1) % model.lines == 0:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, shown.colour("line"))
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen and not model.is_beginning(index.row()):
            painter.fillRect(area.adjusted(0, 0, 0, -1), shown.colour("pri_tint"))
        if bool(state & QStyle.StateFlag.State_HasFocus):
            # A plan that takes no letters has no open cell to wear the ring.
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -3))
        inner = area.adjusted(shown.px(_SIDE), shown.px(_RISE), -shown.px(_SIDE), 0)
        self._paint_title(painter, inner, index)
        self._paint_content(painter, inner.adjusted(0, title_height(model), 0, 0), index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override QStyledItemDelegate.sizeHint: all words, at the column's present width."""
        shown, model = look(), _model(index)
        width: int = option.rect.width()
        layout = _wrapped(str(index.data() or ""), _use(index), width - 2 * shown.px(_SIDE))
        height = layout.boundingRect().height() + 2 * shown.px(_RISE)
        low = shown.metrics(Text.BODY).height() + 2 * shown.px(_RISE) + 4
        lowest = shown.px(_LOWEST) if model.lines == 1 else low
        return QSize(width, max(lowest, low, round(height) + 2) + title_height(model))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Override QStyledItemDelegate.createEditor."""
        model, line, column = _model(index), index.row(), index.column()
        name = model.name_at(line, column)
        named = _("{column}, rivi {row}").format(column=_(COLUMNS[name]), row=model.number_at(line))
        editor: CellEditor | ChoiceCell
        if is_chosen(name):
            editor = ChoiceCell(choices_of(name), named, parent)
        else:
            begins = model.is_beginning(line) and model.is_first_cell(line, column)
            editor = CellEditor(named, _("Uusi tarve") if begins else "", parent)
        editor.setObjectName(f"cell_{model.key_at(line)}_{name}")
        self.made.emit(editor, line, column)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Override QStyledItemDelegate.setEditorData: the caret stays while one types."""
        if isinstance(editor, CellEditor):
            editor.set_text(str(index.data() or ""))
        elif isinstance(editor, ChoiceCell):
            model = _model(index)
            row = model.row_at(index.row()) or RowEdit()
            decides = model.name_at(index.row(), index.column()) == "decision"
            editor.set_value(row.decision if decides else row.whose)

    def setModelData(self, *_arguments: object) -> None:
        """Override QStyledItemDelegate.setModelData: every letter was told already."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Override QStyledItemDelegate.updateEditorGeometry: the ring stands round the cell."""
        area: QRect = option.rect
        cell = area.adjusted(1, 1, -1, -2)
        title = title_height(_model(index))
        if title:
            cell.setTop(cell.top() + look().px(_RISE) + title - 4)
        if isinstance(editor, ChoiceCell):
            cell.setHeight(min(cell.height(), editor.wanted_height()))
        editor.setGeometry(cell)

    def eventFilter(self, _watched: object, _event: object) -> bool:
        """Override QStyledItemDelegate.eventFilter: keys are the editor's own; nothing closes."""
        return False

    def _paint_title(self, painter: QPainter, area: QRect, index: Index) -> None:
        """Paint the heading of a cell of a folded row."""
        model = _model(index)
        if model.lines == 1:
            return
        painter.setFont(look().font(Text.LABEL))
        painter.setPen(look().colour("ink2"))
        title = _(COLUMNS[model.name_at(index.row(), index.column())])
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_content(self, painter: QPainter, area: QRect, index: Index) -> None:
        shown, model = look(), _model(index)
        line, column = index.row(), index.column()
        row, name = model.row_at(line), model.name_at(line, column)
        if row is not None and name == "decision" and _chip_fits(row, model, area.width()):
            said, icon, tone = decision_chip(row, model.today)
            size = chip_size(said, icon)
            box = QRectF(area.left(), area.top() - 3, size.width(), size.height())
            paint_chip(painter, box, said, icon, tone)
            return
        text, use, ink, room = str(index.data() or ""), _use(index), "ink", area.width()
        if row is not None and name == "whose" and row.whose == Whose.CLIENT:
            ink = "ink3"
        if model.is_beginning(line) and model.is_first_cell(line, column):
            text, use, ink = _("Uusi tarve: ala kirjoittaa"), Text.BODY, "ink3"
            room *= 3
        painter.setPen(shown.colour(ink))
        if row is not None and name == "decision":
            painter.setPen(shown.ink(decision_chip(row, model.today)[2]))
        _wrapped(text, use, room).draw(painter, QPointF(area.left(), area.top()))


def title_height(model: PlanTableModel) -> int:
    """Give how high the heading inside a cell of a folded row is; 0 in one line."""
    return 0 if model.lines == 1 else look().metrics(Text.LABEL).height() + 4


def _use(index: Index) -> Text:
    first = _model(index).is_first_cell(index.row(), index.column())
    return Text.STRONG if first else Text.BODY


def _chip_fits(row: RowEdit, model: PlanTableModel, width: int) -> bool:
    """Whether the chip of a row's decision has room; else its words are shown wrapped."""
    said, icon, _tone = decision_chip(row, model.today)
    return bool(said) and chip_size(said, icon).width() <= width


def _model(index: Index) -> PlanTableModel:
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
