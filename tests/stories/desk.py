"""A worker at the real window: keys of the X server in, what is seen on the screen out."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from sotedesk import app
from sotedesk.app import Founder, OpenDesk
from sotedesk.model.ids import WorkerId
from sotedesk.model.worker import UnitKind
from sotedesk.services.directory_keeping import NewWorker
from sotedesk.store.credential import Password
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.slots import ProfileSlots

LOGIN, PASSWORD = "minna.malli", "päärynä ja 3 omenaa"
DEADLINE_S = 30.0
"""How long something may take to be seen on a busy machine before it counts as never."""
_MOST_TABS = 40
_ROOT = Path(__file__).parents[2]
_KEYS = {
    " ": "space",
    "ä": "adiaeresis",
    "ö": "odiaeresis",
    "å": "aring",
    "Ä": "Adiaeresis",
    "Ö": "Odiaeresis",
    "Å": "Aring",
    ".": "period",
    ",": "comma",
    "-": "minus",
    "+": "plus",
    ":": "colon",
    "/": "slash",
    "_": "underscore",
    "?": "question",
    "\n": "Return",
}


class NotSeenError(AssertionError):
    """Something did not come on the screen in time."""

    def __init__(self, wanted: str, seen: dict[str, Any]) -> None:
        shown = json.dumps({k: v for k, v in seen.items() if k != "labels"}, ensure_ascii=False)
        super().__init__(f"{wanted} was not seen; on the screen: {shown}")


@contextmanager
def virtual_screen(size: str = "1440x900") -> Iterator[str]:
    """A screen of its own with a Finnish keyboard; its name for DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(  # noqa: S603 - our own words
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-noreset"],  # noqa: S607 - where the system has it
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            display = f":{answer.readline().strip()}"
        subprocess.run(  # noqa: S603 - as above
            ["setxkbmap", "-display", display, "fi"],  # noqa: S607 - as above
            check=True,
            timeout=DEADLINE_S,
            stderr=subprocess.DEVNULL,
        )
        yield display
    finally:
        server.terminate()
        server.wait(DEADLINE_S)


class Keyboard:
    """Real keys of the X server, by one xdotool that stays open."""

    def __init__(self, display: str) -> None:
        self._tool = subprocess.Popen(
            ["xdotool", "-"],  # noqa: S607 - where the system has it
            stdin=subprocess.PIPE,
            env={**os.environ, "DISPLAY": display},
            text=True,
        )

    def focus(self, window: int) -> None:
        """Give a window the keyboard; there is no window manager to do it."""
        self._say(f"windowfocus {window}")

    def press(self, *keys: str) -> None:
        """Press keys one after another, such as ``F2`` or ``ctrl+Return``."""
        for key in keys:
            self._say(f"key --delay 0 {key}")

    def type(self, text: str) -> None:
        """Type letter by letter."""
        self.press(*(key_of(letter) for letter in text))

    def close(self) -> None:
        assert self._tool.stdin is not None
        self._tool.stdin.close()
        self._tool.wait(DEADLINE_S)

    def _say(self, line: str) -> None:
        stream: IO[str] | None = self._tool.stdin
        assert stream is not None
        stream.write(line + "\n")
        stream.flush()


def key_of(letter: str) -> str:
    """Give the name of the key that writes a letter."""
    return _KEYS.get(letter, letter)


class Desk:
    """A running desk, its window and its worker's hands."""

    def __init__(self, process: subprocess.Popen[bytes], keyboard: Keyboard) -> None:
        self.process = process
        self.keyboard = keyboard
        self.seen: dict[str, Any] = {}
        self._changed = threading.Condition()
        # Read all the time: a full pipe would stop the desk that writes into it.
        self._eyes = threading.Thread(target=self._look, daemon=True)
        self._eyes.start()

    def wait(self, wanted: str, is_so: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait until the screen is as wanted."""
        with self._changed:
            seen = self._changed.wait_for(lambda: self.seen and is_so(self.seen), DEADLINE_S)
        if not seen:
            raise NotSeenError(wanted, self.seen)
        return self.seen

    def wait_for(self, **wanted: object) -> dict[str, Any]:
        """Wait until the screen shows these, such as ``field="notes"``."""
        return self.wait(
            str(wanted), lambda seen: all(seen.get(n) == value for n, value in wanted.items())
        )

    def wait_says(self, words: str) -> dict[str, Any]:
        """Wait until some line of the screen has these words."""
        return self.wait(
            f"the words {words!r}", lambda seen: any(words in line for line in seen["labels"])
        )

    def wait_value(self, name: str, value: str) -> None:
        """Wait until a field holds a value."""
        self.wait(f"{name} = {value!r}", lambda seen: seen["values"].get(name) == value)

    def wait_told(self, words: str) -> None:
        """Wait until the status bar says so of what was done."""
        self.wait(f"told {words!r}", lambda seen: words in seen["told"])

    def wait_rows(self, name: str, are_so: Callable[[list[str]], object]) -> None:
        """Wait until a list is shown and its rows are as wanted."""
        self.wait(
            f"rows of {name}", lambda seen: seen["rows"].get(name) and are_so(seen["rows"][name])
        )

    def press(self, *keys: str) -> None:
        self.keyboard.press(*keys)

    def go(self, key: str, name: str) -> None:
        """Press a key and wait until the focus is in a field."""
        self.press(key)
        self.wait_for(field=name)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until the focus is in a field, or in one whose name goes on after a star."""
        start, star, _rest = name.partition("*")
        for _step in range(_MOST_TABS):
            field = self.seen.get("field", "")
            if field == name or (star and field.startswith(start)):
                return
            self._step("shift+Tab" if back else "Tab", self.seen["stops"])
        raise NotSeenError(f"field {name}", self.seen)

    def choose_row(self, start: str) -> None:
        """Go down a list of radio buttons to the one whose words begin so, and choose it."""
        for _step in range(_MOST_TABS):
            if self.seen["named"].startswith(start):
                self.press("Return")
                return
            self._step("Down", self.seen["stops"])
        raise NotSeenError(f"row {start}", self.seen)

    def _step(self, key: str, stops: int) -> None:
        self.press(key)
        self.wait("another field", lambda seen: seen["stops"] != stops)

    def wait_clipboard(self, words: str) -> str:
        """Wait until a text with these words is on the clipboard; give all of it."""
        return str(
            self.wait("the copied text", lambda seen: words in seen["clipboard"])["clipboard"]
        )

    def write(self, text: str, *, known: str | None = None) -> None:
        """Type into the field that has the focus and wait until it stands there."""
        self.keyboard.type(text)
        wanted = text if known is None else known
        self.wait(f"text {wanted!r}", lambda seen: seen["text"] == wanted)

    def lock(self) -> dict[str, Any]:
        """Lock the desk; give what is on the screen then."""
        self.press("ctrl+l")
        return self.wait_for(locked=True, field="login_password")

    def log_in(self, login: str, password: str, **wanted: object) -> dict[str, Any]:
        """Log in at a locked desk, whoever it was locked by, and wait for what is to be seen."""
        self.go("shift+Tab", "login_name")
        self.write(login)
        self.go("Tab", "login_password")
        self.keyboard.type(password + "\n")
        return self.wait_for(locked=False, **wanted)

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(DEADLINE_S)

    def minimize(self) -> None:
        """Put the window away."""
        self._tell(b"minimize\n")
        self.wait_for(minimized=True)

    def close(self) -> None:
        """Close the window."""
        self._tell(b"close\n")
        self.process.wait(DEADLINE_S)
        assert self.process.returncode == 0

    def _tell(self, words: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(words)
        self.process.stdin.flush()

    def end(self) -> None:
        """End the desk, if it has not ended by itself, and take in its last words."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(DEADLINE_S)
        self._eyes.join(DEADLINE_S)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                stream.close()

    def _look(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._changed:
                self.seen = json.loads(line)
                self._changed.notify_all()


@contextmanager
def running_desk(
    profile: Path, display: str, login: str = LOGIN, password: str = PASSWORD
) -> Iterator[Desk]:
    """Start the real desk on a screen and log in; it is ended in any case."""
    process = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-m", "tests.stories.observed", str(profile)],
        cwd=_ROOT,
        env=on(display),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    keyboard = Keyboard(display)
    desk = Desk(process, keyboard)
    try:
        seen = desk.wait("a window", lambda seen: seen["window"])
        keyboard.focus(seen["window"])
        desk.wait_for(active=True, field="login_name")
        desk.write(login)
        desk.go("Tab", "login_password")
        keyboard.type(password + "\n")
        desk.wait_for(ready=True, active=True)
        yield desk
    finally:
        keyboard.close()
        desk.end()


def on(display: str) -> dict[str, str]:
    """Give the environment of a program on a screen."""
    return {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def found(profile: Path, kind: UnitKind = UnitKind.HEALTH) -> None:
    """Make a synthetic profile of one worker and unit."""
    app.found_profile(
        profile,
        Founder(
            login=LOGIN,
            password=PASSWORD,
            first_name="Minna",
            last_name="Malli",
            title="sairaanhoitaja" if kind is UnitKind.HEALTH else "asiakasohjaaja",
            unit_name="Keskustan yksikkö",
            unit_kind=kind,
        ),
        synthetic=True,
        cost=THROW_AWAY,
    )


def let_in(profile: Path, new: NewWorker, password: str) -> WorkerId:
    """Let a colleague of the founder's unit and registers log in, too."""
    with opened(profile) as desk:
        founder = desk.actor()
        same = replace(new, unit=founder.unit, registers=tuple(founder.registers))
        worker = WorkerId(desk.services.accounts.add(founder, same).id)
        ProfileSlots(desk.profile, THROW_AWAY).give(worker, new.login, password)
    return worker


@contextmanager
def opened(profile: Path) -> Iterator[OpenDesk]:
    """Read the profile once the desk has let it go."""
    desk = app.open_desk(profile, Password(LOGIN, PASSWORD))
    try:
        yield desk
    finally:
        desk.close()
