"""What a reader of a printed plan finds on it, in reading order."""

from collections.abc import Iterator
from datetime import date

from tests.printing.read_back import Tag, page_texts, tags


def full(day: date) -> str:
    """Give a day as it stands on paper, and as a worker types it."""
    return f"{day.day}.{day.month}.{day.year}"


def words_of(pdf: bytes) -> list[str]:
    """Give every heading, sentence and cell of a paper, as its structure has them in order."""
    return [
        _plain(tag.text)
        for number in range(len(page_texts(pdf)))
        for tree in tags(pdf, number)
        for tag in tree.flat()
        if tag.text
    ]


def cells_of(pdf: bytes) -> list[list[list[str]]]:
    """Give the rows of a paper's tables, each as its cells, each as the lines in it."""
    return [
        [list(_lines(cell)) for cell in row.children]
        for number in range(len(page_texts(pdf)))
        for tree in tags(pdf, number)
        for row in tree.flat()
        if row.role == "TR"
    ]


def margins_of(pdf: bytes) -> list[tuple[list[str], list[str]]]:
    """Give of each page the lines above and below what is written on it."""
    pages = [text.strip().split("\n") for text in page_texts(pdf)]
    return [
        ([_plain(line) for line in page[:4]], [_plain(line) for line in page[-2:]])
        for page in pages
    ]


def _lines(cell: Tag) -> Iterator[str]:
    return (_plain(tag.text) for tag in cell.flat() if tag.text)


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").strip()
