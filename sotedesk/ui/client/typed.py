"""What is typed of a record, as the form holds it: texts, half-written too, and what they mean."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeAlias

from sotedesk.i18n import _, format_full_date
from sotedesk.model.record import Record
from sotedesk.ui.client.sections import CHOICES_OF_NEW, Field, Input, Section, SectionCode
from sotedesk.ui.widgets.moment_text import MomentTextError, Need, read_moment

Raw: TypeAlias = str | bool | list[str]
"""What a field holds while it is typed; goes into a draft as it is."""
RawFields: TypeAlias = dict[str, Raw]


def raw_of(section: Section, record: Record) -> RawFields:
    """Give the fields of a stored record as the form shows them."""
    return {field.name: _raw(field, getattr(record, field.name)) for field in section.fields}


def raw_of_new(code: SectionCode, section: Section) -> RawFields:
    """Give the fields of a record that is yet to be added."""
    begun = CHOICES_OF_NEW.get(code, {})
    return {field.name: begun.get(field.name, _raw(field, None)) for field in section.fields}


def raw_of_nothing(section: Section) -> RawFields:
    """Give the fields with nothing in them."""
    return {field.name: _raw(field, None) for field in section.fields}


def is_shown(field: Field, raw: Mapping[str, Raw]) -> bool:
    """Whether a field stands in the form, as the others are typed now."""
    if field.when is None:
        return True
    other, codes = field.when
    held = raw.get(other, "")
    return (str(held).lower() if isinstance(held, bool) else held) in codes


def read_typed(
    section: Section, before: RawFields, raw: RawFields, now: datetime
) -> tuple[dict[str, Any], dict[str, str]]:
    """Read what was altered.

    Returns:
        The values by field, and words about what cannot be read. A field nobody touched is in
        neither, so a code that only a newer version knows stays as it is.
    """
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in section.fields:
        typed = raw.get(field.name, before[field.name])
        if typed == before[field.name]:
            continue
        try:
            values[field.name] = _value(field, typed, now)
        except MomentTextError:
            problems[field.name] = _("Kirjoita päivä, esimerkiksi 24.11.2026.")
    return values, problems


def _raw(field: Field, value: Any) -> Raw:  # noqa: ANN401 - a field of any kind
    match field.input:
        case Input.DAY:
            return format_full_date(value) if isinstance(value, date) else ""
        case Input.TICK:
            return bool(value)
        case Input.TICKS:
            return [str(code) for code in value or ()]
        case Input.NAMES:
            return ", ".join(value or ())
        case _:
            return str(value) if value is not None else ""


def _value(field: Field, typed: Raw, now: datetime) -> Any:  # noqa: ANN401 - as above
    match field.input:
        case Input.DAY:
            text = str(typed).strip()
            return read_moment(text, now, Need.DAY).day if text else None
        case Input.TICK:
            return bool(typed)
        case Input.TICKS:
            return tuple(_code(field, one) for one in typed) if isinstance(typed, list) else ()
        case Input.NAMES:
            return tuple(name.strip() for name in str(typed).split(",") if name.strip())
        case Input.CHOICE:
            return _code(field, str(typed)) if typed else None
        case Input.LINE:
            return str(typed).strip()


def _code(field: Field, text: str) -> Any:  # noqa: ANN401 - the codes are enums of many kinds
    return next((code for code in field.codes or {} if str(code) == text), text)
