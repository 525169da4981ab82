"""The keyboard as data: every command, its key, and the fields Alt+letter jumps to.

The table is the UX guide §3. `KeyMap` turns it into one QAction per command and refuses to start
with two commands on one key of one screen. Keys inside a field or a list (digits of a segment,
Space of a chip, letters of a row) belong to those widgets and are listed here only to be shown.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import N_, _
from sotedesk.model.frozen import dataclass

EVERYWHERE = "everywhere"


class Where(Enum):
    """What a key waits for."""

    WINDOW = "window"
    """Works wherever the focus is."""
    WIDGET = "widget"
    """Belongs to the focused list or field; shown in the key panel, not installed."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does.

    Attributes:
        id: Wire name, for example `contact.set_aside`.
        keys: Key sequences in Qt's portable form; all do the same.
        label: Finnish words for the key panel and tooltips, translated when shown.
        screen: Screen code, or `EVERYWHERE`.
        where: Installed on the window, or handled by the focused widget.
        shown: What the panel shows when one row stands for several keys.
        listed: False where another row of the panel already speaks for it.
        built: False for a key that is settled and that nothing answers in this release yet: it
            is neither installed nor shown, but no other command may take it.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    screen: str = EVERYWHERE
    where: Where = Where.WINDOW
    shown: str = ""
    listed: bool = True
    built: bool = True

    @property
    def cap(self) -> str:
        """Return the key as it stands on a key cap."""
        return self.shown or cap_text(self.keys[0])


@dataclass(frozen=True, slots=True)
class FieldKey:
    """One Alt+letter of a screen."""

    screen: str
    letter: str
    field: str
    label: str
    built: bool = True

    @property
    def cap(self) -> str:
        """Return the key as it stands on a key cap."""
        return f"Alt+{self.letter}"


class DuplicateKeyError(ValueError):
    """Two commands want one key on one screen; Qt would run neither."""

    def __init__(self, key: str, screen: str, first: str, second: str) -> None:
        super().__init__(f"{key} on {screen!r}: both {first!r} and {second!r}")


class UnknownCommandError(LookupError):
    """The key map has no such command."""

    def __init__(self, command_id: str) -> None:
        super().__init__(f"no command {command_id!r} in the key map")


def cap_text(keys: str) -> str:
    """Return a key sequence as a worker reads it on a key cap."""
    return keys.replace("Return", "Enter").replace("PgDown", "PgDn")


def _numbered(
    stem: str, modifier: str, label: str, screen: str = EVERYWHERE, *, last: int = 9, built: int = 9
) -> tuple[Command, ...]:
    return tuple(
        Command(
            f"{stem}.{n}",
            (f"{modifier}+{n}",),
            label,
            screen,
            shown=f"{modifier}+1–{min(built, last)}" if n == 1 else "",
            listed=n == 1,
            built=n <= built,
        )
        for n in range(1, last + 1)
    )


