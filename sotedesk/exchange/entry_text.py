"""An entry as plain text under the county's headings, to be pasted into its record systems.

Source: users.md [1.e]. What was written of the matter is in the text, whatever the county's file
forgets. Two things never leave: points of a review that were *not observed* ([4.j]) and the sender
of a notice who is protected, in any matter of the same contact ([5.d]). Left out is how the contact
was handled at the desk: identity check, what may be told, whether it was understood.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sotedesk.exchange.entry_headings import EVERY, EntryHeadings, Heading
from sotedesk.exchange.entry_words import code_word, field_word
from sotedesk.exchange.plan_text import (
    PLAN_FIELDS,
    plan_fields,
    plan_labels,
    plan_part_codes,
    said,
)
from sotedesk.i18n import NO_BREAK_SPACE, _, format_clock, format_full_date, local, quoted
from sotedesk.model.contact import Contact
from sotedesk.model.ids import WorkerId
from sotedesk.model.life_area import AreaList
from sotedesk.model.matter import Appointment, AppointmentStatus, Matter, Promise
from sotedesk.model.matter_type import FieldUse, MatterType
from sotedesk.model.plan_outline import PlanOutline
from sotedesk.model.record import ORIGIN, VOID, kind_of
from sotedesk.model.review import (
    MappingArea,
    PersonWish,
    Review,
    ReviewVerdict,
    SituationMapping,
    Standing,
    Talked,
    Verdict,
)
from sotedesk.model.trigger import TriggerList
from sotedesk.model.wire import UnknownCode
from sotedesk.services.carrying import (
    Entry,
    EntryHead,
    MappingEntry,
    MatterEntry,
    PlanEntry,
    ReviewEntry,
    TargetKind,
)

Parts = Mapping[str, str]
"""What was written, as text by field, in the order of the record; empty ones are left out."""

_NOT_CONTENT = {ORIGIN.name, VOID.name, "contact", "position", "client", "type", "unit", "status"}
_WITH_OTHERS = {"own_words_source", "sender_protected"}
_MATTER_FIELDS = tuple(
    spec.name
    for spec in kind_of(Matter).fields
    if spec.group not in _NOT_CONTENT and spec.name not in _WITH_OTHERS
)
_DEFAULTS = {entry.name: entry.default for entry in fields(Matter)}
KNOWN_FIELDS: dict[TargetKind, tuple[str, ...]] = {
    TargetKind.MATTER: (
        *_MATTER_FIELDS,
        "contacting",
        "sender_protected",
        "interpreter",
        "time_given",
        "promise",
    ),
    TargetKind.REVIEW: (
        "observed",
        "client_words",
        "relative_worry",
        "talked",
        "conclusion",
        "conclusion_reason",
    ),
    TargetKind.MAPPING: (
        "met",
        "areas",
        "strengths",
        "network",
        "note",
        "high_need",
        "high_need_reason",
        "talked",
        "person_wish",
    ),
    TargetKind.PLAN: PLAN_FIELDS,
}
"""What may stand under the county's headings."""


def known_fields(outlines: Mapping[str, PlanOutline]) -> dict[TargetKind, tuple[str, ...]]:
    """Give what may stand under the county's headings, the parts of each kind of plan too."""
    plan = (*KNOWN_FIELDS[TargetKind.PLAN], *plan_part_codes(outlines))
    return {**KNOWN_FIELDS, TargetKind.PLAN: plan}


_NOT_GIVEN = {AppointmentStatus.MOVED, AppointmentStatus.CANCELLED}


