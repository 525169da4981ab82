"""Nothing of anybody can be read in the files of a profile, also while it is in use.

Source: issue "Foundations", Done when 6; design §4.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from sotedesk.model.names import search_fold
from sotedesk.store.key_copies import NAMES
from sotedesk.store.profile import DATABASE
from tests.cli import tasks
from tests.cli.running import PASSWORD, files_of, run
from tests.cli.typed import TYPED, held_open
from tests.store.apart import start_apart
from tests.store.built import flip


def _spellings(words: str) -> Iterator[bytes]:
    """Give a text as it might lie in a file: composed or not, folded for search, in UTF-16."""
    for form in ("NFC", "NFD"):
        whole = unicodedata.normalize(form, words)
        for spelled in {whole, whole.lower(), whole.upper()}:
            yield spelled.encode()
            yield spelled.encode("utf-16-le")
    yield search_fold(words).encode()


def _assert_unreadable(folder: Path) -> None:
    files = files_of(folder)
    assert {DATABASE, f"{DATABASE}-wal", *NAMES} <= set(files)
    for name, content in files.items():
        for words in (*TYPED, PASSWORD):
            for spelled in _spellings(words):
                assert spelled not in content, f"{words} in {name}"


def test_no_file_of_a_profile_in_use_holds_a_name_a_note_or_a_code(profile: Path) -> None:
    with start_apart(tasks.hold_with_draft, profile) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said == "open\n", process.communicate()[1]

        _assert_unreadable(profile)

        process.communicate("")
    assert process.returncode == 0


def test_file_names_tell_nothing(profile: Path) -> None:
    with held_open(profile):
        names = {path.name for path in profile.rglob("*")}

    assert names <= {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", *NAMES, "lock"}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_flipped_bit_is_found_and_named(profile: Path, part: float) -> None:
    size = (profile / DATABASE).stat().st_size
    flip(profile / DATABASE, int(size * part))

    said = run("--profile", profile, "verify")

    assert said.code == 1
    damaged = f"Tietokanta {profile / DATABASE} on vaurioitunut. Palauta varmuuskopio"
    assert "file_damaged" in said.out or said.err.startswith(damaged)
    assert len(said.err.splitlines()) == 1
