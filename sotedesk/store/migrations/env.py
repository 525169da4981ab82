"""What Alembic runs first: the connection is given, and it is in a transaction already."""

from alembic import context

from sotedesk.store.tables import metadata

# Batch mode is off: it writes a table anew and silently drops its triggers.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=False,
)
context.run_migrations()