class CountyEntryText:
    """The port ``services.carrying.EntryText`` by the county's file."""

    def __init__(
        self,
        headings: EntryHeadings,
        types: Mapping[str, MatterType],
        triggers: TriggerList,
        areas: AreaList,
        outlines: Mapping[str, PlanOutline],
    ) -> None:
        self._headings = headings
        self._types = types
        self._triggers = triggers
        self._areas = areas
        self._outlines = outlines

    def text(self, entry: Entry) -> str:
        """Give the entry as plain text: whose it is, what it is, headings, who wrote it."""
        if isinstance(entry, MatterEntry):
            return self._matter(entry)
        if isinstance(entry, ReviewEntry):
            return self._review(entry)
        if isinstance(entry, MappingEntry):
            return self._mapping(entry)
        return self._plan(entry)

    def _matter(self, entry: MatterEntry) -> str:
        matter, contact = entry.matter, entry.contact
        made = self._types.get(matter.type)
        at = contact.received_at if contact is not None and contact.received_at else None
        title = f"{made.name if made else matter.type} {_moment(at or matter.created_at)}"
        channel = f", {code_word(contact.channel)}" if contact is not None else ""
        headings = self._headings.of(TargetKind.MATTER, matter.register, matter.type)
        words = {field: self._label(matter, field) for field in KNOWN_FIELDS[TargetKind.MATTER]}
        sections = _sections(headings, self._matter_parts(entry), words)
        return _page(entry.head, title + channel, sections)

    def _matter_parts(self, entry: MatterEntry) -> Parts:
        matter = entry.matter
        parts = {field: self._matter_part(entry, field) for field in _MATTER_FIELDS}
        parts["own_words"] = said(matter.own_words, matter.own_words_source)
        parts["sender_protected"] = _("kyllä") if matter.sender_protected else ""
        if entry.contact is not None:
            protected = matter.sender_protected or entry.sender_protected
            parts["contacting"] = "" if protected else _contacting(entry.contact)
            parts["interpreter"] = entry.contact.interpreter
        parts["time_given"] = _lines(map(_time_given, entry.appointments))
        parts["promise"] = _lines(map(_promised, entry.promises))
        return {field: text for field, text in parts.items() if text.strip()}

    def _matter_part(self, entry: MatterEntry, field: str) -> str:
        value = getattr(entry.matter, field)
        if value == _DEFAULTS[field]:
            return ""
        if isinstance(value, (StrEnum, UnknownCode)):
            use = self._use(entry.matter, field)
            return (use.labels.get(value) if use else None) or code_word(value)
        if field == "symptoms_asked":
            return ", ".join(map(_symptom, value))
        return _plain(value, entry.head.workers)

    def _use(self, matter: Matter, field: str) -> FieldUse | None:
        """Give how the matter's type uses a field, else how any other type does."""
        own = self._types.get(matter.type)
        order = [*([own] if own else []), *self._types.values()]
        return next((use for made in order if (use := made.use_of(field))), None)

    def _label(self, matter: Matter, field: str) -> str:
        use = self._use(matter, field)
        return use.label if use else field_word(field)

    def _review(self, entry: ReviewEntry) -> str:
        review = entry.review
        title = f"{_('Herätteiden läpikäynti')} {_moment(review.confirmed_at or review.created_at)}"
        if review.confirmed_at is None:
            title += f" ({_('kesken')})"
        parts = {
            "observed": _lines(self._observed(entry)),
            "client_words": said(review.client_words, review.client_words_source),
            "relative_worry": review.relative_worry,
            "talked": _joined(
                code_word(review.talked) if review.talked else "", review.talked_note
            ),
            "conclusion": _concluded(review, entry.head.workers),
            "conclusion_reason": review.conclusion_reason,
        }
        headings = self._headings.of(TargetKind.REVIEW, review.register, EVERY)
        return _page(entry.head, title, _sections(headings, parts, _words(TargetKind.REVIEW)))

    def _observed(self, entry: ReviewEntry) -> Iterable[str]:
        """Word what was observed, in the order of the list; nothing of the rest ([4.j])."""
        observed = [one for one in entry.verdicts if one.verdict is Verdict.OBSERVED]
        texts = {item.code: item.text for item in self._triggers.items}
        order = list(texts)
        known = sorted(
            (one for one in observed if one.item in texts), key=lambda one: order.index(one.item)
        )
        unknown = sorted((one for one in observed if one.item not in texts), key=lambda o: o.item)
        for verdict in (*known, *unknown):
            yield self._verdict(verdict, texts.get(verdict.item, verdict.item), entry.head.workers)

    def _verdict(self, verdict: ReviewVerdict, item: str, workers: Mapping[WorkerId, str]) -> str:
        reasons = {reason.code: reason.text for reason in self._triggers.reasons}
        said = [reasons.get(verdict.reason, verdict.reason), verdict.reason_text]
        why = ", ".join(text for text in said if text)
        who = workers.get(verdict.judged_by, "") if verdict.judged_by else ""
        day = format_full_date(local(verdict.judged_at).date()) if verdict.judged_at else ""
        author = f"{who} {day}".strip()
        return f"– {item}" + (f": {why}" if why else "") + (f" ({author})" if author else "")

    def _mapping(self, entry: MappingEntry) -> str:
        mapping = entry.mapping
        title = _("Kokonaistilanteen kartoitus")
        title += f" {_moment(mapping.decided_at or mapping.created_at)}"
        decided = mapping.decided_at is not None
        if not decided:
            title += f" ({_('kesken')})"
        parts = {
            "met": _met(mapping),
            "areas": "\n".join(self._area_texts(entry.areas)),
            "strengths": mapping.strengths,
            "network": mapping.network,
            "note": mapping.note,
            "high_need": _decided(mapping) if decided else "",
            "high_need_reason": mapping.high_need_reason,
            "talked": _talked(mapping.talked, quoted(mapping.talked_words)),
            "person_wish": _wish(mapping),
        }
        headings = self._headings.of(TargetKind.MAPPING, mapping.register, EVERY)
        return _page(entry.head, title, _sections(headings, parts, _words(TargetKind.MAPPING)))

    def _area_texts(self, areas: Iterable[MappingArea]) -> Iterable[str]:
        """Word the areas in the order of the list; one that nobody asked about is left out."""
        for one in sorted(areas, key=lambda area: self._areas.place(area.area)):
            asked = one.standing is not Standing.NOT_ASKED
            if not (asked or one.client_words.strip() or one.professional_view.strip()):
                continue
            standing = f": {code_word(one.standing)}" if asked else ""
            yield _lines(
                [
                    f"– {self._areas.area(one.area).label}{standing}",
                    _indented(_("Asiakkaan sanoin"), one.client_words),
                    _indented(_("Ammattilaisen arvio"), one.professional_view),
                ]
            )

    def _plan(self, entry: PlanEntry) -> str:
        plan, outline = entry.plan, self._outlines.get(entry.plan.plan_kind)
        version = _("versio {number}").format(number=plan.version)
        title = f"{code_word(plan.plan_kind)} {plan.number}, {version}"
        headings = self._headings.of(TargetKind.PLAN, plan.register, plan.plan_kind)
        words = _words(TargetKind.PLAN) | plan_labels(entry, outline)
        return _page(entry.head, title, _sections(headings, plan_fields(entry, outline), words))


