"""One window per profile: starting the program again brings the one that runs to the front."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.stories.desk import DEADLINE_S, found, on, running_desk, virtual_screen

ROOT = Path(__file__).parents[2]


def start_again(profile: Path, display: str) -> subprocess.CompletedProcess[str]:
    """Start the program as its command does, and wait for its end."""
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "sotedesk", "--profile", str(profile)],
        cwd=ROOT,
        env=on(display),
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )


@pytest.mark.xdist_group("window")
def test_a_second_start_brings_the_running_desk_to_the_front(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    found(profile)
    with virtual_screen() as display, running_desk(profile, display) as desk:
        desk.press("F2")
        desk.wait_for(screen="contact", field="notes")
        desk.go("alt+m", "notes")
        desk.write("kesken jäi")
        desk.minimize()

        again = start_again(profile, display)

        desk.wait_for(minimized=False, screen="contact", field="notes", text="kesken jäi")
        desk.close()

    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.xdist_group("window")
def test_a_killed_desk_keeps_nobody_out(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    found(profile)
    with virtual_screen() as display:
        with running_desk(profile, display) as desk:
            desk.kill()

        with running_desk(profile, display) as desk:
            assert desk.seen["screen"] == "desk"
            desk.close()
