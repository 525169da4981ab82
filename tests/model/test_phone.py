"""Phone numbers as Finns write them, against the numbering plan and Google's library."""

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sotedesk.model.phone import PhoneError, PhoneProblem, digits, normalise, shown

FORMS = (
    phonenumbers.PhoneNumberFormat.E164,
    phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    phonenumbers.PhoneNumberFormat.NATIONAL,
)

_NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("040 000 1873", "0400001873"),
        ("+358 40 000 1873", "0400001873"),
        ("+358 (0)40 000 1873", "0400001873"),
        ("+358 040 000 1873", "0400001873"),
        ("00358400001873", "0400001873"),
        ("(06) 000 4120", "060004120"),
        ("06-000 4120", "060004120"),
        ("040\u00a0000\u00a01873", "0400001873"),
        ("040.000.1873", "0400001873"),
        ("040–0001873", "0400001873"),
        ("+46 70 123 45 67", "+46701234567"),
        ("0046 70 123 45 67", "+46701234567"),
        ("112", "112"),
        ("116 117", "116117"),
        ("0295 000 000", "0295000000"),
    ],
)
def test_the_same_number_is_kept_the_same_however_it_was_written(written: str, kept: str) -> None:
    assert normalise(written) == kept


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", PhoneProblem.EMPTY),
        (" - ", PhoneProblem.EMPTY),
        ("040 OOO 1873", PhoneProblem.CHARACTERS),
        ("040 000 1873 ank. 2", PhoneProblem.CHARACTERS),
        ("٠٤٠٠٠٠١٨٧٣", PhoneProblem.CHARACTERS),
        ("000 1873", PhoneProblem.LENGTH),
        ("400 1873", PhoneProblem.AREA_CODE),
        ("040", PhoneProblem.LENGTH),
        ("040 000 1873 000 000", PhoneProblem.LENGTH),
        ("+358", PhoneProblem.LENGTH),
        ("+46 1", PhoneProblem.LENGTH),
        ("2", PhoneProblem.LENGTH),
    ],
)
def test_what_is_no_number_is_refused_by_its_problem(written: str, problem: PhoneProblem) -> None:
    with pytest.raises(PhoneError) as refused:
        normalise(written)

    assert refused.value.problem is problem
    assert str(refused.value) == problem.value


@pytest.mark.parametrize(
    ("kept", "written"),
    [
        ("0400001873", "040 000 1873"),
        ("040000187", "040 000 187"),
        ("04000018", "040 00 018"),
        ("0457123456789", "045 712 345 6789"),
        ("060004120", "06 000 4120"),
        ("030004120", "03 000 4120"),
        ("0301234567", "030 123 4567"),
        ("0500001234", "050 000 1234"),
        ("0912345678", "09 1234 5678"),
        ("091234", "09 1234"),
        ("0131234567", "013 123 4567"),
        ("0295123456", "029 512 3456"),
        ("0800123456", "0800 123 456"),
        ("050123456", "050 123 456"),
        ("112", "112"),
        ("116117", "116117"),
        ("+46701234567", "+46 701 234 567"),
        ("+15551234567", "+1 555 123 4567"),
        ("+37212345678", "+372 1234 5678"),
        ("+46", "+46"),
        ("uudempi", "uudempi"),
        ("", ""),
    ],
)
def test_a_kept_number_is_shown_in_groups_that_no_line_break_parts(kept: str, written: str) -> None:
    assert shown(kept) == written.replace(" ", _NBSP)


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("040 00", "04000"),
        ("+358 40 0", "0400"),
        ("00358 40 0", "0400"),
        ("+46 7", "+467"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_a_half_typed_number_is_compared_in_the_form_numbers_are_kept(
    typed: str, compared: str
) -> None:
    assert digits(typed) == compared


_MOBILE = st.from_regex(r"(40|41|44|45|46|50)[0-9]{6,8}", fullmatch=True)
_LANDLINE = st.from_regex(r"(2|3|5|6|8|9|13|14|15|16|17|19)[1-9][0-9]{4,6}", fullmatch=True)


@given(st.one_of(_MOBILE, _LANDLINE), st.sampled_from(FORMS))
def test_every_form_googles_library_writes_is_read_back_to_the_same_number(
    national: str, form: int
) -> None:
    number = phonenumbers.parse(f"0{national}", "FI")
    assume(phonenumbers.is_valid_number(number))  # others it may write without their 0

    written = phonenumbers.format_number(number, form)

    assert normalise(written) == f"0{national}"


@given(st.one_of(_MOBILE, _LANDLINE))
def test_what_is_shown_is_read_back_to_the_same_number(national: str) -> None:
    assert normalise(shown(f"0{national}")) == f"0{national}"


@given(st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)))
def test_a_foreign_number_is_parted_after_its_country_code(code: int) -> None:
    if code == 358:
        return

    assert shown(f"+{code}1234567").split(_NBSP)[0] == f"+{code}"
