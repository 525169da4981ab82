"""A PDF canvas that says what each drawn thing is.

reportlab draws but does not tag. Here marked content and the structure tree of ISO 32000-1,
14.7–14.8 are written on top: every mark on a page belongs to a structure element or is an
artifact. The structure follows PDF/UA-1 (ISO 14289-1); no checker has certified it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from sotedesk.printing.fonts import Run, Weight, clean, load_all
from sotedesk.printing.style import PAGE_HEIGHT, PAGE_WIDTH, Colour, Style
from sotedesk.printing.text import Line

HEADER_MARK: Final = "/Type /Pagination /Subtype /Header"
FOOTER_MARK: Final = "/Type /Pagination /Subtype /Footer"
WATERMARK_MARK: Final = "/Type /Pagination /Subtype /Watermark"
REPEATED_MARK: Final = "/Type /Pagination"
LAYOUT_MARK: Final = "/Type /Layout"


@dataclass(slots=True)
class Element:
    """One element of the structure tree.

    Attributes:
        role: Standard structure type, for example `P`.
        text: The whole text it holds, for readers of the file; None for a container.
        scope: `Column` or `Row` of a table heading cell.
    """

    role: str
    text: str | None = None
    scope: str | None = None
    children: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, role: str, text: str | None = None, scope: str | None = None) -> "Element":
        """Append and return a child."""
        child = Element(role, text, scope)
        self.children.append(child)
        return child


class TaggedCanvas(Canvas):
    """A canvas measured from the top left corner, whose marks are tagged."""

    # reportlab's own page stream and document, which its stubs leave out.
    _code: list[str]
    _doc: Any

    def __init__(self, target: BinaryIO, *, language: str, compress: bool) -> None:
        load_all()
        super().__init__(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=int(compress),
            invariant=1,
            # The default leaves a Helvetica in the file that is not embedded.
            initialFontName=Weight.REGULAR.value[0],  # type: ignore[arg-type] # the stub says float
            pdfVersion=(1, 7),
            lang=language,
        )
        self._page_owners: list[list[Element]] = [[]]

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Tag what is drawn inside as content of an element."""
        page = len(self._page_owners) - 1
        number = len(self._page_owners[page])
        self._page_owners[page].append(element)
        element.marks.append((page, number))
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """Mark what is drawn inside as no part of the document's content."""
        self._code.append(f"/Artifact <<{kind}>> BDC")
        yield
        self._code.append("EMC")

    def text_line(self, line: Line, style: Style, x: float, top: float) -> None:
        """Draw one line of text with its top at `top`; call inside content or artifact."""
        self.setFillColorRGB(*style.colour)
        baseline = PAGE_HEIGHT - top - style.baseline
        for run in line.runs:
            self.setFont(run.font, style.size)
            self._run(run, x, baseline)
            x += self.stringWidth(run.text, run.font, style.size)

    def _run(self, run: Run, x: float, baseline: float) -> None:
        if run.meant is None:
            self.drawString(x, baseline, run.text)
            return
        self._code.append(f"/Span <</ActualText {_hex(run.meant)}>> BDC")
        self.drawString(x, baseline, run.text)
        self._code.append("EMC")

    def rule(self, x: float, y: float, width: float, thickness: float, colour: Colour) -> None:
        """Draw a horizontal rule; call inside artifact."""
        self.setStrokeColorRGB(*colour)
        self.setLineWidth(thickness)
        self.line(x, PAGE_HEIGHT - y, x + width, PAGE_HEIGHT - y)

    def frame(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        edge: Colour,
        fill: Colour | None,
    ) -> None:
        """Draw a box with round corners; call inside artifact."""
        self.setStrokeColorRGB(*edge)
        self.setLineWidth(0.9)
        if fill:
            self.setFillColorRGB(*fill)
        bottom = PAGE_HEIGHT - top - height
        self.roundRect(x, bottom, width, height, 6, stroke=1, fill=int(fill is not None))

    def next_page(self) -> None:
        """Close the page; what is drawn next goes on a new one."""
        self.showPage()
        self._page_owners.append([])

    def write_structure(self, root: Element) -> None:
        """Write the structure tree; call once, after the last page is closed."""
        _StructureWriter(self._doc).write(root, self._page_owners)


class _StructureWriter:
    """Turns elements into PDF objects (ISO 32000-1, 14.7.2–14.7.4)."""

    def __init__(self, doc: Any) -> None:  # noqa: ANN401 - reportlab's document has no type
        self._doc = doc
        self._count = 0

    def write(self, root: Element, page_owners: list[list[Element]]) -> None:
        """Write the tree, the way back from marks to elements, and the marks of the catalog."""
        tree_ref = pdfdoc.PDFObjectReference("StructTreeRoot")
        refs: dict[int, Any] = {}
        root_ref = self._element(root, tree_ref, refs)
        numbers: list[Any] = []
        for index, owners in enumerate(page_owners):
            if owners:
                numbers += [index, pdfdoc.PDFArray([refs[id(owner)] for owner in owners])]
            self._mark_page(index)
        tree = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("StructTreeRoot"),
                "K": pdfdoc.PDFArray([root_ref]),
                "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}),
                "ParentTreeNextKey": len(page_owners),
            }
        )
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._doc.Reference(tree, "StructTreeRoot")
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _mark_page(self, index: int) -> None:
        page = self._doc.idToObject.get(f"Page{index + 1}")
        if page is None:
            return
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
        page.StructParents = index
        page.Tabs = pdfdoc.PDFName("S")

    def _element(self, element: Element, parent: Any, refs: dict[int, Any]) -> Any:  # noqa: ANN401
        self._count += 1
        name = f"StructElem{self._count}"
        own_ref = pdfdoc.PDFObjectReference(name)
        refs[id(element)] = own_ref
        entries: dict[str, Any] = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(element.role),
            "P": parent,
            "K": pdfdoc.PDFArray(
                [
                    *(self._mark(page, number) for page, number in element.marks),
                    *(self._element(child, own_ref, refs) for child in element.children),
                ]
            ),
        }
        if element.text is not None:
            entries["ActualText"] = _Literal(_hex(clean(element.text)))
        if element.scope is not None:
            entries["A"] = pdfdoc.PDFDictionary(
                {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(element.scope)}
            )
        self._doc.Reference(pdfdoc.PDFDictionary(entries), name)
        return own_ref

    def _mark(self, page: int, number: int) -> Any:  # noqa: ANN401
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("MCR"),
                "Pg": pdfdoc.PDFObjectReference(f"Page{page + 1}"),
                "MCID": number,
            }
        )


class _Literal(pdfdoc.PDFObject):
    """PDF syntax written as it is."""

    def __init__(self, syntax: str) -> None:
        self._syntax = syntax

    def format(self, document: Any) -> bytes:  # noqa: ANN401, ARG002 - reportlab's own signature
        """Override PDFObject.format."""
        return self._syntax.encode("ascii")


def _hex(text: str) -> str:
    """Return a text as a PDF hexadecimal string."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