COMMANDS: tuple[Command, ...] = (
    Command("keys.caps", ("Alt",), N_("Näytä näppäimet ruudulla"), where=Where.WIDGET),
    Command("search.focus", ("Ctrl+K",), N_("Hae")),
    Command("keys.panel", ("F1",), N_("Näppäimet")),
    Command("contact.new", ("F2",), N_("Uusi yhteydenotto")),
    Command("contact.afterwards", ("Shift+F2",), N_("Kirjaa jälkikäteen")),
    Command("contact.return", ("F3",), N_("Palaa yhteydenottoon")),
    Command("client.card", ("F4",), N_("Asiakaskortti")),
    Command("area.next", ("F6",), N_("Seuraava alue")),
    Command("area.previous", ("Shift+F6",), N_("Edellinen alue"), listed=False),
    *_numbered("rail", "Ctrl", N_("Siirry näkymään"), last=8, built=7),
    Command("waiting.list", ("Shift+F8",), N_("Odottavat")),
    Command("undo", ("Ctrl+Z",), N_("Kumoa")),
    Command("redo", ("Ctrl+Shift+Z",), N_("Tee uudelleen")),
    Command("save", ("Ctrl+S",), N_("Tallenna nyt")),
    Command("print", ("Ctrl+P",), N_("Tulosta")),
    Command("lock", ("Ctrl+L",), N_("Lukitse tai vaihda työntekijää")),
    Command("client_sees", ("Ctrl+Shift+H",), N_("Asiakas näkee näytön"), built=False),
    Command("emergency", ("Ctrl+E",), N_("Hätätilanne 112"), built=False),
    Command("copy_out", ("Ctrl+Shift+C",), N_("Kopioi tekstinä")),
    Command("confirm", ("Ctrl+Return", "Ctrl+Enter"), N_("Vahvista tai päätä näkymä")),
    Command("leave", ("Esc",), N_("Sulje tai jätä kesken"), where=Where.WIDGET),
    # Työpöytä
    Command("call_list.import", ("Ctrl+I",), N_("Tuo soittopyynnöt"), "desk", built=False),
    Command(
        "shift_report.read", ("Ctrl+M",), N_("Merkitse vuororaportti luetuksi"), "desk", built=False
    ),
    Command(
        "deadline.interrupt", ("T",), N_("Keskeytä määräaika"), "desk", Where.WIDGET, built=False
    ),
    Command("promise.kept", ("H",), N_("Merkitse lupaus hoidetuksi"), "desk", Where.WIDGET),
    Command("promise.close", ("S",), N_("Sulje lupaus ja valitse syy"), "desk", Where.WIDGET),
    *_numbered("waiting", "Alt", N_("Odottava yhteydenotto"), "desk"),
    # Yhteydenotto
    Command("matter.new", ("F5",), N_("Uusi asia"), "contact"),
    *_numbered("matter", "Alt", N_("Vaihda asiaa tai keskustelua"), "contact"),
    Command("triggers.review", ("F7",), N_("Herätteet"), "contact"),
    Command("contact.set_aside", ("F8",), N_("Jätä odottamaan"), "contact"),
    Command("read_back", ("F9",), N_("Kertaa soittajalle"), "contact"),
    Command("call_back.promise", ("Ctrl+T",), N_("Lupaa takaisinsoitto"), "contact"),
    Command("chat.paste", ("Ctrl+Shift+V",), N_("Liitä keskustelu"), "contact", built=False),
    # Asiakas
    Command("client.review", ("F7",), N_("Herätteet"), "client"),
    # Suunnitelma
    Command("plan.new_row", ("Ctrl+N",), N_("Uusi rivi"), "plan"),
    Command("plan.row_up", ("Alt+Up",), N_("Siirrä riviä ylös"), "plan", Where.WIDGET),
    Command("plan.row_down", ("Alt+Down",), N_("Siirrä riviä alas"), "plan", Where.WIDGET),
    Command("preview.page", ("PgDown", "PgUp"), N_("Esikatselun sivu"), "plan", Where.WIDGET),
    # Haku
    Command("search.open", ("Return", "Right"), N_("Avaa kortti"), "search", Where.WIDGET),
    Command("search.start", ("Ctrl+Return",), N_("Aloita yhteydenotto"), "search", Where.WIDGET),
    Command("search.new_client", ("Ctrl+N",), N_("Uusi asiakas"), "search", Where.WIDGET),
)


def _fields(
    screen: str, letters: Mapping[str, tuple[str, str]], not_yet: Iterable[str] = ()
) -> tuple[FieldKey, ...]:
    left_out = frozenset(not_yet)
    return tuple(
        FieldKey(screen, key, field, label, built=field not in left_out)
        for key, (field, label) in letters.items()
    )


