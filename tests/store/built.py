"""Profiles with valid defaults, and what tests do to their files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import text

from sotedesk.store.connection import Connection
from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import DATABASE, Profile

WORKER: Final = UUID("01930000-0000-7000-8000-000000000001")
COLLEAGUE: Final = UUID("01930000-0000-7000-8000-000000000002")
PASSWORD: Final = Password("aino.esimerkki", "Päärynä ja 3 omenaa")
NEW_PASSWORD: Final = Password("aino.esimerkki", "Neljä luumua")
COLLEAGUES: Final = Password("eino.malli", "Viisi kirsikkaa")
PAGE: Final = 4096


@dataclass(frozen=True)
class Built:
    """A closed profile and who can open it."""

    folder: Path
    code: RecoveryCode
    password: Password = PASSWORD

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @contextmanager
    def opened(self) -> Iterator[Profile]:
        with Profile.open(self.folder, self.password) as profile:
            yield profile


def build(folder: Path, rows: int = 0) -> Built:
    """Make a profile with a table of so many rows of 300 bytes."""

    def make_schema(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)"))
        add_notes(connection, rows)

    code = Profile.create(folder, WORKER, PASSWORD, make_schema=make_schema, cost=THROW_AWAY)
    return Built(folder, code)


def add_notes(connection: Connection, rows: int, words: str = "sana " * 60) -> None:
    if rows:
        connection.execute(
            text("INSERT INTO note (words) VALUES (:words)"), [{"words": words}] * rows
        )


def count_notes(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM note")).scalar_one())


def read_notes(profile: Profile) -> int:
    """Read every page of the table and return how many rows it has."""
    with profile.database.reader() as connection:
        return len(connection.execute(text("SELECT words FROM note")).all())


def flip(path: Path, position: int) -> None:
    """Change one bit of the file, in place; a negative position counts from its end."""
    with path.open("rb+") as file:
        file.seek(position, os.SEEK_SET if position >= 0 else os.SEEK_END)
        [byte] = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 0x20]))


def leftovers(folder: Path) -> list[str]:
    """Return the names of what an interrupted work has left beside profiles and backups."""
    return [file.name for file in folder.iterdir() if "-partial-" in file.name]
