"""A file for the worker is whole or as it was before, and nobody else's to read."""

import os
import stat
import sys
from pathlib import Path

import pytest

from sotedesk.services.whole_file import write_whole


def test_a_file_is_written_whole_in_place_of_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "tuloste.pdf"
    path.write_bytes(b"former")

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not kept in a mode there")
def test_nobody_else_reads_it_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_whole(tmp_path / "tuloste.pdf", b"new")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "tuloste.pdf").stat().st_mode) == 0o600


def test_a_disk_that_fills_up_leaves_the_former_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tuloste.pdf"
    path.write_bytes(b"former")

    def full(_descriptor: int) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]
