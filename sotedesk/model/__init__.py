"""The domain: frozen records, codes and pure rules, standard library only.

Here belongs what would be true on paper too: what a contact, a matter or a plan is, who may see
what, how changes fold into a record. Not here: disks, screens, sentences for people, the time of
day (it comes as an argument).
"""
