"""Which screens the window has; each is imported and built when it is first shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _
from sotedesk.ui.desk import Desk
from sotedesk.ui.frame.main_window import MainWindow


def add_screens(desk: Desk, window: MainWindow, contact: Callable[[], QWidget]) -> None:
    """Let the window show every screen of this release.

    Args:
        contact: Gives the screen of the contact, whose duty makes it.
    """
    window.add_screen("desk", _("Työpöytä"), lambda: _worktop(desk))
    window.add_screen("contact", _("Yhteydenotot"), contact)
    window.add_screen("clients", _("Asiakkaat"), lambda: _clients(desk))
    window.add_screen("client", _("Asiakas"), lambda: _client(desk), in_rail=False)
    window.add_screen("plan", _("Suunnitelmat"), lambda: _plan(desk))
    window.add_screen("follow_ups", _("Seurannat"), lambda: _follow_ups(desk))
    window.add_screen("contact_persons", _("Yhteyshenkilöt"), lambda: _contact_persons(desk))
    window.add_screen("workers", _("Työntekijät"), lambda: _workers(desk))
    window.add_screen("review", _("Läpikäynti"), lambda: _review(desk), in_rail=False)
    window.add_screen("mapping", _("Kartoitus"), lambda: _mapping(desk), in_rail=False)


def _worktop(desk: Desk) -> QWidget:
    from sotedesk.ui.worktop import make_worktop  # noqa: PLC0415 - built when first shown

    return make_worktop(desk)


def _clients(desk: Desk) -> QWidget:
    from sotedesk.ui.clients import make_clients  # noqa: PLC0415 - built when first shown

    return make_clients(desk)


def _client(desk: Desk) -> QWidget:
    from sotedesk.ui.client import make_client  # noqa: PLC0415 - built when first shown

    return make_client(desk)


def _plan(desk: Desk) -> QWidget:
    from sotedesk.ui.plan import make_plan  # noqa: PLC0415 - built when first shown

    return make_plan(desk, desk.services.printer)


def _follow_ups(desk: Desk) -> QWidget:
    from sotedesk.ui.follow_ups import make_follow_ups  # noqa: PLC0415 - built when first shown

    return make_follow_ups(desk)


def _contact_persons(desk: Desk) -> QWidget:
    from sotedesk.ui.contact_persons import make_contact_persons  # noqa: PLC0415 - as above

    return make_contact_persons(desk)


def _review(desk: Desk) -> QWidget:
    from sotedesk.ui.review import make_review  # noqa: PLC0415 - built when first shown

    return make_review(desk)


def _mapping(desk: Desk) -> QWidget:
    from sotedesk.ui.mapping import make_mapping  # noqa: PLC0415 - built when first shown

    return make_mapping(desk)


def _workers(desk: Desk) -> QWidget:
    from sotedesk.ui.workers import make_workers  # noqa: PLC0415 - built when first shown

    return make_workers(desk)
