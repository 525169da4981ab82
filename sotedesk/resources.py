"""Where the data files lie; the only module that knows.

In a checkout they are in `resources/` beside the package, in an installed wheel in
`sotedesk/_resources` (pyproject's force-include puts them there).
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder; it need not exist.

    Args:
        parts: Path below the resource root, for example `"fonts", "Inter-Bold.ttf"`.
    """
    return _root().joinpath(*parts)
