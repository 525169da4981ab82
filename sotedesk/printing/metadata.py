"""What a PDF file says of itself: title, language, colours. Nothing of a person."""

from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from sotedesk.i18n import local
from sotedesk.printing.blocks import Document
from sotedesk.printing.tagged import TaggedCanvas
from sotedesk.resources import resource

PROGRAM: Final = "SoteDesk"
# PDF/UA-1 (ISO 14289-1, 5) asks for the part number here. It names the standard the structure
# was made to; no checker has certified it.
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def describe(canvas: TaggedCanvas, document: Document) -> None:
    """Write the document's own description into the file."""
    made = local(document.printed_at)
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject("")
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setDateFormatter(lambda *_parts: _pdf_date(made))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog = canvas._doc.Catalog  # noqa: SLF001 - reportlab has no other way to the catalog
    catalog.Metadata = _metadata(document, made)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(canvas._doc)])  # noqa: SLF001


def _pdf_date(moment: datetime) -> str:
    offset = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:]}'"


def _metadata(document: Document, made: datetime) -> Any:  # noqa: ANN401 - a reportlab object
    xmp = _XMP.format(
        title=escape(document.title),
        author=escape(document.author),
        language=escape(document.language),
        made=made.isoformat(timespec="seconds"),
        program=PROGRAM,
    )
    entries = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), xmp.encode())


def _output_intent(doc: Any) -> Any:  # noqa: ANN401 - reportlab objects
    """Say that colours are sRGB, with the profile in the file."""
    profile = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3}),
        resource("paper", "srgb.icc").read_bytes(),
        filters=[pdfdoc.PDFZCompress],
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB"),
            "DestOutputProfile": doc.Reference(profile, "OutputProfile"),
        }
    )
