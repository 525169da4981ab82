"""What a safety ban takes out of a plan's words on every paper but the client's own.

Address, phone and municipality of the client, and unit, place and number of the contact person and
of appointments (VTJ-laki 661/2009 36 §; domain §6; users.md [5.c]). The fields that hold a place
are left out whole. In free text the places and numbers that the program knows are replaced; what a
worker wrote about a place in other words stays, which the manual says.
"""

import re
from collections.abc import Iterable

from sotedesk.model.client import Address, Client, Phone
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId
from sotedesk.model.phone import digits
from sotedesk.model.worker import Team, Unit, Worker
from sotedesk.services.paper import HIDDEN
from sotedesk.services.ports import where
from sotedesk.services.subject import same_person
from sotedesk.services.work import Work

_SHORTEST_NUMBER = 5
_BETWEEN_DIGITS = r"[\s\-–.()/]*"
_NATIONAL_START = rf"(?:(?:\+|00){_BETWEEN_DIGITS}358{_BETWEEN_DIGITS}(?:0{_BETWEEN_DIGITS})?|0)"


@dataclass(frozen=True, slots=True)
class Hiding:
    """Hides places and numbers, or nothing where no ban is in force.

    Attributes:
        pattern: Finds what is hidden; ``None`` hides nothing.
    """

    pattern: "re.Pattern[str] | None" = None

    @property
    def on(self) -> bool:
        """Whether a ban hides anything."""
        return self.pattern is not None

    def words(self, text: str) -> str:
        """Give a free text with the known places and numbers taken out."""
        return text if self.pattern is None else self.pattern.sub(HIDDEN, text)

    def place(self, text: str) -> str:
        """Give the words of a field that holds a place: hidden whole."""
        return HIDDEN if self.on and text.strip() else text


NOTHING_HIDDEN = Hiding()


def hiding_for(work: Work, client: ClientId) -> Hiding:
    """Give what hides a client's places and numbers, and those of everybody who may help.

    Any unit or colleague named in the plan would tell where the client lives, so all are hidden;
    a team is named after its place more often than not.
    """
    records = same_person(work, client)
    people = [found for one in records if (found := work.store.get(Client, one)) is not None]
    addresses = [one for each in records for one in work.store.find(Address, *where(client=each))]
    phones = [one for each in records for one in work.store.find(Phone, *where(client=each))]
    units, teams = work.store.find(Unit), work.store.find(Team)
    places = [
        *(person.municipality for person in people),
        *(part for one in addresses for part in (one.street, one.postal_code, one.city)),
        *(name for unit in units for name in (unit.name, unit.desk_name)),
        *(team.name for team in teams),
    ]
    numbers = [
        *(phone.number for phone in phones),
        *(unit.phone for unit in units),
        *(one.phone for one in work.store.find(Worker)),
        *(team.phone for team in teams),
    ]
    return hiding(places, numbers)


def hiding(places: Iterable[str], numbers: Iterable[str]) -> Hiding:
    """Give what hides some places and phone numbers, however their digits are grouped."""
    parts = {_place(place) for place in places if place.strip()}
    parts |= {_number(digits(number)) for number in numbers}
    found = sorted((part for part in parts if part), key=lambda part: (-len(part), part))
    # A pattern that finds nothing still says that a ban is in force.
    return Hiding(re.compile("|".join(found) or r"(?!)", re.IGNORECASE))


def _place(place: str) -> str:
    words = r"\s+".join(re.escape(word) for word in place.split())
    return rf"(?<!\w){words}(?!\w)"


def _number(number: str) -> str:
    """Give the pattern of a kept number; one that is no number hides nothing."""
    if len(number) < _SHORTEST_NUMBER or not number.lstrip("+").isdecimal():
        return ""
    if number.startswith("0"):
        start, rest = _NATIONAL_START, number[1:]
    else:
        start, rest = re.escape(number[0]), number[1:]
    between = _BETWEEN_DIGITS
    return rf"(?<!\d){start}{between}{between.join(rest)}(?!\d)"