FIELD_KEYS: tuple[FieldKey, ...] = (
    *_fields(
        "contact",
        {
            "N": ("channel", N_("Kanava")),
            "O": ("caller", N_("Yhteydenottaja")),
            "I": ("identity_check", N_("Henkilöllisyys")),
            "U": ("may_tell", N_("Saa kertoa")),
            "T": ("matter_type", N_("Asian tyyppi")),
            "K": ("client", N_("Asia koskee")),
            "Y": ("reason", N_("Yhteydenoton syy")),
            "M": ("notes", N_("Muistiinpanot, omin sanoin")),
            "E": ("first_assessment", N_("Ensiarvio, apua heti")),
            "R": ("urgency", N_("Kiireellisyys, erityinen tuki")),
            "W": ("guidance_or_pending", N_("Ohjaus vai vireille")),
            "J": ("outcome", N_("Jatko")),
            "V": ("agreed", N_("Mitä sovittiin")),
            "A": ("due", N_("Aika")),
            "H": ("responsible", N_("Hoitaa, aloittaa")),
            "P": ("missing", N_("Siirry puuttuvaan")),
        },
    ),
    *_fields(
        "review",
        {
            "N": ("own_words", N_("Asiakkaan sanat")),
            "A": ("talked", N_("Puhuttu asiakkaan kanssa")),
            "J": ("conclusion", N_("Johtopäätös")),
            "P": ("reason", N_("Perustelu")),
            "Y": ("contact_person", N_("Yhteyshenkilö")),
        },
    ),
    *_fields(
        "mapping",
        {
            "N": ("own_words", N_("Asiakkaan sanat")),
            "A": ("talked", N_("Puhuttu asiakkaan kanssa")),
            "J": ("conclusion", N_("Johtopäätös")),
            "P": ("reason", N_("Perustelu")),
            "Y": ("contact_person", N_("Yhteyshenkilö")),
            "V": ("strengths", N_("Voimavarat")),
        },
    ),
    *_fields(
        "plan",
        {
            "N": ("client_view", N_("Asiakkaan näkemys")),
            "R": ("worker_view", N_("Ammattilaisen arvio")),
            "M": ("other_sees", N_("Mitä toinen näkee")),
            "V": ("strengths", N_("Vahvuudet")),
            "Y": ("contact_person", N_("Yhteyshenkilö")),
            "L": ("participants", N_("Osallistujat")),
            "S": ("plans_elsewhere", N_("Suunnitelmat muualla")),
            "U": ("printout", N_("Tuloste")),
            "P": ("paper_allowed", N_("Saako antaa paperin")),
        },
    ),
    *_fields(
        "contact_persons",
        {
            "N": ("main_need", N_("Pääasiallinen tarve")),
            "T": ("wish", N_("Asiakkaan toive")),
            "R": ("role", N_("Rooli")),
            "A": ("starts", N_("Alkaa")),
            "P": ("reason", N_("Perustelu")),
            "V": ("message", N_("Viesti")),
            "H": ("accept", N_("Vastaanota")),
            "L": ("return", N_("Palauta")),
            "S": ("move_all", N_("Siirrä kaikki")),
        },
    ),
    *_fields(
        "conflicts",
        {
            "O": ("list", N_("Lista")),
            "N": ("changes", N_("Muutokset")),
            "K": ("ask_other", N_("Pyydä toista valitsemaan")),
        },
        not_yet=("list", "changes", "ask_other"),
    ),
)


def assert_no_duplicates(
    commands: Iterable[Command] = COMMANDS, fields: Iterable[FieldKey] = FIELD_KEYS
) -> None:
    """Refuse a table in which one key means two things on one screen.

    Raises:
        DuplicateKeyError: Naming the key, the screen and both commands.
    """
    commands = tuple(commands)
    fields = tuple(fields)
    screens = {c.screen for c in commands} | {f.screen for f in fields}
    for screen in sorted(screens):
        taken: dict[str, str] = {}
        for key, owner in _keys_of(screen, commands, fields):
            portable = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
            if portable in taken:
                raise DuplicateKeyError(portable, screen, taken[portable], owner)
            taken[portable] = owner


def _keys_of(
    screen: str, commands: Iterable[Command], fields: Iterable[FieldKey]
) -> Iterable[tuple[str, str]]:
    for command in commands:
        if command.where is Where.WINDOW and command.screen in (screen, EVERYWHERE):
            yield from ((key, command.id) for key in command.keys)
    for field in fields:
        if field.screen in (screen, EVERYWHERE):
            yield field.cap, field.field


def command(command_id: str) -> Command:
    """Return a command of the table.

    Raises:
        UnknownCommandError: No such id.
    """
    for found in COMMANDS:
        if found.id == command_id:
            return found
    raise UnknownCommandError(command_id)


def cap_of(command_id: str) -> str:
    """Return a command's key as it stands on a key cap, for example `Ctrl+Enter`."""
    return command(command_id).cap


def field_cap(screen: str, field: str) -> str:
    """Return a field's Alt+letter, or an empty text when it has none in this release."""
    found = (f.cap for f in FIELD_KEYS if f.built and f.screen == screen and f.field == field)
    return next(found, "")


_LEFT_TO_TEXT = {"undo", "redo"}
_RESERVED = frozenset(
    QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    for c in COMMANDS
    if c.where is Where.WINDOW and c.built and c.id not in _LEFT_TO_TEXT
    for key in c.keys
)


def is_reserved(event: QKeyEvent) -> bool:
    """Return whether a key belongs to the key map even while someone types.

    Qt's text fields claim Ctrl+K and Ctrl+E on Linux (delete and go to end of line); the fields of
    the kit ask this before they let Qt claim anything. Undo stays with the text.
    """
    pressed = QKeySequence(event.keyCombination())
    return pressed.toString(QKeySequence.SequenceFormat.PortableText) in _RESERVED


