"""Identity codes, against python-stdnum and the rules of the population register agency."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.fi import hetu as stdnum_hetu

from sotedesk.model.hetu import Hetu, HetuError, HetuProblem, check_character, read_hetu
from tests.model.examples import TODAY

MARKERS = {1800: "+", 1900: "-YXWVU", 2000: "ABCDEF"}
FAR_FUTURE = date(2100, 1, 1)
BIRTHS = st.dates(date(1800, 1, 1), date(2099, 12, 31))
NUMBERS = st.integers(2, 999)


def code(born: date, number: int, marker: int = 0) -> str:
    """Make a valid code."""
    markers = MARKERS[born.year // 100 * 100]
    birth_part, digits = f"{born:%d%m%y}", f"{number:03}"
    check = check_character(birth_part, digits)
    return f"{birth_part}{markers[marker % len(markers)]}{digits}{check}"


CODES = st.builds(code, BIRTHS, NUMBERS, st.integers(0, 5))


def problem_of(text: str, today: date = TODAY, *, synthetic: bool = True) -> HetuProblem | None:
    try:
        read_hetu(text, today, synthetic=synthetic)
    except HetuError as error:
        return error.problem
    return None


@given(BIRTHS, NUMBERS, st.integers(0, 5))
def test_a_code_gives_back_what_it_was_made_of(born: date, number: int, marker: int) -> None:
    text = code(born, number, marker)

    assert read_hetu(text, FAR_FUTURE, synthetic=True) == Hetu(text, born, number >= 900)


@given(CODES, st.booleans())
def test_a_valid_code_is_valid_for_stdnum_too(text: str, synthetic: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    taken = problem_of(text, FAR_FUTURE, synthetic=synthetic) is None

    assert taken == stdnum_hetu.is_valid(text, allow_temporary=synthetic)


@given(CODES, st.integers(0, 10), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-*å "))
def test_a_code_with_one_character_changed_is_judged_as_stdnum_judges_it(
    text: str, place: int, character: str
) -> None:
    mutated = text[:place] + character + text[place + 1 :]
    assume(character not in " *")  # stdnum cleans these away where it finds them

    for synthetic in (True, False):
        taken = problem_of(mutated, FAR_FUTURE, synthetic=synthetic) is None
        assert taken == stdnum_hetu.is_valid(mutated, allow_temporary=synthetic)


@given(CODES, st.integers(0, 9))
def test_two_swapped_characters_are_judged_as_stdnum_judges_them(text: str, place: int) -> None:
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]

    taken = problem_of(swapped, FAR_FUTURE) is None

    assert taken == stdnum_hetu.is_valid(swapped, allow_temporary=True)


@given(st.from_regex(r"\A[0-3][0-9][01][0-9]{3}[-+A-FU-Y][0-9]{3}[0-9A-Y]\Z"))
def test_any_text_of_the_form_is_judged_as_stdnum_judges_it(text: str) -> None:
    taken = problem_of(text, FAR_FUTURE) is None

    assert taken == stdnum_hetu.is_valid(text, allow_temporary=True)


@pytest.mark.parametrize("text", ["311280-888Y", "131052-308T"])
def test_the_published_examples_pass(text: str) -> None:
    assert read_hetu(text, TODAY, synthetic=False).text == text


@pytest.mark.parametrize("text", ["010190-900P", "311225B9027", "060678Y9051", "241212-904D"])
def test_a_temporary_code_passes_only_among_invented_people(text: str) -> None:
    later = date(2030, 1, 1)

    assert read_hetu(text, later, synthetic=True).temporary
    assert problem_of(text, later, synthetic=False) is HetuProblem.TEMPORARY


def test_small_letters_and_outer_spaces_are_fine_and_kept_as_capitals() -> None:
    assert read_hetu(" 131052-308t ", TODAY, synthetic=False).text == "131052-308T"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", HetuProblem.FORM),
        ("131052308T", HetuProblem.FORM),
        ("131052-308TT", HetuProblem.FORM),
        ("131052–308T", HetuProblem.FORM),
        ("131052-3 8T", HetuProblem.FORM),
        ("１31052-308T", HetuProblem.FORM),
        ("131052G308T", HetuProblem.FORM),
        ("310252-308Y", HetuProblem.DATE),
        ("290201-308Y", HetuProblem.DATE),
        ("001052-308T", HetuProblem.DATE),
        ("131352-308T", HetuProblem.DATE),
        ("131052-001A", HetuProblem.NUMBER),
        ("131052-000A", HetuProblem.NUMBER),
        ("131052-308U", HetuProblem.CHECK),
        ("010190-999X", HetuProblem.CHECK),
    ],
)
def test_each_fault_is_named(text: str, problem: HetuProblem) -> None:
    assert problem_of(text) is problem


def test_someone_born_today_passes_and_someone_born_tomorrow_does_not() -> None:
    assert problem_of(code(TODAY, 123)) is None
    assert problem_of(code(TODAY + timedelta(days=1), 123)) is HetuProblem.FUTURE


@pytest.mark.parametrize("marker", "+-ABCDEFGHIJKLMNOPQRSTUVWXYZ0*/_")
def test_the_markers_since_2023_pass_and_no_other(marker: str) -> None:
    text = f"131052{marker}308T"
    markers = "".join(MARKERS.values())

    assert (problem_of(text, FAR_FUTURE) is None) == (marker in markers)
    assert problem_of(text, FAR_FUTURE) in (None, HetuProblem.FORM)


def test_the_marker_is_part_of_the_code() -> None:
    older, newer = "131052-308T", "131052Y308T"

    assert read_hetu(older, TODAY, synthetic=False) != read_hetu(newer, TODAY, synthetic=False)


def test_the_error_never_shows_the_code() -> None:
    with pytest.raises(HetuError) as refused:
        read_hetu("131052-308U", TODAY, synthetic=False)

    assert "131052" not in str(refused.value)
