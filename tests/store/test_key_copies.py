import hashlib
from pathlib import Path

import pytest

from sotedesk.store import key_copies, key_format
from sotedesk.store.errors import CopyState, KeyFilesDamagedError, NewerFormatError
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import Profile
from tests.store.built import NEW_PASSWORD, PASSWORD, Built, flip


def contents(folder: Path) -> set[bytes]:
    return {(folder / name).read_bytes() for name in key_copies.NAMES}


@pytest.mark.parametrize("name", key_copies.NAMES)
@pytest.mark.parametrize("place", [0, 20, 200, -1])
def test_one_damaged_copy_is_mended_from_the_other(built: Built, name: str, place: int) -> None:
    before = contents(built.folder)
    flip(built.folder / name, place)

    with built.opened() as profile:
        assert profile.mended == (name,)

    assert contents(built.folder) == before


@pytest.mark.parametrize("name", key_copies.NAMES)
@pytest.mark.parametrize("left", [None, 0, 100])
def test_one_missing_or_cut_copy_is_mended(built: Built, name: str, left: int | None) -> None:
    copy = built.folder / name
    if left is None:
        copy.unlink()
    else:
        copy.write_bytes(copy.read_bytes()[:left])

    with built.opened() as profile:
        assert profile.mended == (name,)

    assert len(contents(built.folder)) == 1


def test_both_copies_damaged_is_told_with_what_was_found_and_nothing_is_written(
    built: Built,
) -> None:
    (built.folder / key_copies.FIRST).unlink()
    flip(built.folder / key_copies.SECOND, 300)
    before = (built.folder / key_copies.SECOND).read_bytes()

    with pytest.raises(KeyFilesDamagedError) as caught:
        Profile.open(built.folder, PASSWORD)

    assert caught.value.states == {
        key_copies.FIRST: CopyState.MISSING,
        key_copies.SECOND: CopyState.DAMAGED,
    }
    assert not (built.folder / key_copies.FIRST).exists()
    assert (built.folder / key_copies.SECOND).read_bytes() == before


def test_of_two_whole_copies_the_newer_one_counts(built: Built) -> None:
    old = (built.folder / key_copies.SECOND).read_bytes()
    with built.opened() as profile:
        profile.change_password(PASSWORD, NEW_PASSWORD, cost=THROW_AWAY)
    (built.folder / key_copies.SECOND).write_bytes(old)

    with Profile.open(built.folder, NEW_PASSWORD) as profile:
        assert profile.mended == (key_copies.SECOND,)


def test_a_key_file_of_a_newer_program_is_refused_and_left_alone(built: Built) -> None:
    _, _, body = (built.folder / key_copies.FIRST).read_bytes().partition(b"\n")
    newer = body.replace(b'"version": 1', b'"version": 2')
    checksum = hashlib.blake2b(newer, digest_size=32).hexdigest().encode()
    for name in key_copies.NAMES:
        (built.folder / name).write_bytes(b"sotedesk-keys " + checksum + b"\n" + newer)

    with pytest.raises(NewerFormatError) as caught:
        Profile.open(built.folder, PASSWORD)

    assert (caught.value.found, caught.value.known) == (2, key_format.VERSION)
    assert newer in (built.folder / key_copies.FIRST).read_bytes()


@pytest.mark.parametrize(
    "body", [b"[]", b"{}", b'{"version": "x"}', b'{"version": 1, "profile": 3}', b"\xff", b"null"]
)
def test_a_forged_body_with_a_right_checksum_is_damage_not_a_crash(body: bytes) -> None:
    checksum = hashlib.blake2b(body, digest_size=32).hexdigest().encode()

    with pytest.raises(key_format.DamagedKeyFileError):
        key_format.decode(b"sotedesk-keys " + checksum + b"\n" + body)
