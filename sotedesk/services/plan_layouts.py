"""The papers of a plan that are not the client's own: professionals', contact person's, relative's.

Under a safety ban their places and numbers are taken out here (``plan_hiding``). A relative's copy
holds only what the client allowed that relative, on leave that the client gave: a relative's word
is never leave (users.md [5.h]).
"""

from dataclasses import replace
from datetime import date
from typing import Any

from sotedesk.model.client import Allowed, Client, ElsewhereKind, Phone
from sotedesk.model.client import PlanElsewhere as ElsewhereRecord
from sotedesk.model.ids import WorkerId
from sotedesk.model.matter import FollowUp, FollowUpStatus
from sotedesk.model.phone import shown
from sotedesk.model.plan import PermissionHow, Plan, PlanParticipant, PlanStatus, Sees
from sotedesk.model.plan_outline import AGREEMENT, REVIEW, STRENGTHS, VIEWS
from sotedesk.model.worker import Unit, Worker
from sotedesk.services import paper
from sotedesk.services.plan_contact import contact_of, hidden_contact
from sotedesk.services.plan_hiding import Hiding
from sotedesk.services.plan_sheet import (
    CONTACT,
    NewerVersionError,
    PlanSource,
    agreement,
    client_part,
    copy_given,
    day_of,
    fixed_part,
    going_through,
    heading,
    interpreter,
    own_part,
    participant,
    refusal,
    review,
    sheet_row,
    sheet_rows,
    view_source,
    wish,
)
from sotedesk.services.ports import one_of, where
from sotedesk.services.subject import same_person, worker_name
from sotedesk.services.work import Work


class NotRelativeError(ValueError):
    """The participant is nobody close to the client, and so has no copy of a relative's."""


class NoLeaveError(ValueError):
    """The client has given this relative no leave, so nothing was printed ([5.h])."""


class NothingAllowedError(ValueError):
    """The client's leave lets this relative see nothing of the plan."""


def professional_plan(
    work: Work,
    source: PlanSource,
    languages: frozenset[str],
    hiding: Hiding,
    *,
    with_hetu: bool = False,
) -> paper.ProfessionalPlan:
    """Give the whole plan (domain §1.5).

    Args:
        with_hetu: The identity code stands beside the birth date; never under a safety ban.
    """
    plan, client, outline = source.plan, source.client, source.outline
    return paper.ProfessionalPlan(
        **_heading(work, source, languages, hiding),
        birth_date=client.birth_date,
        hetu=client.hetu if with_hetu and not hiding.on else "",
        service_language=client.service_language,
        interpreter=interpreter(client),
        safety_ban=hiding.on,
        author=_person(work, plan.created_by, hiding),
        drafted_on=day_of(plan.created_at) or work.today,
        settled_by="" if source.is_draft else worker_name(work, plan.status_by),
        status_reason="" if _is_refused(plan) else hiding.words(plan.status_reason.strip()),
        contact=_contact(work, source, hiding),
        participants=tuple(
            _hidden_participant(work, one, source, hiding) for one in source.participants
        ),
        views=_hidden_part(fixed_part(plan, outline, VIEWS), hiding),
        view_source=view_source(plan),
        strengths=_hidden_part(fixed_part(plan, outline, STRENGTHS), hiding),
        rows=tuple(_hidden_row(row, hiding) for row in sheet_rows(source)),
        parts=tuple(_hidden_part(own_part(part), hiding) for part in source.parts),
        agreement=_hidden_agreement(plan, hiding),
        client_part=client_part(plan),
        going_through=going_through(source),
        review=_hidden_review(plan, hiding),
        elsewhere=_elsewhere(work, plan, hiding),
        copy_given=copy_given(plan),
        refusal=_hidden_refusal(plan, hiding),
    )


def plan_brief(
    work: Work, source: PlanSource, languages: frozenset[str], hiding: Hiding
) -> paper.PlanBrief:
    """Give what the contact person needs on one page."""
    plan, client = source.plan, source.client
    naming = source.namings[0] if source.namings else None
    return paper.PlanBrief(
        **_heading(work, source, languages, hiding),
        birth_date=client.birth_date,
        interpreter=interpreter(client),
        safety_ban=hiding.on,
        no_paper=client.no_paper,
        no_messages=client.no_messages,
        client_phones=() if hiding.on else _client_phones(work, client),
        contact=_contact(work, source, hiding),
        author=_person(work, plan.created_by, hiding),
        main_need=hiding.words(naming.main_need.strip()) if naming is not None else "",
        person_wish=hiding.words(naming.client_wish.strip()) if naming is not None else "",
        wish=_hidden_wish(plan, hiding),
        rows=tuple(_hidden_row(row, hiding) for row in sheet_rows(source)),
        days=_days(work, plan, hiding),
    )


