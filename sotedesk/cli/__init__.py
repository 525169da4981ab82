"""The command line: one file a command; exit codes 0, 1 and 2 as docs/manual says."""
