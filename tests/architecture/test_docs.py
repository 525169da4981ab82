"""The documents name what exists: packages, files, decisions, keys and messages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sotedesk.cli import refusals
from sotedesk.ui import error_words, problem_words
from sotedesk.ui.keys import COMMANDS, EVERYWHERE, FIELD_KEYS, Command, Where
from sotedesk.ui.shell import desk_shell

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
MANUAL = DOCS / "manual"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])

_LINK = re.compile(r"\]\(([^)#]*)(#[^)]*)?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FOLDERS = ("sotedesk/", "tests/", "script/", "resources/", "docs/", ".ci/", "bench/")
_MADE_LATER = {"docs/bench.txt", "docs/shots"}

_TITLES = {
    EVERYWHERE: "Kaikkialla",
    "desk": "Työpöytä",
    "contact": "Yhteydenotto",
    "client": "Asiakas",
    "review": "Herätteiden läpikäynti",
    "mapping": "Kartoitus",
    "plan": "Suunnitelma",
    "contact_persons": "Yhteyshenkilöt",
    "search": "Haku",
}
_CONNECTED = re.compile(r'keys\.on\(\s*f?"([^"{]+)')
_BEGIN, _END = "<!-- keys -->\n", "<!-- /keys -->\n"


def keys_table() -> str:
    """Give the keys of every screen as the manual shows them."""
    return "\n".join(_tables())


def with_keys(page: str) -> str:
    """Give the page of keys with the table as it is now."""
    head, _begin, rest = page.partition(_BEGIN)
    return f"{head}{_BEGIN}\n{keys_table()}\n{_END}{rest.partition(_END)[2]}"


def _tables() -> Iterator[str]:
    for screen, title in _TITLES.items():
        rows = [
            (one.cap, one.label)
            for one in COMMANDS
            if one.screen == screen and one.listed and _is_answered(one)
        ]
        rows += [(one.cap, one.label) for one in FIELD_KEYS if one.screen == screen and one.built]
        if rows:
            yield f"## {title}\n\n| näppäin | tekee |\n|---|---|"
            yield from (f"| {cap} | {label} |" for cap, label in rows)
            yield ""


def _is_answered(command: Command) -> bool:
    """Whether the window, the desk or a widget does something for a command's key."""
    if command.where is not Where.WINDOW or not command.built:
        return command.built
    places = ("sotedesk/ui/frame/main_window.py", "sotedesk/ui/shell/desk_shell.py")
    texts = [(ROOT / place).read_text(encoding="utf-8") for place in places]
    stems = tuple(stem for text in texts for stem in _CONNECTED.findall(text))
    return command.id in desk_shell._COMMANDS or command.id.startswith(stems)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_links_to_exists(page: Path) -> None:
    targets = [found[1] for found in _LINK.finditer(page.read_text(encoding="utf-8"))]
    missing = [one for one in targets if one and not (page.parent / one).exists()]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_heading_a_link_jumps_to_exists(page: Path) -> None:
    lost = []
    for found in _LINK.finditer(page.read_text(encoding="utf-8")):
        target = page.parent / found[1] if found[1] else page
        if found[2] and found[2][1:] not in set(_anchors(target)):
            lost.append(found[0])

    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_a_page_names_exists(page: Path) -> None:
    named = {found[1] for found in _CODE.finditer(page.read_text(encoding="utf-8"))}
    paths = {one.split()[0].rstrip("/") for one in named if one.startswith(_FOLDERS)}
    missing = [one for one in sorted(paths - _MADE_LATER) if not (ROOT / one).exists()]

    assert missing == []


def test_every_package_is_in_the_architecture_and_in_the_readme() -> None:
    packages = {one.parent.name for one in (ROOT / "sotedesk").glob("*/__init__.py")}
    for page in (DOCS / "architecture.md", ROOT / "README.md"):
        text = page.read_text(encoding="utf-8")
        unnamed = [one for one in sorted(packages) if f"`sotedesk/{one}`" not in text]
        assert unnamed == [], page.name


def test_every_script_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    scripts = [one.name for one in (ROOT / "script").iterdir() if one.is_file() and not one.suffix]

    assert [one for one in sorted(scripts) if f"script/{one}" not in text] == []


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    pages = sorted(DECISIONS.glob("*.md"))
    index = (DOCS / "README.md").read_text(encoding="utf-8")

    assert [int(one.name[:4]) for one in pages] == list(range(1, len(pages) + 1))
    assert [one.name for one in pages if f"decisions/{one.name}" not in index] == []


@pytest.mark.parametrize("page", sorted(DECISIONS.glob("*.md")), ids=lambda page: str(page.name))
def test_a_decision_has_its_four_parts(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)

    assert text.startswith(f"# {page.name[:4]} ")
    assert heads == ["Context", "Decision", "Consequences", "Alternatives"]


def test_the_index_of_the_manual_has_every_page() -> None:
    index = (MANUAL / "README.md").read_text(encoding="utf-8")
    pages = [one.name for one in MANUAL.glob("*.md") if one.name != "README.md"]

    assert [one for one in sorted(pages) if f"({one})" not in index] == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = [one.name for one in (MANUAL / "pictures").glob("*.png")]

    assert [one for one in sorted(pictures) if f"pictures/{one}" not in shown] == []


def test_the_keys_of_the_manual_are_those_of_the_program() -> None:
    page = (MANUAL / "nappaimet.md").read_text(encoding="utf-8")

    assert page == with_keys(page), "run script/shots, which writes the table"


def test_every_message_is_explained_in_the_manual() -> None:
    explained = (MANUAL / "virheviestit.md").read_text(encoding="utf-8")
    messages = [
        *error_words._BY_TYPE.values(),
        *error_words._BY_NAME.values(),
        *problem_words._WORDS.values(),
        *refusals._BY_NAME.values(),
    ]

    assert [one for one in messages if not _pattern(one).search(explained)] == []


def _pattern(message: str) -> re.Pattern[str]:
    """Give what the manual may write for a message: dots where the program names something."""
    parts = (re.escape(part.strip(". ")) for part in re.split(r"\{\w+\}", message))
    return re.compile(r"[ .]*…?[ .]*".join(parts))


def _anchors(page: Path) -> Iterator[str]:
    for head in re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        words = re.sub(r"[^\w\s-]", "", head.lower())
        yield re.sub(r"\s+", "-", words.strip())
