import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.errors import RecoveryCodeMistypedError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_recovery_code_is_read_back_as_printed() -> None:
    code = RecoveryCode.generate()

    assert RecoveryCode.parse(code.text()) == code
    assert [len(group) for group in code.text().split("-")] == [5] * 7


def test_a_recovery_code_is_read_as_people_type_it() -> None:
    code = next(
        code
        for code in iter(RecoveryCode.generate, None)
        if "0" in code.symbols and "1" in code.symbols
    )
    typed = code.text().lower().replace("0", "o").replace("1", "l").replace("-", "  ")

    assert RecoveryCode.parse(f" {typed}\n") == code


@given(st.integers(0, 34), st.integers(1, 31))
def test_any_single_wrong_character_is_found_and_its_group_named(place: int, other: int) -> None:
    symbols = RecoveryCode.generate().symbols
    wrong = ALPHABET[(ALPHABET.index(symbols[place]) + other) % 32]

    with pytest.raises(RecoveryCodeMistypedError) as caught:
        RecoveryCode.parse(symbols[:place] + wrong + symbols[place + 1 :])

    assert caught.value.group == place // 5 + 1


@given(st.integers(0, 6), st.integers(0, 3))
def test_two_swapped_neighbours_in_a_group_are_found(group: int, place: int) -> None:
    symbols = RecoveryCode.generate().symbols
    start = group * 5 + place
    swapped = symbols[:start] + symbols[start + 1] + symbols[start] + symbols[start + 2 :]

    if swapped == symbols:
        return
    with pytest.raises(RecoveryCodeMistypedError) as caught:
        RecoveryCode.parse(swapped)

    assert caught.value.group == group + 1


def test_two_swapped_groups_are_found() -> None:
    groups = RecoveryCode.generate().text().split("-")
    groups[2], groups[3] = groups[3], groups[2]

    with pytest.raises(RecoveryCodeMistypedError):
        RecoveryCode.parse("-".join(groups))


@pytest.mark.parametrize("text", ["", "ABC", "U" * 35, "Ä" * 35, "0" * 36])
def test_what_cannot_be_a_code_is_refused(text: str) -> None:
    with pytest.raises(RecoveryCodeMistypedError):
        RecoveryCode.parse(text)


def test_login_and_password_do_not_depend_on_how_the_keyboard_composes_letters() -> None:
    composed = Password("Äijälä", "yö")
    decomposed = Password(" A\u0308ija\u0308la\u0308 ", "yo\u0308")

    assert composed.secret == decomposed.secret
    assert composed.label == decomposed.label


def test_upper_and_lower_case_matter_in_the_password_only() -> None:
    assert Password("Aino", "a").label == Password("aino", "a").label
    assert Password("aino", "A").secret != Password("aino", "a").secret


@pytest.mark.parametrize(("login", "password"), [("", "a"), ("  ", "a"), ("aino", "")])
def test_an_empty_login_or_password_is_refused(login: str, password: str) -> None:
    with pytest.raises(ValueError, match="needed"):
        Password(login, password)


def test_secrets_do_not_show_in_a_traceback() -> None:
    assert "luumu" not in repr(Password("aino", "luumu"))
    assert "aino" not in repr(Password("aino", "luumu"))
    code = RecoveryCode.generate()
    assert code.symbols not in repr(code)