def _words(kind: TargetKind) -> dict[str, str]:
    return {field: field_word(field) for field in KNOWN_FIELDS[kind]}


def _sections(headings: tuple[Heading, ...], parts: Parts, words: Mapping[str, str]) -> list[str]:
    """Lay the parts under their headings; what no heading names comes at ``*`` or the end."""
    named = {field for heading in headings for field in heading.fields}
    rest = [field for field in parts if field not in named]
    sections = []
    for place, heading in enumerate(headings, start=1):
        listed = list(heading.fields)
        if EVERY in listed:
            listed[listed.index(EVERY) : listed.index(EVERY) + 1] = rest
        elif place == len(headings) and EVERY not in named:
            listed += rest
        written = [field for field in listed if parts.get(field, "").strip()]
        if written:
            sections.append(_section(heading, written, parts, words))
    return sections


def _section(heading: Heading, written: list[str], parts: Parts, words: Mapping[str, str]) -> str:
    """Word one heading; a heading made for one field needs no label before it."""
    if written == list(heading.fields[:1]) and len(heading.fields) == 1:
        return _lines([heading.heading, parts[written[0]].strip()])
    labelled = (_labelled(words[field], parts[field].strip()) for field in written)
    return _lines([heading.heading, *labelled])


def _labelled(label: str, text: str) -> str:
    return f"{label}:\n{text}" if "\n" in text else f"{label}: {text}"


