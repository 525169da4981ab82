"""The one application style sheet, made from a template and the tokens.

In the template `@name` is a colour of the token table, `@pt(10.5)` a type size and `@px(32)` a
length, both times the text scale.
"""

import re
from functools import cache

from sotedesk.resources import resource
from sotedesk.ui.theme.tokens import Tokens

_MARK = re.compile(r"@(?:(pt|px)\(([\d.]+)\)|(\w+))")


@cache
def _template() -> str:
    return resource("styles", "sotedesk.qss").read_text(encoding="utf-8")


def style_sheet(tokens: Tokens, scale: float) -> str:
    """Return the style sheet in one theme at one text scale.

    Raises:
        AttributeError: The template names a colour the table lacks.
    """

    def value(mark: re.Match[str]) -> str:
        unit, length, name = mark.groups()
        if unit == "pt":
            return f"{float(length) * scale:g}pt"
        if unit == "px":
            return f"{round(float(length) * scale)}px"
        return str(getattr(tokens, name))

    return _MARK.sub(value, _template())
