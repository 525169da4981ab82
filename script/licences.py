#!/usr/bin/env python3
"""Holds docs/dependencies.md against requirements.lock and the installed packages.

Every package that reaches a user, and every one a developer asks for, needs a row with a
reason; and no licence may come in that an EUPL-1.2 product cannot be given out with.
"""

import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

# Permissive, or copyleft at the borders of the library or file. EUPL-1.2 may link to all.
ALLOWED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "Bitstream-Vera",
        "LGPL-2.1-or-later",
        "LGPL-3.0-only",
        "LGPL-3.0-or-later",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
        "Zlib",
    }
)

# What packages write where a licence identifier should stand. Packages whose words are not
# here and are no identifier fail, so that a person looks.
WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def normal(name: str) -> str:
    """Spells a package name as the lock does."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> dict[str, list[str]]:
    """Reads for each locked package what asks for it, from the comments of the lock."""
    asked: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==", line):
            name = normal(match[1])
            asked[name] = []
        elif (match := re.match(r"    #(?: via)? +(\S.*)", line)) and match[1] != "via":
            asked[name].append(match[1])
    return asked


def shipped(asked: dict[str, list[str]]) -> set[str]:
    """Finds the packages a user gets: asked for by the project itself, and theirs in turn."""
    found = {name for name, by in asked.items() if "sotedesk (pyproject.toml)" in by}
    while more := {name for name, by in asked.items() if found & {normal(b) for b in by}} - found:
        found |= more
    return found


def rows(table: str) -> dict[str, str]:
    """Reads package and licence from the rows `| package | licence | why | upkeep |`."""
    found = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == len(("package", "licence", "why", "upkeep")):
            found[normal(cells[0])] = cells[1]
    return found


def declared(name: str) -> str | None:
    """Reads the licence the installed package states, None where it states none."""
    metadata = importlib.metadata.metadata(name)
    if expression := metadata.get_all("License-Expression"):
        return str(expression[0])
    said = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier") or []
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ] or list(metadata.get_all("License") or [])
    return WORDS.get(said[0], said[0]) if said else None


def allowed(expression: str) -> bool:
    """Whether one side of each OR, and all sides of each AND, may be shipped."""
    return any(
        all(part.strip() in ALLOWED for part in choice.split(" AND "))
        for choice in re.sub(r"[()]", "", expression).split(" OR ")
    )


def faults(asked: dict[str, list[str]], table: dict[str, str]) -> Iterator[str]:
    """Says in one line each what is not in order."""
    wanted_by_developers = {
        name for name, by in asked.items() if "sotedesk (pyproject.toml:dev)" in by
    }
    for name in sorted(shipped(asked) | wanted_by_developers):
        if name not in table:
            yield f"{name}: has no row in docs/dependencies.md"
            continue
        if not allowed(table[name]):
            yield f"{name}: the licence {table[name]} of its row is not an allowed one"
        try:
            licence = declared(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # locked for another system than this one: the row alone is judged
        # A package that states nothing has been read by hand; its row holds what was found.
        if licence is not None and not allowed(licence):
            yield f"{name}: states the licence {licence}, which is not an allowed one"
    for name in sorted(table.keys() - asked.keys() - {"package"}):
        if not set(name) <= {"-", ":"} and not name.endswith("(font)"):
            yield f"{name}: has a row, but is not in requirements.lock"


def main() -> int:
    """Prints each fault; 0 when there is none."""
    root = Path(__file__).parents[1]
    asked = locked((root / "requirements.lock").read_text(encoding="utf-8"))
    if not shipped(asked):
        sys.stderr.write("requirements.lock names no package of the product: was it made by uv?\n")
        return 1
    found = list(faults(asked, rows((root / "docs/dependencies.md").read_text(encoding="utf-8"))))
    sys.stderr.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
