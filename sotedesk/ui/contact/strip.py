"""The live strip: a person is on the line. The only dark thing on the screen."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.contact import Channel, Contact, ContactingKind, ContactStatus
from sotedesk.model.phone import digits, shown
from sotedesk.services.ports import Now
from sotedesk.ui.contact.fill_flow import FillFlow
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import CHANNEL, CHANNEL_ICON, CHANNEL_LIVE, CONTACTING, word

DEFAULT_PROMISE = timedelta(minutes=10)
_SECOND_MS = 1000
_MOST_PEOPLE = 300


class ContactStrip(QWidget):
    """What is going on, since when, with whom; leave waiting or finish.

    Signals:
        set_aside: When it was promised to go on (aware moment or None).
        finish_wanted: Finish was asked for.
    """

    set_aside = Signal(object)
    finish_wanted = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Käynnissä oleva yhteydenotto"))
        self._now = now
        self._since: datetime | None = None
        self._is_open = True
        self._asking = False
        self._focus_before: QWidget | None = None
        self._icon = IconLabel("phone-in", "on_call")
        self._state = TextLabel("", Text.STRONG, "call")
        self._timer_label = TextLabel("", Text.SMALL, "call2")
        self._people = QWidget()
        self._who = TextLabel("", Text.LABEL, "call", wrap=True)
        self._about = TextLabel("", Text.SMALL, "call2")
        self._aside = ActionButton(
            _("Jätä odottamaan"), "pause", key=cap_of("contact.set_aside"), name="set_aside"
        )
        self._aside.set_on_call_strip()
        self._aside.clicked.connect(self.ask_promise)
        self._finish = ActionButton(
            _("Päätä ja kirjaa"), "check", key=cap_of("confirm"), show_key=True, name="finish"
        )
        self._finish.set_on_call_strip(filled=True)
        self._finish.clicked.connect(self.finish_wanted)
        self._promise = _PromiseAsk(now, self)
        self._promise.settled.connect(self._on_settled)
        self._promise.left.connect(self._on_left)
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._tick)

    def show_contact(self, contact: Contact, client_name: str) -> None:
        """Show who is on the line; a number or a word of mouth is never shown as proof."""
        channel = contact.channel
        live = contact.status == ContactStatus.LIVE
        if not live:
            self._state.setText(word(CHANNEL, channel))
        elif contact.after_the_fact:
            self._state.setText(_("Kirjataan jälkikäteen"))
        else:
            self._state.setText(word(CHANNEL_LIVE, channel))
        known = channel if isinstance(channel, Channel) else Channel.PHONE
        self._icon.set_icon(CHANNEL_ICON[known], "on_call")
        self._who.setText(_who(contact, client_name))
        self._about.setText(_about(contact))
        self._about.setVisible(bool(self._about.text()))
        self._fit()
        self._is_open = contact.is_open
        self._set_asking(asking=self._asking and contact.is_open)
        self._since = contact.received_at if live and not contact.after_the_fact else None
        self._timer_label.setVisible(self._since is not None)
        if self._since is not None:
            self._tick()
            self._clock.start()
        else:
            self._clock.stop()

    @Slot()
    def ask_promise(self) -> None:
        """Ask in the strip itself until when the contact is left waiting."""
        if not self._asking:
            self._focus_before = QApplication.focusWidget()
        self._set_asking(asking=True)
        self._promise.begin()

    def _set_asking(self, *, asking: bool) -> None:
        self._asking = asking
        self._promise.setVisible(asking)
        self._aside.setVisible(self._is_open and not asking)
        self._finish.setVisible(self._is_open and not asking)
        self._people.setVisible(not asking)

    def _on_settled(self, due: object) -> None:
        self._leave_question()
        self.set_aside.emit(due)

    def _on_left(self) -> None:
        self._leave_question()

    def _leave_question(self) -> None:
        """Go back to the field the question came from."""
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None
        self._set_asking(asking=False)

    def _tick(self) -> None:
        if self._since is not None:
            seconds = max(0, int((self._now() - self._since).total_seconds()))
            minutes, rest = divmod(seconds, 60)
            self._timer_label.setText(f"{minutes:02}:{rest:02}")

    def _fit(self) -> None:
        """Who it is takes the room it needs, up to a line's worth; longer words wrap."""
        wide = max(look().width(Text.LABEL, self._who.text()), 1)
        about = look().width(Text.SMALL, self._about.text())
        self._people.setMinimumWidth(min(max(wide, about) + 18, look().px(_MOST_PEOPLE)))

    def _lay_out(self) -> None:
        row = FillFlow(self, gap=10, line_gap=6, centred=True)
        row.setContentsMargins(18, 7, 16, 7)
        row.add(self._icon)
        row.add(self._state)
        row.add(self._timer_label)
        words = QVBoxLayout(self._people)
        words.setContentsMargins(14, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._who)
        words.addWidget(self._about)
        row.add(self._people, 1)
        row.add(self._promise, 1)
        row.add(self._aside)
        row.add(self._finish)
        self._promise.hide()


class _PromiseAsk(QWidget):
    """The question of F8: until when.

    Signals:
        settled: The moment promised, or None for no promise.
        left: The worker went back without setting aside.
    """

    settled = Signal(object)
    left = Signal()

    def __init__(self, now: Now, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now
        label = TextLabel(_("Soitan takaisin"), Text.LABEL, "call")
        self._due = DateTimeField(
            "set_aside_due", _("Soitan takaisin, milloin"), Need.MOMENT, now=now
        )
        self._due.setMinimumWidth(look().px(190))
        label.setBuddy(self._due)
        done = ActionButton(_("Jätä odottamaan"), "pause", key="↵", name="set_aside_now")
        done.set_on_call_strip(filled=True)
        done.clicked.connect(self._settle)
        without = ActionButton(_("Ilman lupausta"), name="set_aside_without")
        without.set_on_call_strip()
        without.clicked.connect(lambda: self.settled.emit(None))
        self._due.returnPressed.connect(self._settle)
        row = FillFlow(self, gap=10, line_gap=6, centred=True)
        for widget in (label, self._due, done, without):
            row.add(widget)

    def begin(self) -> None:
        """Propose ten minutes from now and take the focus."""
        self._due.set_at(self._now() + DEFAULT_PROMISE)
        self._due.setFocus()
        self._due.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _settle(self) -> None:
        if self._due.at() is not None:
            self.settled.emit(self._due.at())


def _who(contact: Contact, client_name: str) -> str:
    kind = contact.contacting_kind
    if kind is ContactingKind.ANONYMOUS:
        return _("Nimetön yhteydenottaja")
    if contact.contacting_name:
        parts = [contact.contacting_name, contact.contacting_relation]
        parts += [contact.contacting_role, contact.contacting_organisation]
        said = ", ".join(part for part in parts if part)
        return _("Kertoi olevansa {who}").format(who=said)
    if kind is ContactingKind.CLIENT and client_name:
        return _("Kertoi olevansa {who}").format(who=client_name)
    return word(CONTACTING, kind) or _("Yhteydenottaja ei vielä tiedossa")


def _about(contact: Contact) -> str:
    if not contact.contacting_phone:
        return ""
    number = shown(digits(contact.contacting_phone))
    return _("{number} · numero ei todista henkilöä").format(number=number)
