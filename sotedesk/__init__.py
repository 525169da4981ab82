"""SoteDesk: what is open on the desk while a person contacts a wellbeing services county.

The houses: ``model`` (the domain, pure), ``services`` (what a worker can do), ``store``, ``ui``,
``printing``, ``sync``, ``exchange`` and ``synthetic`` (strangers to one another), joined in
``app``, started from ``cli``. ``docs/architecture.md`` has the map.
"""

__version__ = "0.1.0"
