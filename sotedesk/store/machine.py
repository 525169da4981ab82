"""Which computer this is, and which file: how a profile knows that it was copied."""

import hashlib
import platform
import subprocess
import sys
from pathlib import Path
from typing import Final
from uuid import UUID

_MACHINE_ID_FILES: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def this_machine() -> str:
    """Return what the operating system calls this installation, else its host name.

    Source: machine-id(5); IOPlatformUUID; MachineGuid.
    """
    return (_installation_id() or platform.node()).strip()


def mark(machine: str, profile: UUID, database: Path) -> bytes:
    """Return 32 bytes that differ for another machine and for another file beside this one.

    The file is known by its inode number, which moving or renaming on one disk keeps. Two copies on
    one disk never have the same at the same time. One after the other they may: a copy made, the
    original removed and the copy brought back can get the number that became free, and so can a
    copy on another disk, because the disk's number is left out (it may change at a restart). Such
    an older state of the file, or one written over it in place, keeps the mark: nothing on this
    machine tells then, only sync, which finds numbers of the desk twice (``docs/security.md``).
    """
    known_as = f"{machine}\0{database.stat().st_ino}".encode()
    return hashlib.blake2b(
        known_as, digest_size=32, key=profile.bytes, person=b"sotedesk-machine"
    ).digest()


if sys.platform == "win32":
    import winreg

    def _installation_id() -> str:
        key = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            return str(winreg.QueryValueEx(opened, "MachineGuid")[0])

elif sys.platform == "darwin":

    def _installation_id() -> str:
        command = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a constant
        listed = run.stdout
        lines = [line for line in listed.splitlines() if "IOPlatformUUID" in line]
        return lines[0].split('"')[-2] if lines else ""

else:

    def _installation_id() -> str:
        for file in _MACHINE_ID_FILES:
            if file.is_file() and (text := file.read_text("ascii").strip()):
                return text
        return ""
