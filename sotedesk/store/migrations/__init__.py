"""How the tables came to be, one Alembic revision a step; loaded only when a file is older."""
