"""The contact screen: strip, envelope, matters as tabs, the form that follows the matter's type."""
