"""Writing a command's answer into a file, whole or not at all; refusals by name."""

from pathlib import Path

from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _
from sotedesk.services import whole_file


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that only this user reads; one that is there is replaced when it is whole.

    Raises:
        Refusal: There is no such folder, or a folder has the name.
        DiskFullError: Nothing has changed.
        NotWritableError: Nothing has changed.
    """
    from sotedesk.store.disk import typed_disk_errors  # noqa: PLC0415 - when needed

    if path.is_dir():
        raise Refusal(_("{path} on kansio. Anna tiedoston nimi.").format(path=path))
    if not path.parent.is_dir():
        raise Refusal(
            _("Kansiota {path} ei ole. Tee se ensin tai valitse toinen.").format(path=path.parent)
        )
    with typed_disk_errors(path):
        whole_file.write_whole(path, content)
