"""Columns computed in Python from a record's fields: local days, sort keys, searchable digits.

They hold nothing that the fields do not; `verify` compares them and a re-fold rebuilds them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from sotedesk.model import phone
from sotedesk.model.frozen import dataclass
from sotedesk.model.names import search_words, sort_key
from sotedesk.model.record import VOID, Kind
from sotedesk.model.wire import Shape
from sotedesk.services.work import HELSINKI

FieldValues = Mapping[str, Any]

# Below the space, so that "Aho Aino" stands before "Aho-Niemi Aino".
_NAMES_PART: Final = "\t"


@dataclass(frozen=True, slots=True)
class Derived:
    """One derived column.

    Attributes:
        group: The merge group whose fields it is computed from, so that it changes with them.
        compute: From the Python values of the group's fields to the column's text.
    """

    name: str
    group: str
    compute: Callable[[FieldValues], str | None]


def derived_columns(kind: Kind) -> tuple[Derived, ...]:
    """Give the derived columns of a kind, in their order in the table."""
    days = [
        Derived(day_column(spec.name), spec.group, partial(_local_day, spec.name))
        for spec in kind.fields
        if spec.codec.shape is Shape.INSTANT and spec.group != VOID.name
    ]
    return (*days, *_OF_KIND.get(kind.name, ()))


def day_column(field: str) -> str:
    """Give the name of the local day of an instant: ``due_at`` has ``due_day``."""
    return f"{field.removesuffix('_at')}_day"


def local_day(moment: datetime) -> str:
    """Give the day in Finland of a moment as ISO text."""
    try:
        return moment.astimezone(HELSINKI).date().isoformat()
    except OverflowError:  # the last hours of year 9999, which only a broken desk sends
        return moment.date().isoformat()


def client_words(names: Iterable[str]) -> tuple[str, ...]:
    """Give the folded words of all the names of a client, each once."""
    return tuple(sorted(set(search_words(" ".join(names)))))


def name_key(last_name: str, first_names: str) -> str:
    """Give the key by which a client stands in Finnish order."""
    return sort_key(last_name) + _NAMES_PART + sort_key(first_names)


def _local_day(field: str, values: FieldValues) -> str | None:
    moment = values[field]
    return None if moment is None else local_day(moment)


def _name_key(values: FieldValues) -> str:
    return name_key(values["last_name"], values["first_names"])


def _digits(values: FieldValues) -> str:
    return phone.digits(values["number"]).removeprefix("+")


_OF_KIND: Final = {
    "client": (Derived("name_key", "name", _name_key),),
    "phone": (Derived("digits", "number", _digits),),
}
