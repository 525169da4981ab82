"""Qt's own words in Finnish: the menus of text fields, the dialog of printing."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_SPOKEN = "qt_words"


def speak_finnish(app: QCoreApplication) -> bool:
    """Have Qt's own words in Finnish; safe to call again.

    Returns:
        Whether Qt brought its Finnish words along.
    """
    if app.property(_SPOKEN):
        return True
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    spoken = words.load("qtbase_fi", folder) and app.installTranslator(words)
    app.setProperty(_SPOKEN, spoken)
    return spoken