class KeyMap(QObject):
    """The actions of one window; only those that are built, of the screen shown, answer.

    Signals:
        triggered: Id of the command whose key was pressed.
        field_wanted: Screen code and field id after Alt+letter, also when no target is installed.
    """

    triggered = Signal(str)
    field_wanted = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        assert_no_duplicates()
        self._window = window
        self._screen = EVERYWHERE
        self._actions: dict[str, QAction] = {}
        self._jumps: dict[tuple[str, str], QAction] = {}
        self._targets: dict[tuple[str, str], Callable[[], object]] = {}
        self._answered: set[str] = set()
        for entry in COMMANDS:
            if entry.where is Where.WINDOW and entry.built:
                self._actions[entry.id] = self._make_action(entry)

    @property
    def screen(self) -> str:
        """Return the code of the screen whose keys answer now."""
        return self._screen

    def action(self, command_id: str) -> QAction:
        """Return the one action of a command.

        Raises:
            UnknownCommandError: No such command on the window.
        """
        try:
            return self._actions[command_id]
        except KeyError:
            raise UnknownCommandError(command_id) from None

    def on(self, command_id: str, handler: Callable[[], object]) -> None:
        """Call a handler whenever the command's key is pressed."""
        self.action(command_id).triggered.connect(lambda _checked=False: handler())
        self._answered.add(command_id)

    def show_screen(self, screen: str) -> None:
        """Let the keys of a screen answer, and no other screen's."""
        self._screen = screen
        for entry in COMMANDS:
            if entry.id in self._actions:
                self._actions[entry.id].setEnabled(entry.screen in (EVERYWHERE, screen))
        for (owner, _field), action in self._jumps.items():
            action.setEnabled(owner == screen)

    def install_fields(
        self, screen: str, targets: Mapping[str, QWidget | Callable[[], object]]
    ) -> None:
        """Make Alt+letter of a screen jump to its fields.

        Calling again for the same screen replaces the targets, so a form may be rebuilt.

        Args:
            screen: Screen code of `FIELD_KEYS`.
            targets: Field id to the widget to focus, or to a callable.

        Raises:
            UnknownCommandError: A field id the screen's table lacks, or that is not built yet.
        """
        known = {f.field: f for f in FIELD_KEYS if f.screen == screen and f.built}
        for field, target in targets.items():
            if field not in known:
                raise UnknownCommandError(f"{screen}.{field}")
            self._targets[screen, field] = (
                _jump_to(target) if isinstance(target, QWidget) else target
            )
            if (screen, field) not in self._jumps:
                self._jumps[screen, field] = self._make_jump(known[field])

    def listed(self, screen: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Return (label, key) rows for the panel: those of everywhere, and those of the screen.

        Only keys that somebody answers: commands with a handler, keys of widgets that exist, and
        letters whose fields are installed.
        """
        shown = [c for c in COMMANDS if c.listed and self._is_answered(c)]
        general = [(_(c.label), c.cap) for c in shown if c.screen == EVERYWHERE]
        own = [(_(c.label), c.cap) for c in shown if c.screen == screen]
        jumps = [f for f in FIELD_KEYS if f.screen == screen and (screen, f.field) in self._jumps]
        return general, own + [(_(f.label), f.cap) for f in jumps]

    def _is_answered(self, entry: Command) -> bool:
        return entry.id in self._answered or (entry.built and entry.where is Where.WIDGET)

    def _make_action(self, entry: Command) -> QAction:
        action = QAction(_(entry.label), self)
        action.setObjectName(f"command_{entry.id}")
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.setEnabled(entry.screen == EVERYWHERE)
        action.triggered.connect(lambda _checked=False, name=entry.id: self.triggered.emit(name))
        self._window.addAction(action)
        return action

    def _make_jump(self, entry: FieldKey) -> QAction:
        action = QAction(_(entry.label), self)
        action.setObjectName(f"field_{entry.screen}_{entry.field}")
        action.setShortcut(QKeySequence(entry.cap))
        action.setAutoRepeat(False)
        action.setEnabled(entry.screen == self._screen)
        action.triggered.connect(lambda _checked=False: self._jump(entry.screen, entry.field))
        self._window.addAction(action)
        return action

    def _jump(self, screen: str, field: str) -> None:
        self._targets[screen, field]()
        self.field_wanted.emit(screen, field)


def _jump_to(target: QWidget) -> Callable[[], object]:
    return lambda: target.setFocus(Qt.FocusReason.ShortcutFocusReason)
