"""What is done to the desk itself leaves its line in the usage log, whoever did it."""

from pathlib import Path
from typing import Any

import pytest

import sotedesk.ui.start
from sotedesk.app import OpenDesk, open_desk, run_desk
from sotedesk.model.usage_log import LogLine
from sotedesk.services.desk_keeping import RECOVERY
from sotedesk.store.credential import Password
from sotedesk.store.log import lines
from tests.cli.running import LOGIN, PASSWORD, run


def _lines(desk: OpenDesk) -> list[LogLine]:
    with desk.store.database.reader() as connection:
        return list(lines(connection, desk.store.desk.id))


def _kept(folder: Path, password: str = PASSWORD) -> list[tuple[str, bool]]:
    desk = open_desk(folder, Password(LOGIN, password))
    try:
        found = [line for line in _lines(desk) if line.use_case.startswith("desk_keeping.")]
        return [(line.use_case.partition(".")[2], line.worker == RECOVERY) for line in found]
    finally:
        desk.close()


def test_a_backup_and_a_restored_copy_leave_their_lines(profile: Path, tmp_path: Path) -> None:
    saved, copy = tmp_path / "copy.sotedesk-backup", tmp_path / "copy"

    assert run("--profile", profile, "backup", saved).code == 0
    assert run("--profile", copy, "restore", saved).code == 0

    assert _kept(profile) == [("record_backup", False)]
    assert _kept(copy) == [("record_new_identity", False)]


def test_a_backup_that_was_not_begun_leaves_no_line(profile: Path, tmp_path: Path) -> None:
    saved = tmp_path / "copy.sotedesk-backup"
    assert run("--profile", profile, "backup", saved).code == 0

    assert run("--profile", profile, "backup", saved).code == 1

    assert _kept(profile) == [("record_backup", False)]


def test_a_new_password_leaves_its_line(profile: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.write_text("Neljä luumua\n", encoding="utf-8")

    assert run("--profile", profile, "password", "--new-password-file", new).code == 0

    assert _kept(profile, "Neljä luumua") == [("record_password_change", False)]


@pytest.mark.parametrize("refused", [False, True])
def test_opening_the_window_is_logged_or_the_desk_does_not_open(
    profile: Path, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    def start(opening: Any, **_given: object) -> int:  # noqa: ANN401 - as the window calls it
        opening(LOGIN, PASSWORD).close()
        return 0

    def full(*_given: object) -> None:
        raise OSError(28, "the disk is full")

    monkeypatch.setattr(sotedesk.ui.start, "bring_running_forward", lambda _socket: False)
    monkeypatch.setattr(sotedesk.ui.start, "start", start)
    if refused:
        with monkeypatch.context() as patched:
            patched.setattr("sotedesk.services.desk_keeping.DeskKeeping.record_log_in", full)
            with pytest.raises(OSError, match="full"):
                run_desk(profile)
        assert _kept(profile) == []
    else:
        assert run_desk(profile) == 0
        assert _kept(profile) == [("record_log_in", False)]