def _page(head: EntryHead, title: str, sections: list[str]) -> str:
    whose = []
    if head.subject is not None:
        born = head.subject.birth_date
        whose = [_joined(head.subject.name, _("s. {day}").format(day=_day(born)) if born else "")]
    author = _joined(head.written_by, head.title, head.unit)
    footer = [_("Kirjasi {author}").format(author=author)] if author else []
    page = "\n\n".join([_lines([*whose, title]), *sections, *footer]) + "\n"
    # Old record systems show a no-break space as a box.
    return page.replace(NO_BREAK_SPACE, " ")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _day(day: date | None) -> str:
    return format_full_date(day) if day is not None else ""


def _moment(at: datetime) -> str:
    return f"{format_full_date(local(at).date())} {format_clock(at)}"


def _plain(value: object, workers: Mapping[WorkerId, str]) -> str:
    if isinstance(value, bool):
        return _("kyllä")
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return format_full_date(value)
    return workers.get(WorkerId(value), "") if isinstance(value, UUID) else str(value)


def _symptom(answer: str) -> str:
    code, _colon, said = answer.partition(":")
    return f"{code}: {_('kyllä') if said == 'yes' else _('ei')}"


def _contacting(contact: Contact) -> str:
    kind = code_word(contact.contacting_kind) if contact.contacting_kind else ""
    return _joined(
        kind,
        contact.contacting_name,
        contact.contacting_relation,
        contact.contacting_organisation,
        contact.contacting_role,
        contact.contacting_phone,
    )


def _time_given(time: Appointment) -> str:
    if time.status in _NOT_GIVEN:
        return ""
    return _joined(_moment(time.at) if time.at else "", time.where, time.with_whom)


def _promised(promise: Promise) -> str:
    due = _moment(promise.due_at) if promise.due_at else ""
    return _joined(promise.what, promise.to_whom, due)


def _concluded(review: Review, workers: Mapping[WorkerId, str]) -> str:
    if review.conclusion is None:
        return ""
    until = _("{day} asti").format(day=_day(review.watch_until)) if review.watch_until else ""
    asked = workers.get(review.mapper, "") if review.mapper else ""
    by = _("vastaus {day} mennessä").format(day=_day(review.map_by)) if review.map_by else ""
    return _joined(code_word(review.conclusion), until, asked, by)


def _indented(label: str, text: str) -> str:
    return f"  {label}: {text.strip()}" if text.strip() else ""


def _met(mapping: SituationMapping) -> str:
    how = code_word(mapping.met_how) if mapping.met_how else ""
    source = code_word(mapping.source) if mapping.source else ""
    return _joined(source, f"{how} {_day(mapping.met_on)}".strip())


def _decided(mapping: SituationMapping) -> str:
    again = mapping.decide_again_on
    when = _("arvioidaan uudelleen {day}").format(day=_day(again)) if again else ""
    return _joined(code_word(mapping.high_need), when)


def _talked(talked: Talked | UnknownCode | None, more: str) -> str:
    return _joined(code_word(talked) if talked else "", more.strip())


def _wish(mapping: SituationMapping) -> str:
    if mapping.person_wish is PersonWish.NOT_ASKED:
        return ""
    return _joined(code_word(mapping.person_wish), mapping.person_wish_reason.strip())