def relative_copy(
    work: Work,
    source: PlanSource,
    languages: frozenset[str],
    hiding: Hiding,
    relative: PlanParticipant,
) -> paper.RelativeCopy:
    """Give what the client allowed one relative to have of the plan.

    Raises:
        NoLeaveError: Nobody has asked the client, or when is not recorded.
        NotRelativeError: The participant is not close to the client.
        NothingAllowedError: The leave shows nothing of the plan.
        NewerVersionError: How the leave was given, or what it lets be seen, is a code of a newer
            version.
    """
    plan, outline = source.plan, source.outline
    how, allowed_on = _leave(relative)
    whole = relative.sees is Sees.ALL
    allowed = frozenset(() if whole else relative.sees_parts)

    def sees(code: str) -> bool:
        return whole or code in allowed

    if _is_refused(plan):
        # Of what the client did not want there is nothing to hand on.
        relative = replace(relative, sees=Sees.NOTHING, sees_parts=(), sees_rows=())
        whole, allowed = False, frozenset()
    fixed = [fixed_part(plan, outline, code) for code in (VIEWS, STRENGTHS) if sees(code)]
    own = [own_part(part) for part in source.parts if sees(part.outline.code)]
    rows = [row for row in source.rows if whole or row.id in relative.sees_rows]
    with_contact = sees(CONTACT)
    return paper.RelativeCopy(
        **_heading(work, source, languages, hiding) | ({} if with_contact else {"unit": ""}),
        relative=relative.name,
        role=relative.role,
        allowed_how=how,
        allowed_on=allowed_on,
        whole=whole,
        contact=_contact(work, source, hiding) if with_contact else None,
        rows=tuple(_hidden_row(sheet_row(row), hiding) for row in rows),
        parts=tuple(_hidden_part(part, hiding) for part in (*fixed, *own) if _written(part)),
        agreement=_hidden_agreement(plan, hiding) if sees(AGREEMENT) else None,
        review=_hidden_review(plan, hiding) if sees(REVIEW) else None,
    )


def _leave(relative: PlanParticipant) -> tuple[PermissionHow, date]:
    """Give how and when the client gave leave, or refuse."""
    if not relative.is_relative:
        raise NotRelativeError
    if relative.allowed_how is None or relative.allowed_on is None:
        raise NoLeaveError
    if not isinstance(relative.allowed_how, PermissionHow):
        raise NewerVersionError(relative.allowed_how)
    if not isinstance(relative.sees, Sees):
        raise NewerVersionError(relative.sees)
    shows = relative.sees_rows or relative.sees_parts
    if relative.sees is Sees.NOTHING or (relative.sees is Sees.ROWS and not shows):
        raise NothingAllowedError
    return relative.allowed_how, relative.allowed_on


def _heading(
    work: Work, source: PlanSource, languages: frozenset[str], hiding: Hiding
) -> dict[str, Any]:
    """Give what every paper has; under a ban without the unit."""
    return heading(work, source, languages) | ({"unit": ""} if hiding.on else {})


def _is_refused(plan: Plan) -> bool:
    return plan.status is PlanStatus.REFUSED


def _person(work: Work, worker: WorkerId | None, hiding: Hiding) -> paper.SheetPerson | None:
    found = work.look(Worker, worker)
    if found is None:
        return None
    person = paper.SheetPerson(name=found.name, title=found.title, hidden=hiding.on)
    if hiding.on:
        return person
    unit = work.look(Unit, found.unit)
    return replace(
        person,
        unit=unit.name if unit is not None else "",
        phone=shown(found.phone),
        hours=found.phone_hours,
    )


def _contact(work: Work, source: PlanSource, hiding: Hiding) -> paper.SheetContact | None:
    contact = contact_of(work, source.plan, source.namings, source.unit)
    return hidden_contact(contact, hiding) if hiding.on else contact


