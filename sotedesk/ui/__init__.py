"""The desk on the screen: PySide6 widgets and their presenters. No database, no PDF library."""

from sotedesk.ui.featureless import spare_reading_sources
from sotedesk.ui.undying import keep_singletons_alive

# Before anything of Qt is called, whoever imports the package first.
keep_singletons_alive()
# Before the screens are imported.
spare_reading_sources()
