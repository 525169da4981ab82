from dataclasses import replace
from uuid import uuid4

import pytest

from sotedesk.store import key_format
from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.errors import (
    LastSlotError,
    NoSuchSlotError,
    WrongPasswordError,
    WrongRecoveryCodeError,
)
from sotedesk.store.keys import THROW_AWAY, KdfCost, KeyFile, Slot
from tests.store.built import COLLEAGUE, COLLEAGUES, NEW_PASSWORD, PASSWORD, WORKER

KEY = DatabaseKey.generate()
CODE = RecoveryCode.generate()


def of_two_workers() -> KeyFile:
    return (
        KeyFile.new(uuid4(), KEY)
        .with_worker(WORKER, KEY, PASSWORD, THROW_AWAY)
        .with_worker(COLLEAGUE, KEY, COLLEAGUES, THROW_AWAY)
        .with_recovery(KEY, CODE, THROW_AWAY)
    )


def test_each_worker_and_the_recovery_sheet_open_the_same_key() -> None:
    key_file = of_two_workers()

    assert key_file.unlock(PASSWORD).worker == WORKER
    assert key_file.unlock(COLLEAGUES).worker == COLLEAGUE
    assert key_file.unlock(CODE).worker is None
    for credential in (PASSWORD, COLLEAGUES, CODE):
        assert key_file.unlock(credential).key == KEY


@pytest.mark.parametrize(
    "wrong",
    [
        Password(PASSWORD.login, "Päärynä ja 3 omena"),
        Password(PASSWORD.login, COLLEAGUES.password),
        Password("eino", COLLEAGUES.password),
        Password("recovery", CODE.symbols),
    ],
)
def test_a_wrong_login_or_password_opens_nothing(wrong: Password) -> None:
    with pytest.raises(WrongPasswordError):
        of_two_workers().unlock(wrong)


def test_the_code_of_another_sheet_opens_nothing() -> None:
    with pytest.raises(WrongRecoveryCodeError):
        of_two_workers().unlock(RecoveryCode.generate())


def test_a_new_password_replaces_the_old_one_and_no_other() -> None:
    key_file = of_two_workers().with_worker(WORKER, KEY, NEW_PASSWORD, THROW_AWAY)

    assert key_file.unlock(NEW_PASSWORD).worker == WORKER
    assert key_file.unlock(COLLEAGUES).worker == COLLEAGUE
    with pytest.raises(WrongPasswordError):
        key_file.unlock(PASSWORD)


def test_a_removed_worker_opens_it_no_more() -> None:
    key_file = of_two_workers().without_worker(WORKER)

    assert key_file.workers == (COLLEAGUE,)
    with pytest.raises(WrongPasswordError):
        key_file.unlock(PASSWORD)


def test_the_last_worker_and_a_stranger_cannot_be_removed() -> None:
    key_file = of_two_workers().without_worker(WORKER)

    with pytest.raises(NoSuchSlotError):
        key_file.without_worker(WORKER)
    with pytest.raises(LastSlotError):
        key_file.without_worker(COLLEAGUE)


def test_a_slot_opens_only_as_the_person_profile_and_database_it_was_made_for() -> None:
    key_file = of_two_workers()
    first, second, recovery = key_file.slots
    forged = [
        replace(key_file, profile=uuid4()),
        replace(key_file, database_salt=bytes(16)),
        replace(key_file, slots=(replace(first, worker=COLLEAGUE), second, recovery)),
        replace(key_file, slots=(replace(first, cost=KdfCost(16, 1)), second, recovery)),
        replace(key_file, slots=(Slot(WORKER, THROW_AWAY, second.sealed), recovery)),
        replace(key_file, slots=(Slot(WORKER, THROW_AWAY, b""), recovery)),
    ]

    for one in forged:
        with pytest.raises(WrongPasswordError):
            one.unlock(PASSWORD)


def test_slots_of_different_cost_open_side_by_side() -> None:
    key_file = of_two_workers().with_worker(WORKER, KEY, NEW_PASSWORD, KdfCost(32, 2))

    assert key_file.unlock(NEW_PASSWORD).worker == WORKER
    assert key_file.unlock(COLLEAGUES).worker == COLLEAGUE


def test_the_proper_cost_is_64_mebibytes_three_passes_one_lane() -> None:
    """RFC 9106 §4: 64 MiB and t=3; one lane as measured."""
    assert KdfCost() == KdfCost(memory_kib=65536, passes=3, lanes=1)


@pytest.mark.parametrize("cost", [(2**40, 1, 1), (64, 10**6, 1), (65536, 1, 99), (1, 1, 1)])
def test_a_forged_cost_that_would_eat_the_machine_is_refused(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        KdfCost(*cost)


def test_the_key_of_another_database_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="another database"):
        of_two_workers().with_recovery(DatabaseKey.generate(), CODE, THROW_AWAY)


def test_derived_keys_differ_by_purpose_and_from_the_key() -> None:
    assert len({KEY.secret, KEY.derive("a"), KEY.derive("b")}) == 3
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)


def test_a_key_file_is_read_back_as_written() -> None:
    key_file = of_two_workers()

    assert key_format.decode(key_format.encode(key_file)) == key_file


def test_every_flipped_byte_and_every_cut_of_a_key_file_is_found() -> None:
    content = key_format.encode(of_two_workers())

    for place in range(len(content)):
        altered = bytearray(content)
        altered[place] ^= 1
        with pytest.raises(key_format.DamagedKeyFileError):
            key_format.decode(bytes(altered))
        with pytest.raises(key_format.DamagedKeyFileError):
            key_format.decode(content[:place])


def test_no_login_name_stands_in_the_key_file() -> None:
    content = key_format.encode(of_two_workers()).lower()

    for word in (b"aino", b"esimerkki", b"eino", b"malli"):
        assert word not in content
