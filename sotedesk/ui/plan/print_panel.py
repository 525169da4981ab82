"""How the paper gets out: said before, what must be known; then a printer or a file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.plan import PaperLeave
from sotedesk.services.paper import PlanLayout
from sotedesk.ui.plan.paper_state import PaperState
from sotedesk.ui.plan.paper_words import file_name
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.qt_words import speak_finnish
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.widgets.tick_box import TickBox


class PrintPanel(QWidget):
    """Tulosta, or save a PDF under a name that tells nothing of anybody.

    Signals:
        print_wanted: Reason, empty where none is asked.
        save_wanted: Reason and path.
        closed: Not now.
        chosen: Fields of a PaperChoice and their new values, as a dict.
    """

    print_wanted = Signal(str)
    save_wanted = Signal(str, object)
    closed = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print_panel")
        self.setAccessibleName(_("Tulostus"))
        self._alert = AlertBox("", "", "alert-triangle", Tone.WARN, name="paper_alert")
        self.reason = LineField("paper_reason")
        self._reason_box = LabelledField(_("Miksi paperi annetaan silti"), self.reason)
        self.with_hetu = TickBox(_("Henkilötunnus tulosteeseen"), "paper_hetu")
        self.file = LineField("paper_file")
        self._file_box = LabelledField(_("Tiedosto"), self.file)
        self.print = PrimaryButton(_("Tulosta"), "printer", name="print_now")
        self.save = ActionButton(_("Tallenna PDF"), "download", name="save_pdf")
        self.close_button = ActionButton(_("Sulje"), key="Esc", name="close_print")
        self._printer: object | None = None
        self._number = ""
        self._offered = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (
            self._alert,
            self._reason_box,
            self.with_hetu,
            self.print,
            self._file_box,
            TextLabel(
                _("Tiedosto ei ole salattu. Poista se, kun et enää tarvitse sitä."),
                Text.SMALL,
                "meta",
                wrap=True,
            ),
            self.save,
            self.close_button,
        ):
            column.addWidget(part)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.reason.text()))
        self.save.clicked.connect(self._on_save)
        self.with_hetu.clicked.connect(lambda on: self.chosen.emit({"with_hetu": on}))
        # The folder is what one checks; leaving the field shows its beginning again.
        self.file.editingFinished.connect(lambda: self.file.setCursorPosition(0))
        self.close_button.clicked.connect(self.closed)

    def show_plan(self, state: PlanState, paper: PaperState) -> None:
        """Say what must be known before paper is given."""
        asks = paper.is_handed_out
        no_paper = asks and state.view.subject.no_paper
        refused = asks and state.plan.after.paper_leave == PaperLeave.NO
        not_asked = asks and state.plan.after.paper_leave == PaperLeave.NOT_ASKED
        professional = paper.layout is PlanLayout.PROFESSIONAL
        self.with_hetu.setVisible(professional and not state.view.subject.safety_ban)
        self.with_hetu.setChecked(paper.choice.with_hetu)
        for button in (self.print, self.save):
            button.setEnabled(paper.refusal is None)
        self._reason_box.setVisible(no_paper)
        self._alert.setVisible(no_paper or refused or not_asked)
        if no_paper:
            title, words = _("Ei paperia mukaan"), _("Paperi voi joutua vääriin käsiin.")
        elif refused:
            title, words = _("Asiakas ei halua paperia"), _("Sovi muu tapa saada suunnitelma.")
        else:
            title, words = _("Lupaa paperiin ei ole kysytty"), _("Kysy, voiko paperin antaa.")
        self._alert.set_words(title, words)
        self._number = f"{state.view.plan.number}-v{state.view.plan.version}"
        self._offer(file_name(state, paper))

    def _offer(self, name: str) -> None:
        """Offer a file name beside what was last written there, of a paper just chosen."""
        if self._offered == name:
            return
        written = self.file.text().strip()
        folder = Path(written).parent if written else _documents()
        self._offered = name
        self.file.setText(str(folder / name))
        self.file.setCursorPosition(0)

    def ask_reason(self) -> None:
        """Say that a reason is needed, and put the caret there."""
        self._reason_box.show_problem(_("Kirjoita, miksi paperi annetaan"))
        self.reason.setFocus()

    def show_file_problem(self, words: str) -> None:
        """Say that the file could not be written."""
        self._file_box.show_problem(words)
        self.file.setFocus()

    def send_to_printer(self, pages: tuple[QImage, ...]) -> None:
        """Ask the system for a printer, beside the work, and print the pages there."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - who prints

        app = QCoreApplication.instance()
        if app is not None:
            speak_finnish(app)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(f"SoteDesk {self._number}")
        dialog = QPrintDialog(printer, self)
        dialog.setModal(False)
        dialog.accepted.connect(lambda: _paint(printer, pages))
        dialog.finished.connect(dialog.deleteLater)
        self._printer = printer
        dialog.show()

    def _on_save(self) -> None:
        self._file_box.clear_problem()
        path = Path(self.file.text().strip())
        if not path.name or not path.parent.is_dir():
            self.show_file_problem(_("Kansiota ei ole. Kirjoita toinen."))
            return
        self.save_wanted.emit(self.reason.text(), path.with_suffix(".pdf"))


def _paint(printer: object, pages: tuple[QImage, ...]) -> None:
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - who prints

    if not isinstance(printer, QPrinter):
        return
    painter = QPainter(printer)
    area = printer.pageLayout().fullRectPixels(printer.resolution())
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.drawImage(area, page)
    painter.end()


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())
