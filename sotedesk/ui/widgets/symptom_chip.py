"""Asked or not: a memory list item for the conversation.

It never blocks, sorts or judges: the colours say only whether the question has been asked.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.chip import chip_size, paint_chip

_ORDER: tuple[bool | None, ...] = (None, False, True)


class SymptomChip(QAbstractButton):
    """One question with the answers not asked, no and yes; Space goes round them.

    Signals:
        answered: None, False or True; only what the worker did, not `set_answer`.
    """

    answered = Signal(object)

    def __init__(
        self,
        subject: str,
        answer: bool | None = None,  # noqa: FBT001 - the answer itself
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._answer = answer
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if name:
            self.setObjectName(name)
        self.clicked.connect(self._on_clicked)
        self.set_answer(answer)

    def answer(self) -> bool | None:
        """Return the answer; None is not asked."""
        return self._answer

    def set_answer(self, answer: bool | None) -> None:  # noqa: FBT001 - the answer itself
        """Show an answer without telling anyone."""
        self._answer = answer
        self.setText(self._words())
        self.setAccessibleName(self._words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override QAbstractButton.sizeHint."""
        return chip_size(self.text(), "circle", self._use())

    def minimumSizeHint(self) -> QSize:
        """Override QAbstractButton.minimumSizeHint: an answer is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QAbstractButton.keyPressEvent: 1 no, 2 yes, Delete not asked."""
        answers = {
            Qt.Key.Key_1: False,
            Qt.Key.Key_2: True,
            Qt.Key.Key_Delete: None,
            Qt.Key.Key_Backspace: None,
        }
        key = Qt.Key(event.key())
        if key in answers and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._set_by_worker(answers[key])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another size."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        icon, tone = {
            None: ("circle", Tone.PLAIN),
            False: ("circle-check", Tone.OK),
            True: ("alert-circle", Tone.PRIMARY),
        }[self._answer]
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_chip(painter, area, self.text(), icon, tone, use=self._use())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look().colour("focus"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)

    def _use(self) -> Text:
        return Text.LABEL if self._answer else Text.SMALL

    def _words(self) -> str:
        said = {None: _("ei kysytty"), False: _("ei"), True: _("kyllä")}[self._answer]
        return f"{self._subject}: {said}"

    def _on_clicked(self) -> None:
        self._set_by_worker(_ORDER[(_ORDER.index(self._answer) + 1) % len(_ORDER)])

    def _set_by_worker(self, answer: bool | None) -> None:  # noqa: FBT001 - the answer itself
        self.set_answer(answer)
        self.answered.emit(answer)
