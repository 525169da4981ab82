"""A timeline entry in words: icon, title and what to read below it."""

from collections.abc import Mapping

from sotedesk.i18n import N_, _
from sotedesk.model.assignment import AssignmentStatus
from sotedesk.model.contact import Channel, ContactingKind
from sotedesk.model.matter import AppointmentStatus, FollowUpStatus, PromiseStatus
from sotedesk.model.plan import PlanStatus
from sotedesk.model.review import Conclusion, HighNeed, MappingRequest
from sotedesk.services.timeline import EntryKind, TimelineEntry
from sotedesk.ui.contact.client_column import shown_words
from sotedesk.ui.words import CHANNEL, CHANNEL_ICON, CONTACTING, word

KIND: Mapping[EntryKind, str] = {
    EntryKind.MATTER: N_("Asia"),
    EntryKind.PROMISE: N_("Lupaus"),
    EntryKind.APPOINTMENT: N_("Aika"),
    EntryKind.FOLLOW_UP: N_("Seuranta"),
    EntryKind.REVIEW: N_("Herätteet"),
    EntryKind.MAPPING: N_("Kartoitus"),
    EntryKind.PLAN: N_("Suunnitelma"),
    EntryKind.ASSIGNMENT: N_("Yhteyshenkilö"),
}
_ICON: Mapping[EntryKind, str] = {
    EntryKind.MATTER: "phone-in",
    EntryKind.PROMISE: "phone-out",
    EntryKind.APPOINTMENT: "calendar",
    EntryKind.FOLLOW_UP: "clock",
    EntryKind.REVIEW: "flag",
    EntryKind.MAPPING: "list-check",
    EntryKind.PLAN: "document",
    EntryKind.ASSIGNMENT: "people",
}
_STATUS: Mapping[EntryKind, Mapping[str, str]] = {
    EntryKind.APPOINTMENT: {
        AppointmentStatus.OFFERED: N_("tarjottu"),
        AppointmentStatus.BOOKED: N_("varattu"),
        AppointmentStatus.KEPT: N_("toteutui"),
        AppointmentStatus.MOVED: N_("siirretty"),
        AppointmentStatus.CANCELLED: N_("peruttu"),
        AppointmentStatus.MISSED: N_("peruuttamaton aika"),
    },
    EntryKind.PROMISE: {
        PromiseStatus.OPEN: N_("avoinna"),
        PromiseStatus.KEPT: N_("hoidettu"),
        PromiseStatus.CLOSED: N_("päätetty"),
    },
    EntryKind.FOLLOW_UP: {
        FollowUpStatus.OPEN: N_("avoinna"),
        FollowUpStatus.DONE: N_("tehty"),
        FollowUpStatus.CANCELLED: N_("peruttu"),
    },
    EntryKind.REVIEW: {
        Conclusion.NO_FURTHER_STEPS: N_("ei jatkotoimia"),
        Conclusion.WATCH: N_("seurataan"),
        Conclusion.MAP: N_("kartoitetaan kokonaistilanne"),
    },
    EntryKind.MAPPING: {
        HighNeed.YES: N_("paljon palveluita tarvitseva: kyllä"),
        HighNeed.NO: N_("paljon palveluita tarvitseva: ei"),
        HighNeed.NOT_YET: N_("paljon palveluita tarvitseva: ei vielä"),
        MappingRequest.ASKED: N_("pyydetty"),
        MappingRequest.RETURNED: N_("pyyntö palautettu"),
        MappingRequest.ACCEPTED: N_("kesken"),
    },
    EntryKind.PLAN: {
        PlanStatus.DRAFT: N_("luonnos"),
        PlanStatus.CONFIRMED: N_("vahvistettu"),
        PlanStatus.ENDED: N_("päättynyt"),
        PlanStatus.REFUSED: N_("asiakas ei halunnut"),
    },
    EntryKind.ASSIGNMENT: {
        AssignmentStatus.ASKED: N_("pyydetty"),
        AssignmentStatus.RETURNED: N_("palautettu"),
        AssignmentStatus.NAMED: N_("nimetty"),
        AssignmentStatus.NOT_NEEDED: N_("ei tarvita"),
        AssignmentStatus.NOT_WANTED: N_("ei halua"),
        AssignmentStatus.STILL_TO_NAME: N_("nimeämättä"),
    },
}


def entry_icon(entry: TimelineEntry) -> str:
    """Give the icon: a matter has its channel's."""
    if entry.kind is EntryKind.MATTER and isinstance(entry.channel, Channel):
        return CHANNEL_ICON[entry.channel]
    return _ICON[entry.kind]


def entry_title(entry: TimelineEntry) -> str:
    """Give the title: "Puhelu, tytär" of a matter, kind and state of others."""
    if entry.kind is EntryKind.MATTER:
        who = entry.relation or _who(entry)
        parts = [word(CHANNEL, entry.channel) or _("Asia"), who]
        return ", ".join(part for part in parts if part)
    if entry.kind is EntryKind.APPOINTMENT and entry.status == AppointmentStatus.MISSED:
        return _("Peruuttamaton aika")
    state = word(_STATUS[entry.kind], entry.status) if entry.kind in _STATUS else ""
    return ", ".join(part for part in (_(KIND[entry.kind]), state) if part)


def entry_text(entry: TimelineEntry) -> str:
    """Give what is read below the title."""
    parts = [entry.title, shown_words(entry.text), shown_words(entry.who)]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _who(entry: TimelineEntry) -> str:
    if entry.contacting in (None, ContactingKind.CLIENT):
        return ""
    return word(CONTACTING, entry.contacting).lower()
