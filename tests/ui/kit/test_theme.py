"""Contrast of every pair that is put on top of one another, measured as WCAG 2 does."""

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from sotedesk.resources import resource
from sotedesk.ui.theme.fonts import FAMILY, Text
from sotedesk.ui.theme.icons import UnknownIconError, icon_pixmap, icon_source
from sotedesk.ui.theme.look import Theme, apply_theme, look
from sotedesk.ui.theme.sheet import style_sheet
from sotedesk.ui.theme.tokens import DARK, LIGHT, Tokens, Tone, edge_of, fill_of, ink_of

GROUNDS = ("bg", "surface", "well", "rail", "pri_tint", "sel")
TEXT_PAIRS = [
    *product(("ink", "ink2", "ink3"), GROUNDS),
    *product(("pri",), ("bg", "surface", "well", "rail", "pri_tint", "sel")),
    *product(("crit", "warn", "ok", "info"), ("surface", "well", "rail")),
    ("on_pri", "pri_fill"),
    ("on_pri", "pri_hover"),
    ("on_call", "call"),
    ("on_call", "call_fill"),
    ("on_call2", "call"),
    ("on_ban", "ban"),
    ("surface", "crit"),
    ("ink", "warn_tint"),
]
EDGE_PAIRS = [
    *product(("line2",), ("bg", "surface", "well")),
    *product(("focus",), ("bg", "surface", "well", "sel", "rail", "warn_tint")),
    *product(("focus_call", "call_line"), ("call",)),
    ("pri_fill", "surface"),
    ("warn", "surface"),
]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    made = QColor(colour)
    parts: list[float] = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (made.redF(), made.greenF(), made.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_can_be_read_on_its_own_ground(tokens: Tokens, tone: Tone) -> None:
    assert contrast(ink_of(tokens, tone), fill_of(tokens, tone)) >= 4.5
    assert edge_of(tokens, tone).startswith("#")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_controls_and_focus_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_aubergine_is_turvakielto_and_nothing_else(tokens: Tokens) -> None:
    sheet = style_sheet(tokens, 1.0)
    rules = [rule for rule in sheet.split("}") if tokens.ban in rule]

    assert [rule for rule in rules if 'tone="ban"' not in rule] == []


def test_every_length_of_the_sheet_grows_with_the_text() -> None:
    large = style_sheet(LIGHT, 2.0)

    assert "font-size: 21pt" in large
    assert not re.search(r"@\w", large)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("use", list(Text))
def test_text_is_shown_in_the_bundled_family(use: Text) -> None:
    shown = QFontInfo(look().font(use))

    assert (shown.family(), shown.weight()) == (FAMILY, use.weight)


@pytest.mark.usefixtures("qapp")
def test_the_family_has_every_letter_of_the_screen() -> None:
    raw = QRawFont.fromFont(look().font(Text.BODY))

    assert [c for c in "ÅÄÖåäöŠšŽž–”’→↵•·…€" if not raw.supportsCharacter(ord(c))] == []


@pytest.mark.usefixtures("qapp")
def test_every_icon_is_drawn_in_the_colour_asked_for() -> None:
    for file in resource("icons").glob("*.svg"):
        picture = icon_pixmap(file.stem, QColor("#FF0000"), 20, 2.0).toImage()
        reds = [
            picture.pixelColor(x, y)
            for x, y in product(range(picture.width()), range(picture.height()))
            if picture.pixelColor(x, y).alpha() > 200
        ]
        assert reds, file
        assert file.stem == "logo" or all(c.red() > 200 and c.blue() < 60 for c in reds), file


def test_an_unknown_icon_is_an_error_by_name() -> None:
    with pytest.raises(UnknownIconError, match="nosuch"):
        icon_source("nosuch")


def test_the_text_scale_stays_within_its_limits(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK, 9.0)

    assert (look().theme, look().scale) == (Theme.DARK, 2.0)
