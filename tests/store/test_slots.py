"""Several workers at one profile: each opens it with a password of their own, in both copies."""

from pathlib import Path
from uuid import UUID

import pytest

from sotedesk.model.ids import WorkerId
from sotedesk.store.credential import Password
from sotedesk.store.errors import WrongPasswordError
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import Profile
from sotedesk.store.slots import ProfileSlots
from tests.store.built import COLLEAGUES, NEW_PASSWORD, PASSWORD, WORKER, build

COLLEAGUE = WorkerId(UUID(int=0x0193_0000_0000_7000_8000_0000_0000_0777))


def whose(folder: Path, credential: Password) -> UUID | None:
    with Profile.open(folder, credential) as profile:
        return profile.worker


def give(folder: Path) -> None:
    with Profile.open(folder, PASSWORD) as profile:
        slots = ProfileSlots(profile, THROW_AWAY)
        assert slots.holders() == {WORKER}
        slots.give(COLLEAGUE, COLLEAGUES.login, COLLEAGUES.password)
        assert slots.holders() == {WORKER, COLLEAGUE}


def test_each_worker_opens_the_profile_with_their_own_password(tmp_path: Path) -> None:
    folder = build(tmp_path / "profile").folder

    give(folder)

    assert whose(folder, PASSWORD) == WORKER
    assert whose(folder, COLLEAGUES) == COLLEAGUE
    with pytest.raises(WrongPasswordError):
        whose(folder, Password(PASSWORD.login, COLLEAGUES.password))


@pytest.mark.parametrize("lost", ["keys", "keys.copy"])
def test_either_copy_of_the_key_file_is_enough_for_both(tmp_path: Path, lost: str) -> None:
    folder = build(tmp_path / "profile").folder
    give(folder)

    (folder / lost).unlink()

    assert whose(folder, COLLEAGUES) == COLLEAGUE
    assert whose(folder, PASSWORD) == WORKER
    assert (folder / "keys").read_bytes() == (folder / "keys.copy").read_bytes()


def test_an_open_profile_knows_whose_a_password_is(tmp_path: Path) -> None:
    folder = build(tmp_path / "profile").folder
    give(folder)

    with Profile.open(folder, PASSWORD) as profile:
        assert profile.owner(COLLEAGUES) == COLLEAGUE
        assert profile.owner(PASSWORD) == WORKER
        assert profile.worker == WORKER
        with pytest.raises(WrongPasswordError):
            profile.owner(NEW_PASSWORD)


def test_changing_ones_own_password_leaves_the_colleagues_as_it_was(tmp_path: Path) -> None:
    folder = build(tmp_path / "profile").folder
    give(folder)

    with Profile.open(folder, COLLEAGUES) as profile:
        slots = ProfileSlots(profile, THROW_AWAY)
        with pytest.raises(WrongPasswordError):
            slots.change(PASSWORD.login, "väärä", NEW_PASSWORD.password)
        slots.change(PASSWORD.login, PASSWORD.password, NEW_PASSWORD.password)

    assert whose(folder, NEW_PASSWORD) == WORKER
    assert whose(folder, COLLEAGUES) == COLLEAGUE
    with pytest.raises(WrongPasswordError):
        whose(folder, PASSWORD)


def test_no_login_name_stands_in_the_key_file(tmp_path: Path) -> None:
    folder = build(tmp_path / "profile").folder
    give(folder)

    content = (folder / "keys").read_bytes()

    assert COLLEAGUES.login.encode() not in content
    assert PASSWORD.login.encode() not in content
