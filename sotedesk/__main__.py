"""Starts the command line."""

import sys

from sotedesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
