"""Telling PySide6 that no module of the program asks for its optional spellings.

PySide6 offers snake_case names and true properties to modules that ask for them by
`from __feature__ import …`. To know who might, it reads the source text of every module that is
imported after Qt and looks for its own name there (about 10 ms of the desk's start, measured). No
module here asks for them, so the answer is given without reading. The attribute is private to
PySide6: where it is missing, nothing is done and only the quicker start is lost. May go when
PySide6 stops reading sources.
"""

import sys
from types import ModuleType

_FEATURE_MODULE = "shibokensupport.feature"
_QUESTION = "_mod_uses_pyside"


def spare_reading_sources() -> None:
    """Answer PySide6's question whether a module uses it: as one that asks for no feature."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - it loads the module that asks

    feature = sys.modules.get(_FEATURE_MODULE)
    if feature is not None and hasattr(feature, _QUESTION):
        setattr(feature, _QUESTION, _asks_for_none)


def _asks_for_none(_module: ModuleType) -> bool:
    # True is "uses Qt, no feature switched on": what PySide6 finds of our own modules by reading.
    return True
