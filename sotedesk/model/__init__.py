"""The domain: frozen records, codes and pure rules, standard library only.

Here belongs what would be true on paper too: what a contact, a matter or a plan is, who may see
what, how changes fold into a record. Not here: disks, screens, sentences for people, the time of
day (it comes as an argument).
"""

# Whoever asks for the kinds of record (``record.KINDS``) gets all of them, whatever else is loaded.
from sotedesk.model import assignment, client, contact, matter, plan, review, worker

__all__ = ["assignment", "client", "contact", "matter", "plan", "review", "worker"]
