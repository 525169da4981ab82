"""The encrypted local file: keys, engine, tables, unit of work, drafts, backups.

Rows and sessions stay inside; frozen domain objects come out. No widgets, no rules of the domain.
"""
