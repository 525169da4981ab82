"""Sheets of awkward texts: whatever is written, it is on the paper and inside the margins."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotedesk.services.paper import ClientSheet, SheetRow
from tests.printing.read_back import Tag, characters, squeezed, tags, whole_text
from tests.printing.sheets import confirmed, printed
from tests.printing.test_pages import assert_inside_margins

WORDS = st.one_of(
    st.sampled_from(
        [
            "Äiti",
            "åäöÅÄÖ",
            "hätäensiapupäivystyspoliklinikka" * 2,
            "🧿😀",
            "→✓☐",
            "https://esimerkki.fi/hyvin/pitka/osoite",
            "šž",
            "x" * 60,
            "yö-\u00adaika",
            "(…)",
            "%s {0} </b> \\n",
        ]
    ),
    st.text(alphabet="aäoöiknstl", min_size=1, max_size=14),
)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
ROWS = st.builds(
    SheetRow,
    need=TEXTS,
    action=TEXTS,
    who=TEXTS,
    when=TEXTS,
    how_words=TEXTS,
    goal=TEXTS,
    follow_up=TEXTS,
)


@st.composite
def sheets(draw: st.DrawFn) -> ClientSheet:
    """A confirmed sheet with awkward texts everywhere."""
    sheet = confirmed()
    rows = tuple(draw(st.lists(ROWS, min_size=1, max_size=4)))
    wish = sheet.wish
    assert wish is not None
    return replace(
        sheet,
        client_name=draw(TEXTS),
        unit=draw(TEXTS),
        rows=rows * draw(st.sampled_from([1, 1, 15])),
        strengths=tuple(draw(st.lists(TEXTS, max_size=3))),
        wish=replace(wish, text=draw(TEXTS)),
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_every_text_is_on_the_paper_inside_the_margins(sheet: ClientSheet) -> None:
    pdf = printed(sheet)

    pages = characters(pdf)
    tagged = squeezed("".join(tag.text for tag in all_tags(pdf, len(pages))))
    drawn = drawable(whole_text(pdf))
    for row in sheet.rows:
        for text in (row.need, row.action, row.who, row.when, row.how_words, row.follow_up):
            assert squeezed(text) in tagged
    for text in (sheet.client_name, *sheet.strengths):
        assert drawable(squeezed(text)) in drawn
    for page in pages:
        assert_inside_margins(page)


def all_tags(pdf: bytes, page_count: int) -> list[Tag]:
    """Return the elements of every page."""
    return [tag for index in range(page_count) for tree in tags(pdf, index) for tag in tree.flat()]


def drawable(text: str) -> str:
    """Return a text without the sign that is drawn as a box."""
    return text.replace("🧿", "")
