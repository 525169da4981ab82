"""Invented people: Finnish names, identity codes of the 900-999 range, families and numbers.

The names are common Finnish first names and surnames put together at random; no person of the
register is meant. Codes 900-999 never belong to anybody (domain §5.1).
"""

from datetime import date, timedelta
from random import Random

from sotedesk.model.frozen import dataclass
from sotedesk.model.hetu import check_character

LAST_NAMES = (
    "Korhonen",
    "Virtanen",
    "Mäkinen",
    "Nieminen",
    "Mäkelä",
    "Hämäläinen",
    "Laine",
    "Heikkinen",
    "Koskinen",
    "Järvinen",
    "Lehtonen",
    "Lehtinen",
    "Saarinen",
    "Salminen",
    "Heinonen",
    "Niemi",
    "Heikkilä",
    "Kinnunen",
    "Salonen",
    "Turunen",
    "Salo",
    "Laitinen",
    "Tuominen",
    "Rantanen",
    "Karjalainen",
    "Jokinen",
    "Mattila",
    "Savolainen",
    "Lahtinen",
    "Ahonen",
    "Ojala",
    "Ylinen",
    "Hietala",
    "Autio",
    "Peltola",
    "Rautio",
    "Kivelä",
    "Lindqvist",
    "Lampinen",
    "Rantamäki",
)
WOMEN = (
    "Anneli",
    "Maria",
    "Helena",
    "Johanna",
    "Kaarina",
    "Marjatta",
    "Hannele",
    "Kristiina",
    "Liisa",
    "Emilia",
    "Ritva",
    "Aino",
    "Sofia",
    "Päivi",
    "Elina",
    "Irja",
    "Noora",
    "Sirpa",
    "Raija",
    "Jenni",
    "Eeva",
    "Tuula",
    "Venla",
    "Hilkka",
)
MEN = (
    "Juhani",
    "Johannes",
    "Mikael",
    "Antero",
    "Tapani",
    "Tapio",
    "Kalevi",
    "Olavi",
    "Pekka",
    "Matti",
    "Ilmari",
    "Oskari",
    "Elias",
    "Veikko",
    "Aarne",
    "Pentti",
    "Tuomas",
    "Arvo",
    "Eino",
    "Ville",
    "Otto",
    "Leo",
    "Heikki",
    "Jari",
)
_WOMEN_RELATIONS = {"tytär", "äiti", "vaimo", "sisar", "miniä"}
_MEN_RELATIONS = {"poika", "isä", "mies", "veli"}
_OLD_MARKERS, _NEW_MARKERS = "-YXWVU", "ABCDEF"
_MILLENNIUM = 2000
_FIRST_TEMPORARY, _LAST_TEMPORARY = 900, 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented person."""

    last_name: str
    first_names: str
    call_name: str
    birth_date: date
    hetu: str
    phone: str


class People:
    """Draws people, each identity code once."""

    def __init__(self, random: Random, today: date) -> None:
        self._random = random
        self._today = today
        self._codes: set[str] = set()
        self._numbers = 0

    def draw(self, youngest: int = 0, oldest: int = 96, last_name: str = "") -> Person:
        """Draw a person of an age between two, in whole years."""
        names = self._random.choice((WOMEN, MEN))
        first = self._random.sample(names, 2)
        days = self._random.randrange(youngest * 365 + 30, oldest * 365 + 30)
        born = self._today - timedelta(days=days)
        return Person(
            last_name=last_name or self._random.choice(LAST_NAMES),
            first_names=" ".join(first),
            call_name=self._random.choice(first),
            birth_date=born,
            hetu=self._code(born),
            phone=self._phone(),
        )

    def namesake(self, relation: str) -> str:
        """Draw a first name that fits a relation such as "tytär"; of either list for none."""
        if relation in _WOMEN_RELATIONS:
            return self._random.choice(WOMEN)
        if relation in _MEN_RELATIONS:
            return self._random.choice(MEN)
        return self._random.choice(self._random.choice((WOMEN, MEN)))

    def last_name(self) -> str:
        """Draw a last name."""
        return self._random.choice(LAST_NAMES)

    def _code(self, born: date) -> str:
        markers = _OLD_MARKERS if born.year < _MILLENNIUM else _NEW_MARKERS
        while True:
            part = born.strftime("%d%m%y")
            number = str(self._random.randint(_FIRST_TEMPORARY, _LAST_TEMPORARY))
            # A marker beside the usual one keeps codes of one birthday apart.
            marker = markers[0] if self._random.random() < 0.9 else self._random.choice(markers)  # noqa: PLR2004 - nine of ten
            code = f"{part}{marker}{number}{check_character(part, number)}"
            if code not in self._codes:
                self._codes.add(code)
                return code

    def _phone(self) -> str:
        self._numbers += 1
        return f"040{self._numbers:07d}"
