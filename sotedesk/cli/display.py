"""Whether there is a screen: Qt aborts the process where there is none, a command refuses."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _

_WAIT_SECONDS = 2.0


def require_display() -> None:
    """Refuse where Qt would abort.

    Raises:
        Refusal: There is no screen, or nobody answers at it.
    """
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return
    if not (_wayland_answers(os.environ) or _x_answers(os.environ)):
        raise Refusal(_("Näyttöä ei löydy. Käynnistä graafisessa istunnossa tai xvfb-run -a."))


def _wayland_answers(variables: Mapping[str, str]) -> bool:
    name = variables.get("WAYLAND_DISPLAY", "")
    return bool(name) and _answers(str(Path(variables.get("XDG_RUNTIME_DIR", "")) / name))


def _x_answers(variables: Mapping[str, str]) -> bool:
    host, colon, number = variables.get("DISPLAY", "").rpartition(":")
    screen = number.partition(".")[0]
    if not colon or not screen.isdigit():
        return False
    if host not in {"", "unix"}:
        return True  # a screen across the network: Qt finds out
    path = f"/tmp/.X11-unix/X{screen}"  # noqa: S108 - where X servers listen
    return _answers(path) or _answers(f"\0{path}")


def _answers(address: str) -> bool:
    import socket  # noqa: PLC0415 - 5 ms, and not where another platform is chosen

    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(_WAIT_SECONDS)
        try:
            client.connect(address)
        except OSError:
            return False
    return True
