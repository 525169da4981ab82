"""The whole text of the two example sheets, so that a change of wording is seen in review.

After an intended change: `SOTEDESK_WRITE_GOLDEN=1 pytest tests/printing/test_golden.py`.
"""

import os
from pathlib import Path

import pytest

from sotedesk.services.paper import ClientSheet
from tests.printing.read_back import page_texts
from tests.printing.sheets import confirmed, draft, printed

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("client_sheet_draft", draft()), ("client_sheet_confirmed", confirmed())],
    ids=["draft", "confirmed"],
)
def test_the_text_of_the_pages_is_as_agreed(name: str, sheet: ClientSheet) -> None:
    found = "\n--- page ---\n".join(page_texts(printed(sheet))) + "\n"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("SOTEDESK_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")

    assert found == golden.read_text(encoding="utf-8")
