"""The program as it starts: real processes and windows, what is typed early, the second start."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sotedesk.app import Founder, found_profile, open_desk
from sotedesk.model.ids import WorkerId
from sotedesk.services.directory_keeping import NewWorker
from sotedesk.store.credential import Password
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.slots import ProfileSlots

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 60
LOGIN, PASSWORD = "minna", "kesä ja 12 talvea"

PLAY = """
import sys
from pathlib import Path
from sotedesk import app
def say(*words):
    print(*words, flush=True)
def begun(start):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(50_000, lambda: (say("hangs"), start.window.close()))
    {play}
{run}
"""
DESK = "app.run_desk(Path(sys.argv[1]), begun)"
DEMO = "app.run_demo(dark=False, scale=1.0, on_start=begun)"


def played(play: str, run: str, *arguments: str, home: Path) -> list[str]:
    """Start the program in a process of its own and give what it said."""
    with starting(play, run, *arguments, home=home) as process:
        said, complaint = process.communicate(timeout=LONGEST_SECONDS)
    assert process.returncode == 0, complaint
    return said.splitlines()


@contextmanager
def starting(play: str, run: str, *arguments: str, home: Path) -> Iterator["subprocess.Popen[str]"]:
    code = PLAY.format(play=play.strip().replace("\n", "\n    "), run=run)
    with subprocess.Popen(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(home)},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo day is made once for all of these tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    founder = Founder(
        login=LOGIN,
        password=PASSWORD,
        first_name="Minna",
        last_name="Salo",
        unit_name="Keskustan sote-keskus",
    )
    found_profile(tmp_path / "profile", founder, synthetic=True, cost=THROW_AWAY)
    return tmp_path / "profile"


def test_a_wrong_password_is_said_in_place_and_the_right_one_opens_the_desk(
    profile: Path, cache: Path
) -> None:
    play = f"""
def submit(password):
    start.login.login.setText("{LOGIN}")
    start.login.password.setText(password)
    start.login.open.click()
def look():
    words = start.login.password.accessibleDescription()
    if not words:
        QTimer.singleShot(20, look)
        return
    say("refused:", words)
    submit("{PASSWORD}")
def ready():
    frame = start.window.centralWidget()
    say("ready:", frame.current_screen(), start.window.windowTitle(), start.login)
    start.shell.complete.connect(start.window.close)
start.ready.connect(ready)
start.asking.connect(lambda: (submit("väärä salasana"), look()))
"""
    assert played(play, DESK, str(profile), home=cache) == [
        "refused: Käyttäjätunnus tai salasana ei täsmää. Kirjoita ne uudelleen.",
        "ready: desk SoteDesk None",
    ]


def test_a_worker_without_a_unit_is_told_and_another_one_can_log_in(
    profile: Path, cache: Path
) -> None:
    with closing(open_desk(profile, Password(LOGIN, PASSWORD))) as desk:
        new = NewWorker(first_name="Aino", last_name="Mäki", login="aino")
        aino = WorkerId(desk.keeping.add_worker(desk.actor(), new).id)
        ProfileSlots(desk.profile, THROW_AWAY).give(aino, "aino", PASSWORD)
    play = f"""
def submit(login):
    start.login.login.setText(login)
    start.login.password.setText("{PASSWORD}")
    start.login.open.click()
def look():
    words = start.login.password.accessibleDescription()
    if not words:
        QTimer.singleShot(20, look)
        return
    say(words)
    submit("{LOGIN}")
def ready():
    say(start.shell.worker.name)
    start.shell.complete.connect(start.window.close)
start.ready.connect(ready)
start.asking.connect(lambda: (submit("aino"), look()))
"""
    assert played(play, DESK, str(profile), home=cache) == [
        "Tietoa ei löydy. Se on ehkä mitätöity. Palaa takaisin ja hae uudelleen.",
        "Minna Salo",
    ]


def test_in_the_demo_ctrl_l_offers_its_workers_and_one_goes_on_as_any_of_them(
    cache: Path,
) -> None:
    play = """
from PySide6.QtTest import QTest
def press(key, *more):
    from PySide6.QtWidgets import QApplication
    QTest.keyClick(QApplication.focusWidget(), key, *more)
def lock():
    from PySide6.QtCore import Qt
    say(start.shell.worker.name)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    pick()
def pick():
    from PySide6.QtCore import Qt
    from sotedesk.ui.widgets.row_list import RowList
    rows = start.window.findChild(RowList, "demo_workers").rows()
    if not rows:
        QTimer.singleShot(20, pick)
        return
    start.seats.seated.connect(seated)
    say([row.title for row in rows if "asiakasohjaaja" in row.sub])
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
def seated():
    say(start.shell.worker.name, start.window.centralWidget() is start.shell.window)
    start.window.close()