def _hidden_participant(
    work: Work, one: PlanParticipant, source: PlanSource, hiding: Hiding
) -> paper.SheetParticipant:
    found = participant(work, one, source)
    return replace(
        found,
        organisation=hiding.place(found.organisation),
        responsibility=hiding.words(found.responsibility),
    )


def _hidden_row(row: paper.SheetRow, hiding: Hiding) -> paper.SheetRow:
    return replace(
        row,
        need=hiding.words(row.need),
        action=hiding.words(row.action),
        who=hiding.words(row.who),
        when=hiding.words(row.when),
        how_words=hiding.place(row.how_words),
        goal=hiding.words(row.goal),
        follow_up=hiding.words(row.follow_up),
    )


def _hidden_part(part: paper.SheetPart, hiding: Hiding) -> paper.SheetPart:
    return replace(
        part,
        client_text=hiding.words(part.client_text),
        professional_text=hiding.words(part.professional_text),
    )


def _written(part: paper.SheetPart) -> bool:
    return bool(part.client_text or part.professional_text)


def _hidden_agreement(plan: Plan, hiding: Hiding) -> paper.SheetAgreement:
    found = agreement(plan)
    return replace(
        found,
        client_reason=hiding.words(found.client_reason),
        professional_reason=hiding.words(found.professional_reason),
    )


def _hidden_review(plan: Plan, hiding: Hiding) -> paper.SheetReview | None:
    found = review(plan)
    return replace(found, how=hiding.place(found.how)) if found is not None else None


def _hidden_refusal(plan: Plan, hiding: Hiding) -> paper.SheetRefusal | None:
    found = refusal(plan)
    return replace(found, reason=hiding.words(found.reason)) if found is not None else None


def _hidden_wish(plan: Plan, hiding: Hiding) -> paper.ClientWish | None:
    found = wish(plan)
    return replace(found, text=hiding.words(found.text)) if found is not None else None


def _elsewhere(work: Work, plan: Plan, hiding: Hiding) -> tuple[paper.SheetElsewhere, ...]:
    person = one_of("client", *same_person(work, plan.client))
    found = work.find(ElsewhereRecord, person, order="-dated_on")
    return tuple(
        paper.SheetElsewhere(
            kind=one.plan_kind if isinstance(one.plan_kind, ElsewhereKind) else ElsewhereKind.OTHER,
            dated_on=one.dated_on,
            where=hiding.place(one.where),
        )
        for one in found
    )


def _client_phones(work: Work, client: Client) -> tuple[paper.SheetClientPhone, ...]:
    found = work.store.find(Phone, *where(client=client.id))
    return tuple(
        paper.SheetClientPhone(
            number=shown(one.number),
            label=one.label,
            may_leave_message=_known(one.may_leave_message),
            may_text=_known(one.may_text),
            safe_time=one.safe_time,
        )
        for one in found
        if one.number
    )


def _known(answer: str) -> Allowed:
    """Give an answer; one that only a newer version knows counts as not asked."""
    return answer if isinstance(answer, Allowed) else Allowed.NOT_ASKED


def _days(work: Work, plan: Plan, hiding: Hiding) -> tuple[paper.SheetDay, ...]:
    """Give what is ahead: going through, review, follow-ups, asking again."""
    days = [
        paper.SheetDay(
            on=one.due_on, kind=paper.DayKind.FOLLOW_UP, text=hiding.words(one.what.strip())
        )
        for one in work.find(FollowUp, *where(plan=plan.id, status=FollowUpStatus.OPEN))
        if one.due_on is not None
    ]
    if plan.status is PlanStatus.DRAFT and plan.going_through_on is not None:
        days.append(paper.SheetDay(on=plan.going_through_on, kind=paper.DayKind.GOING_THROUGH))
    if plan.review_on is not None and plan.status in (PlanStatus.DRAFT, PlanStatus.CONFIRMED):
        how = hiding.place(plan.review_how.strip())
        days.append(paper.SheetDay(on=plan.review_on, kind=paper.DayKind.REVIEW, text=how))
    if _is_refused(plan) and plan.ask_again_on is not None:
        days.append(paper.SheetDay(on=plan.ask_again_on, kind=paper.DayKind.ASK_AGAIN))
    return tuple(sorted(days, key=lambda day: (day.on, day.kind, day.text)))
