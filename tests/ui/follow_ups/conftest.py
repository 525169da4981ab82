"""The desk these screens are tried at."""

from tests.ui.stand import at_desk

__all__ = ["at_desk"]
