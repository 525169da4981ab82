"""What a paper is built of: blocks that say what something is, not where it stands.

A document module turns its data into these; `flow` measures them and `pages` places them.
"""

from datetime import datetime
from enum import Enum

from sotedesk.model.frozen import dataclass
from sotedesk.printing.style import BODY, COLUMN_TITLE, SECTION, SUPPORT, TITLE, Style


class Tone(Enum):
    """What a box is about; it decides the colours."""

    CONTACT = "contact"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the document, once, at its top."""

    text: str
    style: Style = TITLE


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level; stays on the page of what follows it."""

    text: str
    style: Style = SECTION
    space: float = 17.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; an empty one prints nothing."""

    text: str
    style: Style = BODY
    space: float = 3.0


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of equal things."""

    items: tuple[str, ...]
    style: Style = BODY


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a row of columns, its texts one below another.

    Attributes:
        share: Share of the row's width.
    """

    share: float
    texts: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Texts side by side, read from left to right.

    Attributes:
        centred: The first lines are centred on one another, not set on one baseline.
    """

    cells: tuple[Cell, ...]
    space: float = 3.8
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        share: Share of the width; grows for a long word if others have room.
    """

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles; the first cell of a row names the row.

    A row is never divided unless it is higher than a page; the titles are repeated on each page.

    Attributes:
        titles: What the titles are set in.
        padding: Above and below the texts of a row.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    titles: Style = COLUMN_TITLE
    padding: tuple[float, float] = (5.5, 8.0)


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks inside a frame.

    Attributes:
        tinted: False leaves the ground as it is, so that a draft's mark shows through.
    """

    tone: Tone
    tinted: bool
    blocks: tuple["Block", ...]
    space: float = 3.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between parts."""


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Empty lines to write on, each with what is written there."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple["Block", ...]


Block = (
    Title | Section | Paragraph | Bullets | Columns | Table | Box | Rule | SignatureLines | Together
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper.

    Attributes:
        title: What the file calls itself; never anything of a person.
        author: The organisation.
        page_number: Text with `{page}` and `{pages}` in it.
        watermark: A word across each page; empty for none.
        printed_at: Aware.
    """

    title: str
    author: str
    language: str
    blocks: tuple[Block, ...]
    header_left: tuple[Paragraph, ...]
    header_right: tuple[Paragraph, ...]
    page_number: str
    footer: str
    printed_at: datetime
    watermark: str = ""


def support(text: str) -> Paragraph:
    """Return a text of support size."""
    return Paragraph(text, SUPPORT)
