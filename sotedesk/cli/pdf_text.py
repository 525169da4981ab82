"""The text of a PDF as a reader of the file sees it; needs no screen."""


def pdf_text(pdf: bytes) -> str | None:
    """Give the text without spaces and line breaks; ``None`` where Qt's libraries are missing."""
    try:
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - as above
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - as above

        import sotedesk.ui  # noqa: F401, PLC0415 - before Qt, see ui/undying.py
    except ImportError:  # a server without the libraries of a desktop
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    buffer.close()
    return squeezed("".join(pages))


def squeezed(text: str) -> str:
    """Give a text without what a line break may add or take: spaces, hyphens of breaking."""
    return "".join(text.replace("\N{SOFT HYPHEN}", "").split())
