"""What a worker can do at the desk, one class a duty, and the ports those duties need.

A service method is a use case: it takes the Actor first, declares its right and its log action,
runs in one unit of work and returns frozen objects. Not here: SQL, widgets, sentences.
"""
