"""How pages hold what they are given: nothing cut, nothing split, everything tagged."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from sotedesk.printing import style
from sotedesk.printing.blocks import Block, Box, Document, Paragraph, Section, Together, Tone
from sotedesk.printing.pages import make_pdf
from sotedesk.services.paper import ClientSheet, SheetRow
from tests.printing.read_back import Character, characters, fonts, page_texts, squeezed, tags
from tests.printing.sheets import confirmed, draft, printed

LONG_WORD = "Liikkumisrajoitteisuudestajohtuvakuljetuspalvelutarvehakemus"
ROUNDING = 0.6


def many_rows(count: int) -> ClientSheet:
    """A plan whose rows say in each cell which row they are, first and last."""
    rows = tuple(
        SheetRow(
            need=f"Asia r{index:02}n {LONG_WORD if index % 7 == 3 else ''}",
            action=f"Alku r{index:02}a " + "tehdään jotain " * (index % 9) + f"loppu r{index:02}z",
            who=f"Tekijä r{index:02}w",
            when=f"Viikolla r{index:02}t",
            how_words=f"r{index:02}h",
            follow_up=f"Katsotaan r{index:02}f",
        )
        for index in range(count)
    )
    return replace(confirmed(), rows=rows)


def test_every_page_has_header_and_number_and_table_pages_repeat_the_titles() -> None:
    pages = page_texts(printed(many_rows(60)))

    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert squeezed("Esimerkin hyvinvointialue") in squeezed(page)
        assert squeezed("Raija Ketola") in squeezed(page)
        assert f"Sivu {number} / {len(pages)}" in page
        assert "tulostettu" in page
        if "Alku r" in page:
            assert "Mitä tehdään" in page


def test_no_row_is_divided_over_two_pages() -> None:
    pages = [squeezed(page) for page in page_texts(printed(many_rows(60)))]

    for index in range(60):
        marks = [f"r{index:02}{sign}" for sign in "nazwthf"]
        holding = [number for number, page in enumerate(pages) if any(m in page for m in marks)]
        assert len(holding) == 1
        assert all(mark in pages[holding[0]] for mark in marks)


def test_rows_do_not_overlap_and_stay_inside_the_margins() -> None:
    pages = characters(printed(many_rows(60)))

    for page in pages:
        assert_inside_margins(page)
        extents = row_extents(page)
        for (_, above_bottom), (below_top, _) in pairwise(extents):
            assert below_top < above_bottom


def row_extents(page: list[Character]) -> list[tuple[float, float]]:
    """Return top and bottom of each row on a page, from its marks in every cell."""
    found: dict[str, list[Character]] = {}
    text = "".join(character.text[0] for character in page)
    for start in range(len(text) - 3):
        mark = text[start : start + 4]
        if mark[0] == "r" and mark[1:3].isdigit() and mark[3] in "nazwthf":
            found.setdefault(mark[1:3], []).extend(page[start : start + 4])
    return [
        (max(each.top for each in boxes), min(each.bottom for each in boxes))
        for _, boxes in sorted(found.items())
    ]


def assert_inside_margins(page: list[Character]) -> None:
    right = style.MARGIN_LEFT + style.CONTENT_WIDTH
    for character in page:
        assert character.left >= style.MARGIN_LEFT - ROUNDING, character
        assert character.right <= right + ROUNDING, character
        assert character.bottom >= style.PAGE_HEIGHT - style.FOOTER_BOTTOM - ROUNDING, character
        assert character.top <= style.PAGE_HEIGHT - style.HEADER_TOP + ROUNDING, character


def test_the_margins_hold_with_very_long_names_in_every_place() -> None:
    sheet = replace(confirmed(), client_name=LONG_WORD * 2, unit=f"{LONG_WORD} {LONG_WORD}")

    pdf = printed(sheet)

    for page in characters(pdf):
        assert_inside_margins(page)
    assert all(squeezed(LONG_WORD * 2) in squeezed(page) for page in page_texts(pdf))


def test_a_header_too_high_for_a_page_is_printed_once_in_the_body() -> None:
    pdf = printed(replace(confirmed(), unit="yksikkö " * 400, printed_by="tekijä " * 400))

    pages = page_texts(pdf)
    assert sum(page.count("yksikkö") for page in pages) == 400
    assert sum(page.count("tekijä") for page in pages) == 400
    assert f"Sivu 2 / {len(pages)}" in pages[1]
    for page in characters(pdf):
        assert_inside_margins(page)


def test_the_body_does_not_run_into_header_or_footer() -> None:
    for page in page_texts(printed(many_rows(60))):
        assert page.rstrip().endswith("13.50")
        assert page.startswith("Esimerkin hyvinvointialue")


def test_a_cell_of_500_words_goes_on_over_pages_without_losing_a_word() -> None:
    words = [f"sana{index}ö" for index in range(500)]
    row = replace(confirmed().rows[0], action=" ".join(words))

    pdf = printed(replace(confirmed(), rows=(row, confirmed().rows[1])))

    pages = page_texts(pdf)
    found = [word for page in pages for word in page.split() if word.startswith("sana")]
    assert [word for word in found if word.startswith("sana") and word.endswith("ö")] == words
    for page in characters(pdf):
        assert_inside_margins(page)


@pytest.mark.parametrize("filling", range(22, 40))
def test_a_heading_stays_with_the_first_lines_of_what_it_heads(filling: int) -> None:
    blocks: tuple[Block, ...] = (
        *(Paragraph(f"Täyte {index}") for index in range(filling)),
        Section("Otsikko"),
        Paragraph("leipäteksti " * 60),
    )

    pages = page_texts(make_pdf(document(blocks)))

    (page,) = [page for page in pages if "Otsikko" in page]
    assert page.split("Otsikko")[1].count("leipäteksti") >= 2 * 5


def test_a_wish_longer_than_a_page_goes_on_without_losing_a_word() -> None:
    wish = confirmed().wish
    assert wish is not None
    words = [f"toive{index}" for index in range(900)]

    pages = page_texts(printed(replace(confirmed(), wish=replace(wish, text=" ".join(words)))))

    assert re.findall(r"toive\d+", "".join(pages)) == words


def test_parts_that_stay_together_are_divided_only_when_higher_than_a_page() -> None:
    lines: tuple[Block, ...] = tuple(Paragraph(f"Rivi {index}.") for index in range(90))
    short = Together(lines[:20])

    two = page_texts(make_pdf(document((*lines[:20], short))))
    many = page_texts(make_pdf(document((Box(Tone.CONTACT, tinted=True, blocks=lines),))))

    assert two[1].count("Rivi") == 20
    assert re.findall(r"Rivi \d+", "".join(many)) == [f"Rivi {index}" for index in range(90)]


@pytest.mark.parametrize("word", ["yksi ", "toinen sana "])
def test_a_box_of_one_text_higher_than_a_page_is_divided_inside_the_text(word: str) -> None:
    box = Box(Tone.DANGER, tinted=False, blocks=(Section("Otsikko"), Paragraph(word * 900)))

    pages = page_texts(make_pdf(document((Paragraph("Alku"), box))))

    last = word.rsplit(maxsplit=1)[-1]
    assert sum(page.count(last) for page in pages) == 900
    assert squeezed("Otsikko" + word) in squeezed(pages[0])


def test_a_first_row_higher_than_a_page_begins_under_its_titles() -> None:
    row = replace(confirmed().rows[0], action="sana " * 500)

    pages = page_texts(printed(replace(confirmed(), rows=(row,))))

    assert squeezed("Miten Huimaus sana") in squeezed(pages[0])


@pytest.mark.parametrize("count", range(295, 330, 5))
def test_a_divided_cell_leaves_no_single_line(count: int) -> None:
    row = replace(confirmed().rows[0], action="kaksi sanaa rivissä " * count)

    pages = page_texts(printed(replace(confirmed(), rows=(row,))))

    parts = [page.count("rivissä") for page in pages if "rivissä" in page]
    assert parts[-1] >= 2


def document(blocks: tuple[Block, ...]) -> Document:
    """A paper of blocks under a short header."""
    return Document(
        title="Koe",
        author="Alue",
        language="fi",
        blocks=blocks,
        header_left=(Paragraph("Alue", style.HEADER),),
        header_right=(),
        page_number="Sivu {page} / {pages}",
        footer="loppu",
        printed_at=confirmed().printed_at,
    )


def test_a_word_wider_than_its_column_is_divided_by_syllables() -> None:
    row = replace(confirmed().rows[0], need=LONG_WORD)

    pdf = printed(replace(confirmed(), rows=(row,)))

    assert squeezed(LONG_WORD) in squeezed("".join(page_texts(pdf)))


@pytest.mark.parametrize("sign", ["✓", "☐", "☑", "☒", "→", "•", "š", "ž", "½", "≥", "😀", "‑"])
def test_a_character_one_of_the_faces_has_is_drawn_and_read_back(sign: str) -> None:
    pdf = printed(with_action(f"alku {sign} loppu"))

    assert any(f"alku {sign} loppu" in page for page in page_texts(pdf))


@pytest.mark.parametrize("sign", ["中", "🧿", "\x01", "\ud800"])
def test_a_character_in_neither_face_is_a_visible_box_and_still_in_the_file(sign: str) -> None:
    pdf = printed(with_action(f"ennen{sign}jälkeen"))

    meant = "\ufffd" if sign == "\ud800" else sign
    texts = [tag.text for tree in tags(pdf, 0) for tag in tree.flat()]
    assert f"ennen{meant}jälkeen" in texts
    assert "DejaVuSans" in fonts(pdf)


def with_action(action: str) -> ClientSheet:
    rows = confirmed().rows
    return replace(confirmed(), rows=(replace(rows[0], action=action), *rows[1:]))


def test_letters_typed_as_letter_and_dots_become_finnish_letters() -> None:
    pdf = printed(with_action("A\u0308iti ja tyo\u0308"))

    assert any("Äiti ja työ" in page for page in page_texts(pdf))


def test_every_font_is_embedded_and_there_is_no_helvetica() -> None:
    pdf = printed(with_action("✓ 中"))

    assert all(fonts(pdf).values())
    assert b"Helvetica" not in pdf
    assert set(fonts(pdf)) <= {"Inter-Regular", "Inter-SemiBold", "Inter-Bold", "DejaVuSans"}


def test_the_pages_are_tagged_in_reading_order() -> None:
    pdf = printed(confirmed())

    first = [tag for tree in tags(pdf, 0) for tag in tree.flat()]
    assert first[0].role == "Document"
    assert [tag.text for tag in first if tag.role == "H1"] == ["Minun suunnitelmani"]
    assert [tag.text for tag in first if tag.role == "H2"] == [
        "Yhteyshenkilösi on Sari Lehtola, sairaanhoitaja",
        "Mitä toivot",
        "Mitä teemme",
    ]
    assert sum(tag.role == "Table" for tag in first) == 1
    assert sum(tag.role == "TR" for tag in first) == 5
    assert [tag.text for tag in first if tag.role == "TH" and tag.text] == [
        "Asia",
        "Mitä tehdään",
        "Kuka",
        "Milloin",
        "Miten",
    ]
    assert sum(tag.role == "TD" for tag in first) == 16
    assert pdf.count(b"/Scope /Column") == 5
    assert pdf.count(b"/Scope /Row") == 4


def test_a_repeated_table_title_is_no_second_title_to_a_reader_of_the_file() -> None:
    pdf = printed(many_rows(60))

    assert pdf.count(b"/Scope /Column") == 5
    assert not any(tag.text == "Kuka" for tree in tags(pdf, 2) for tag in tree.flat())


def test_the_file_says_its_language_and_title_and_nothing_of_a_person() -> None:
    pdf = printed(replace(confirmed(), organisation="Alue & <Kumppanit>"))

    assert b"/Lang (fi-FI)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert b"/Marked true" in pdf
    assert b"/OutputIntents" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    start, end = pdf.index(b"<?xpacket begin"), pdf.index(b"<?xpacket end")
    xmp = pdf[start:end].decode()
    ET.fromstring(xmp)  # noqa: S314 - our own file
    assert "Minun suunnitelmani" in xmp
    assert "Ketola" not in xmp
    info = pdf[pdf.index(b"/Author") : pdf.index(b"/Trapped")]
    assert b"Minun suunnitelmani" in info
    assert b"Ketola" not in info


def test_equal_data_gives_equal_bytes_in_another_process_too() -> None:
    program = (
        "import hashlib; from tests.printing.sheets import *;"
        "print(hashlib.sha256(printed(draft())).hexdigest())"
    )

    hashes = {
        subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(hashes) == 1
    assert printed(draft()) == printed(draft())


def test_importing_the_package_loads_no_pdf_library() -> None:
    program = "import sys, sotedesk.printing; print('reportlab' in sys.modules)"

    answer = subprocess.run(  # noqa: S603 - as above
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )

    assert answer.stdout.strip() == "False"
