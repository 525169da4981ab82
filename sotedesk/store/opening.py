"""Opening the store of a profile: tables up to date, a desk id of its own, then the ports."""

from sotedesk.model.frozen import dataclass
from sotedesk.services.ports import Now
from sotedesk.store import desk as desks
from sotedesk.store import schema
from sotedesk.store.drafts import StoredDrafts
from sotedesk.store.engine import Database
from sotedesk.store.profile import Profile
from sotedesk.store.rebuild import fold_what_is_new
from sotedesk.store.work import StoredUnits


@dataclass(frozen=True, slots=True)
class Store:
    """What the rest of the program has of an open profile.

    Attributes:
        desk: Which desk this is.
        took_new_id: The profile was copied or restored and has just become a desk of its own; the
            worker is told so.
    """

    database: Database
    units: StoredUnits
    drafts: StoredDrafts
    desk: desks.Desk
    took_new_id: bool


def open_store(profile: Profile, now: Now, *, short_code: str = "") -> Store:
    """Make a profile ready for use.

    Args:
        profile: An open profile.
        now: The clock.
        short_code: What shown numbers begin with if a new desk id is taken; empty draws one.

    Raises:
        NewerSchemaError: A newer SoteDesk has changed the tables; nothing was written.
    """
    database = profile.database
    with database.writer() as connection:
        schema.upgrade(connection)
        desk = desks.read(connection)
        if desk is None:
            desk = desks.take_new_id(connection, now(), short_code)
        fold_what_is_new(connection)
    if took_new_id := profile.copied_from_elsewhere:
        with profile.new_desk() as connection:
            desk = desks.take_new_id(connection, now(), short_code)
    return Store(database, StoredUnits(database), StoredDrafts(database), desk, took_new_id)
