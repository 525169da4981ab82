"""How two stores come to hold the same changes. Empty until packages are built."""
