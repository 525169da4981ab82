"""Reading a PDF back with pdfium, the way a test needs it."""

import ctypes
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Character:
    """One character and its box in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def page_texts(pdf: bytes) -> list[str]:
    """Return each page's text."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_page_text(document, index) for index in range(len(document))]


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    text = page.get_textpage()
    found = str(text.get_text_range())
    text.close()
    page.close()
    return found.replace("\r\n", "\n")


def squeezed(text: str) -> str:
    """Return a text without what a line break may add or take: spaces and soft hyphens."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        character
        for character in composed
        if not character.isspace() and unicodedata.category(character) not in ("Cf", "Cc", "Cn")
    )


def whole_text(pdf: bytes) -> str:
    """Return all pages' text, squeezed."""
    return squeezed("".join(page_texts(pdf)))


def characters(pdf: bytes) -> list[list[Character]]:
    """Return the characters of each page that leave a mark."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [list(_page_characters(document, index)) for index in range(len(document))]


def _page_characters(document: pypdfium2.PdfDocument, index: int) -> Iterator[Character]:
    page = document[index]
    text = page.get_textpage()
    for number in range(text.count_chars()):
        character = text.get_text_range(number, 1)
        if character.strip() and not raw.FPDFText_IsGenerated(text.raw, number):
            yield Character(character, *text.get_charbox(number))
    text.close()
    page.close()


@dataclass(frozen=True)
class Tag:
    """One element of the structure tree as a reader of the file sees it."""

    role: str
    text: str
    children: tuple["Tag", ...]

    def flat(self) -> Iterator["Tag"]:
        """Yield this and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.flat()


def tags(pdf: bytes, page_index: int) -> list[Tag]:
    """Return the structure of one page."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[page_index]
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        count = raw.FPDF_StructTree_CountChildren(tree)
        found = [_tag(raw.FPDF_StructTree_GetChildAtIndex(tree, each)) for each in range(count)]
        raw.FPDF_StructTree_Close(tree)
        page.close()
        return [tag for tag in found if tag]


def _tag(element: object) -> Tag | None:
    if not element:
        return None
    count = raw.FPDF_StructElement_CountChildren(element)
    children = [
        _tag(raw.FPDF_StructElement_GetChildAtIndex(element, index)) for index in range(count)
    ]
    return Tag(
        role=_utf16(raw.FPDF_StructElement_GetType, element),
        text=_utf16(raw.FPDF_StructElement_GetActualText, element),
        children=tuple(child for child in children if child),
    )


def _utf16(read: Callable[..., int], element: object) -> str:
    length = read(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    read(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return each font that draws text, and whether it is embedded."""
    found: dict[str, bool] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            page = document[index]
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(item.raw)
                length = raw.FPDFFont_GetBaseFontName(font, None, 0)
                name = ctypes.create_string_buffer(length)
                raw.FPDFFont_GetBaseFontName(font, name, length)
                embedded = bool(raw.FPDFFont_GetIsEmbedded(font))
                found[name.value.decode()] = embedded
            page.close()
    return found
