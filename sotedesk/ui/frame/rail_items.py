"""Which screens the rail can hold, as data; an item stands there once its screen exists."""

from typing import NamedTuple

from sotedesk.i18n import N_

MORE = "more"
WIDE = 216
NARROW = 172
NARROW_UP_TO = 1366
"""Widths of the rail, and up to which window width it is narrow."""


class RailItem(NamedTuple):
    """A place in the rail.

    Attributes:
        code: Screen code.
        title: Finnish words, translated when shown.
        icon: Icon name.
        number: Ctrl+number that goes there; the same whichever other items exist.
    """

    code: str
    title: str
    icon: str
    number: int


RAIL = (
    RailItem("desk", N_("Työpöytä"), "home", 1),
    RailItem("contact", N_("Yhteydenotot"), "phone", 2),
    RailItem("clients", N_("Asiakkaat"), "person", 3),
    RailItem("plan", N_("Suunnitelmat"), "plan", 4),
    RailItem("follow_ups", N_("Seurannat"), "calendar", 5),
    RailItem("contact_persons", N_("Yhteyshenkilöt"), "people", 6),
    RailItem("conflicts", N_("Päällekkäiset kirjaukset"), "branch", 8),
    RailItem(MORE, N_("Lisää…"), "dots", 7),
)
