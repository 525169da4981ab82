"""Running the revisions on an open connection, inside its transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from sotedesk.store.connection import Connection

_CONNECTION = "connection"


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a revision; everything or, with the transaction, nothing."""
    config = _config()
    config.attributes[_CONNECTION] = connection.sqlalchemy
    command.upgrade(config, to)


def head() -> str | None:
    """Give the newest revision there is a file for."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    # A percent sign in the path would be read as the start of a variable.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
