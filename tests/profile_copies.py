"""Profiles as bytes: made once a process, unpacked for each test that begins in one.

Making a profile's tables takes longer than most of what is then tested on them.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from sotedesk.store.credential import Password
from sotedesk.store.disk import new_private_file
from sotedesk.store.profile import Profile

Packed: TypeAlias = Mapping[str, bytes]
"""The files of a closed profile by their names."""

_OF_THE_PROCESS = "lock"


def pack(make: Callable[[Path], None]) -> Packed:
    """Let a profile be made in an empty folder, closed, and give its files."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "profile"
        make(folder)
        return {
            file.name: file.read_bytes()
            for file in sorted(folder.iterdir())
            if file.name != _OF_THE_PROCESS
        }


def unpack(packed: Packed, folder: Path, password: Password) -> None:
    """Write the files into a new folder, as a profile that has always been there.

    The desk keeps its id: a copy that takes a new one is for the tests of copying.
    """
    folder.mkdir(mode=0o700)
    for name, content in packed.items():
        with open(new_private_file(folder / name), "wb") as file:  # noqa: PTH123 - a descriptor
            file.write(content)
    with Profile.open(folder, password) as profile, profile.new_desk():
        pass