start.ready.connect(lambda: start.shell.complete.connect(lock))
"""
    assert played(play, DEMO, home=cache) == [
        "Minna Salo",
        "['Timo Hakala', 'Outi Rautio']",
        "Outi Rautio True",
    ]


def test_what_is_typed_on_the_picture_of_the_log_in_opens_the_desk(
    profile: Path, cache: Path
) -> None:
    play = f"""
from PySide6.QtTest import QTest
def typing():
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication
    QTest.keyClicks(QApplication.focusWidget(), "{LOGIN}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QApplication.focusWidget().insert("{PASSWORD}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    say("typed on", type(start.window.centralWidget()).__name__)
def ready():
    say("ready")
    start.shell.complete.connect(start.window.close)
start.ready.connect(ready)
start.window.painted.connect(typing)
"""
    assert played(play, DESK, str(profile), home=cache) == ["typed on FirstLogin", "ready"]


def test_what_is_typed_on_the_picture_of_the_frame_is_searched_for(cache: Path) -> None:
    play = """
from PySide6.QtTest import QTest
def typing():
    from PySide6.QtWidgets import QApplication
    QTest.keyClicks(QApplication.focusWidget(), "kosk")
    say("typed on", type(start.window.centralWidget()).__name__)
def look():
    frame, search = start.window.centralWidget(), start.shell.search
    if search.isHidden():
        QTimer.singleShot(20, look)
        return
    say(frame.top_bar.search.text(), frame.top_bar.search.hasFocus())
    start.window.close()
start.window.painted.connect(typing)
start.ready.connect(lambda: start.shell.complete.connect(look))
"""
    assert played(play, DEMO, home=cache) == ["typed on FirstFrame", "kosk True"]


def test_a_command_given_on_the_picture_is_done_on_the_desk(cache: Path) -> None:
    play = """
from PySide6.QtTest import QTest
def pressing():
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
def look():
    frame = start.window.centralWidget()
    if frame.current_screen() != "contact":
        QTimer.singleShot(20, look)
        return
    say("contact")
    start.window.close()
start.window.painted.connect(pressing)
start.ready.connect(look)
"""
    assert played(play, DEMO, home=cache) == ["contact"]


def test_a_click_on_the_picture_of_a_button_presses_the_button(cache: Path) -> None:
    play = """
from PySide6.QtTest import QTest
def clicking():
    from PySide6.QtCore import QPoint, Qt
    picture = start.window.centralWidget()
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(picture.width() - 60, 28))
def look():
    if start.window.centralWidget().current_screen() != "contact":
        QTimer.singleShot(20, look)
        return
    say("contact")
    start.window.close()
start.window.painted.connect(clicking)
start.ready.connect(look)
"""
    assert played(play, DEMO, home=cache) == ["contact"]


def test_a_second_start_brings_the_first_to_the_front_and_ends(profile: Path, cache: Path) -> None:
    waits = """
start.asking.connect(lambda: say("asking"))
real = start.bring_forward
def brought():
    real()
    say("brought forward", start.window.isVisible())
    start.window.close()
start.bring_forward = brought
"""
    with starting(waits, DESK, str(profile), home=cache) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "asking\n"
        second = played("say('a second window')", DESK, str(profile), home=cache)
        said, complaint = first.communicate(timeout=LONGEST_SECONDS)

    assert second == []
    assert said == "brought forward True\n", complaint


def test_a_profile_that_is_none_is_said_in_the_log_in(tmp_path: Path, cache: Path) -> None:
    play = """
def submit():
    start.login.login.setText("minna")
    start.login.password.setText("salasana")
    start.login.open.click()
    look()
def look():
    words = start.login.password.accessibleDescription()
    if not words:
        QTimer.singleShot(20, look)
        return
    say(words)
    start.window.close()
start.asking.connect(submit)
"""
    assert played(play, DESK, str(tmp_path / "none"), home=cache) == [
        "Kansiossa ei ole SoteDeskin tietoja. Tarkista kansio."
    ]


@pytest.mark.parametrize("run", [DESK, DEMO])
def test_the_first_picture_is_painted_without_the_enums_of_qt(
    run: str, tmp_path: Path, cache: Path
) -> None:
    play = """
def painted():
    import PySide6.QtCore
    heavy = ("sotedesk.model", "sotedesk.services", "sotedesk.store", "sqlalchemy", "dataclasses")
    say("Qt" in vars(PySide6.QtCore), [name for name in heavy if name in sys.modules])
    start.window.close()
start.window.painted.connect(painted)
"""
    assert played(play, run, str(tmp_path), home=cache) == ["False []"]
