"""How text is broken into lines."""

from hypothesis import given
from hypothesis import strategies as st

from sotedesk.printing.fonts import clean, runs, text_width
from sotedesk.printing.style import BODY, STRONG
from sotedesk.printing.text import SOFT_HYPHEN, break_lines
from tests.printing.read_back import squeezed

NARROW = 60.0


def drawn(text: str, width: float = NARROW) -> list[str]:
    """Return the lines as they are seen."""
    lines = break_lines(text, BODY, width)
    return ["".join(run.text for run in line.runs).strip() for line in lines]


def meant(text: str, width: float) -> str:
    """Return what the lines mean, joined."""
    lines = break_lines(text, BODY, width)
    return "".join(run.meant or run.text for line in lines for run in line.runs)


def test_an_empty_text_gives_no_line() -> None:
    assert break_lines("", BODY, NARROW) == ()


def test_the_writers_own_line_ends_are_kept() -> None:
    assert drawn("yksi\r\nkaksi\nkolme", 400) == ["yksi", "kaksi", "kolme"]


def test_a_time_after_klo_is_not_parted_from_it() -> None:
    assert drawn("tulen klo 13.30", 65) == ["tulen", "klo\N{NO-BREAK SPACE}13.30"]


def test_a_word_too_wide_is_divided_between_finnish_syllables() -> None:
    # Kielitoimiston ohjepankki, Tavutus: a syllable begins at the consonant before a vowel.
    lines = drawn("kuljetuspalvelu")

    assert lines == ["kuljetus-", "palvelu"]


def test_a_soft_hyphen_of_the_writer_is_taken_and_is_unseen_elsewhere() -> None:
    assert drawn(f"xyzxyz{SOFT_HYPHEN}xyzxyzx", 55) == ["xyzxyz-", "xyzxyzx"]
    assert drawn(f"äi{SOFT_HYPHEN}ti") == ["äiti"]


def test_a_hyphenated_word_is_divided_at_its_own_hyphen_without_another() -> None:
    assert drawn("Anna-Kaisa", 50) == ["Anna-", "Kaisa"]


def test_numbers_and_addresses_are_divided_without_a_hyphen() -> None:
    assert "".join(drawn("1234567890123456789")) == "1234567890123456789"


def test_a_column_narrower_than_a_letter_takes_one_letter_a_line() -> None:
    assert drawn("mm", 1.0) == ["m", "m"]


def test_each_character_is_drawn_in_a_face_that_has_it() -> None:
    found = runs("aä ☐ 中", STRONG.weight)

    assert [run.font for run in found] == [
        "Inter-SemiBold",
        "DejaVuSans-Bold",
        "Inter-SemiBold",
        "DejaVuSans-Bold",
    ]
    assert found[-1].text == "□"
    assert found[-1].meant == "中"


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("aeiouyäöåkstlnrm .,-/→☐✓😀中\u00ad\n\t"), st.characters()
        ),
        max_size=120,
    ),
    st.floats(min_value=12, max_value=300),
)
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    lines = break_lines(text, BODY, width)

    assert squeezed(visible(meant(text, width))) == squeezed(visible(clean(text)))
    for line in lines:
        shown = "".join(run.meant or run.text for run in line.runs).rstrip(" ")
        widest_alone = max((text_width(sign, BODY.weight, BODY.size) for sign in shown), default=0)
        assert line.width <= max(width, widest_alone) + 0.001


def visible(text: str) -> str:
    """Return a text without what has no shape."""
    return "".join(sign for sign in text if not 0xFE00 <= ord(sign) <= 0xFE0F)
