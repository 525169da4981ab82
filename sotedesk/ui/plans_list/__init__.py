"""The unit's plans as a list, and the place where the list and the open plan take turns."""
