"""The colours, as data; the values and their measured contrasts are those of the UX guide §1."""

from enum import Enum
from typing import NamedTuple


class Tone(Enum):
    """What a coloured thing says; always beside an icon and a word, never alone."""

    PLAIN = "plain"
    PRIMARY = "pri"
    WARN = "warn"
    OK = "ok"
    INFO = "info"
    CRIT = "crit"
    BAN = "ban"
    """Turvakielto, and nothing else."""


class Tokens(NamedTuple):
    """One theme's colours as `#RRGGBB`."""

    bg: str
    surface: str
    well: str
    rail: str
    ink: str
    ink2: str
    ink3: str
    pri: str
    pri_fill: str
    pri_hover: str
    on_pri: str
    pri_tint: str
    sel: str
    line: str
    line2: str
    focus: str
    focus_call: str
    call: str
    on_call: str
    on_call2: str
    call_line: str
    call_fill: str
    crit: str
    crit_tint: str
    crit_line: str
    warn: str
    warn_tint: str
    warn_line: str
    ok: str
    ok_tint: str
    ok_line: str
    info: str
    info_tint: str
    info_line: str
    ban: str
    on_ban: str
    ban_line: str


LIGHT = Tokens(
    bg="#EDF1F3",
    surface="#FFFFFF",
    well="#F5F8F9",
    rail="#F8FAFB",
    ink="#13222A",
    ink2="#43545D",
    ink3="#586A73",
    pri="#0B566B",
    pri_fill="#0B566B",
    pri_hover="#084455",
    on_pri="#FFFFFF",
    pri_tint="#E1EFF3",
    sel="#DBECF1",
    line="#D5DEE2",
    line2="#74858E",
    focus="#005FCC",
    focus_call="#FFD166",
    call="#0C3644",
    on_call="#FFFFFF",
    on_call2="#C3DBE3",
    call_line="#6B97A6",
    call_fill="#134B5D",
    crit="#A01B2E",
    crit_tint="#FCECEC",
    crit_line="#DE9AA2",
    warn="#754400",
    warn_tint="#FFF2DC",
    warn_line="#DDAA5C",
    ok="#1A6341",
    ok_tint="#E5F3EB",
    ok_line="#7DBA98",
    info="#1D4F91",
    info_tint="#E8EFF9",
    info_line="#93B3DC",
    ban="#3D1E4F",
    on_ban="#FFFFFF",
    ban_line="#3D1E4F",
)

DARK = Tokens(
    bg="#0E161A",
    surface="#162126",
    well="#1B282E",
    rail="#121C20",
    ink="#E9F0F3",
    ink2="#B9C8CF",
    ink3="#98ABB4",
    pri="#7CCBDD",
    pri_fill="#1E7C95",
    pri_hover="#1A6C82",
    on_pri="#FFFFFF",
    pri_tint="#17343D",
    sel="#1D3E49",
    line="#2B3B42",
    line2="#7C929C",
    focus="#6FB3FF",
    focus_call="#FFD166",
    call="#0F4557",
    on_call="#FFFFFF",
    on_call2="#C9E1E9",
    call_line="#7FB0C0",
    call_fill="#17576C",
    crit="#FFADB3",
    crit_tint="#3A1C21",
    crit_line="#8F4850",
    warn="#F5C87F",
    warn_tint="#362812",
    warn_line="#8A6A32",
    ok="#8FD6B1",
    ok_tint="#14301F",
    ok_line="#3F7A5A",
    info="#A6C8FA",
    info_tint="#182A44",
    info_line="#4A6C9C",
    ban="#6B3F88",
    on_ban="#FFFFFF",
    ban_line="#B794CF",
)


def fill_of(tokens: Tokens, tone: Tone) -> str:
    """Return the ground a tone is painted on."""
    match tone:
        case Tone.PLAIN:
            return tokens.well
        case Tone.BAN:
            return tokens.ban
        case _:
            return str(getattr(tokens, f"{tone.value}_tint"))


def edge_of(tokens: Tokens, tone: Tone) -> str:
    """Return the hairline round a tone's ground."""
    match tone:
        case Tone.PLAIN:
            return tokens.line
        case Tone.PRIMARY:
            return tokens.pri
        case _:
            return str(getattr(tokens, f"{tone.value}_line"))


def ink_of(tokens: Tokens, tone: Tone) -> str:
    """Return the text and icon colour on a tone's own ground."""
    match tone:
        case Tone.PLAIN:
            return tokens.ink2
        case Tone.BAN:
            return tokens.on_ban
        case _:
            return str(getattr(tokens, tone.value))
