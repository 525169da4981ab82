"""What a draft brings back: every value, tab, field and caret, and over which changes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotedesk.model.changes import ChangeId, Register
from sotedesk.model.contact import Contact, ContactingKind, IdentityCheck, MayTell
from sotedesk.model.ids import ContactId, DeskId, WorkerId
from sotedesk.model.matter import Matter, Outcome, SpecialSupport, Urgency
from sotedesk.model.record import Origin, kind_of
from sotedesk.services.intake import ContactView, MatterView
from sotedesk.ui.contact.state import (
    ContactState,
    PromiseEdit,
    TimeEdit,
    draft_text,
    leftover,
    loose_of,
    screen_text,
    state_of,
    with_draft,
    with_loose,
)
from sotedesk.ui.edited import Edited, Place, record_draft, unchanged, with_record_draft
from tests.builders import COLLEAGUE, NOW, contact, matter

DESK, OTHER = DeskId(UUID(int=1)), DeskId(UUID(int=2))
_MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
_TEXT = st.text(max_size=40).filter(lambda text: "\x00" not in text)
_MATTER_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "reason": _TEXT,
    "notes": _TEXT,
    "own_words": _TEXT,
    "answer": _TEXT,
    "agreed": _TEXT,
    "given_to": _TEXT,
    "urgency": st.none() | st.sampled_from(Urgency),
    "outcome": st.none() | st.sampled_from(Outcome),
    "special_support": st.sampled_from(SpecialSupport),
    "safety_net": st.booleans(),
    "symptoms_asked": st.lists(st.sampled_from(["a:yes", "b:no"]), unique=True).map(tuple),
    "opened_on": st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    "received_at": st.none() | _MOMENTS,
    "handled_by": st.none() | st.just(COLLEAGUE),
}
_CONTACT_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "contacting_kind": st.none() | st.sampled_from(ContactingKind),
    "contacting_name": _TEXT,
    "contacting_relation": _TEXT,
    "contacting_phone": _TEXT,
    "identity_check": st.sampled_from(IdentityCheck),
    "may_tell": st.sampled_from(MayTell),
    "confirmed_understood": st.booleans(),
}
_PROMISES = st.builds(PromiseEdit, to_whom=_TEXT, due_at=st.none() | _MOMENTS)
_TIMES = st.builds(TimeEdit, at=st.none() | _MOMENTS, place=_TEXT, with_whom=_TEXT)
_PLACES = st.builds(Place, field=st.sampled_from(["notes", "reason", ""]), caret=st.integers(0, 99))
_LOOSE = st.dictionaries(st.sampled_from(["contacting_name", "new_hetu"]), _TEXT)


def change(desk: DeskId, seq: int) -> ChangeId:
    return ChangeId(desk, Register.HEALTH, seq)


def origin(**heads: ChangeId) -> Origin:
    return Origin(created=change(DESK, 1), heads={name: (head,) for name, head in heads.items()})


def stored_state(matters: int = 2, **values: Any) -> ContactState:  # noqa: ANN401 - fields of a matter
    """A contact as stored, each record over a change of its own."""
    envelope: Contact = contact(origin=origin())
    made = [
        matter(ContactId(envelope.id), position=number + 1, origin=origin(), **values)
        for number in range(matters)
    ]
    return state_of(
        ContactView(
            contact=envelope,
            matters=tuple(
                MatterView(matter=one, client_name="", promise=None, appointment=None, carried=None)
                for one in made
            ),
        )
    )


def typed(state: ContactState, index: int = 0, **values: object) -> ContactState:
    one = state.matters[index]
    edited = Edited(one.matter.before, replace(one.matter.after, **values))  # type: ignore[arg-type]  # fields of a matter
    return state.with_matter(index, replace(one, matter=edited))


def subset(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(subset(_MATTER_FIELDS), subset(_MATTER_FIELDS)),
    subset(_CONTACT_FIELDS),
    st.tuples(_PROMISES, _TIMES),
    st.tuples(_PLACES, st.integers(0, 1), _LOOSE),
)
def test_a_draft_brings_back_everything_typed_and_where_the_caret_was(
    matters: tuple[dict[str, Any], dict[str, Any]],
    envelope: dict[str, Any],
    follow_up: tuple[PromiseEdit, TimeEdit],
    shown: tuple[Place, int, dict[str, str]],
) -> None:
    stored = stored_state()
    state = typed(typed(stored, 0, **matters[0]), 1, **matters[1])
    after = replace(state.contact.after, **envelope)
    promised = replace(state.matters[1], promise_edit=follow_up[0], time_edit=follow_up[1])
    state = replace(
        state.with_matter(1, promised),
        contact=Edited(state.contact.before, after),
        place=shown[0],
        current=shown[1],
        loose=shown[2],
    )

    again = with_draft(stored, draft_text(state))

    assert again == state
    for group in kind_of(Matter).groups:
        assert again.matters[0].matter.before.origin.shown(group) == (change(DESK, 1),)
    for group in kind_of(Contact).groups:
        assert again.contact.before.origin.shown(group) == (change(DESK, 1),)


def test_a_draft_of_nothing_typed_changes_nothing() -> None:
    stored = stored_state()

    assert with_draft(stored, draft_text(stored)) == stored


def test_what_a_colleague_wrote_meanwhile_is_neither_replaced_nor_lost() -> None:
    stored = stored_state(notes="yhteinen", reason="syy")
    mine = draft_text(typed(stored, notes="minun"))
    theirs = replace(
        stored.matters[0].matter.before,
        notes="hänen",
        reason="hänen syynsä",
        origin=origin(notes=change(OTHER, 7), reason=change(OTHER, 7)),
    )
    arrived = stored.with_matter(0, replace(stored.matters[0], matter=Edited(theirs, theirs)))

    again = with_draft(arrived, mine).matters[0].matter

    # My text goes over what I saw, so that both versions stand; the rest is over what I see now.
    assert (again.after.notes, again.after.reason) == ("minun", "hänen syynsä")
    assert again.before.origin.shown("notes") == (change(DESK, 1),)
    assert again.before.origin.shown("reason") == (change(OTHER, 7),)


def test_a_saving_that_got_through_before_the_end_is_not_a_double_entry_with_oneself() -> None:
    stored = stored_state()
    sent = typed(stored, notes="tallennettu")
    later = typed(stored, notes="tallennettu ja enemmän")
    landed = replace(
        stored.matters[0].matter.before,
        notes="tallennettu",
        origin=origin(notes=change(DESK, 9)),
    )
    arrived = stored.with_matter(0, replace(stored.matters[0], matter=Edited(landed, landed)))

    again = with_draft(arrived, draft_text(later, sent)).matters[0].matter

    assert again.after.notes == "tallennettu ja enemmän"
    assert again.before.origin.shown("notes") == (change(DESK, 9),)


def test_a_saving_that_never_got_through_is_written_over_what_was_seen() -> None:
    stored = stored_state()
    sent = typed(stored, notes="matkalla")

    again = with_draft(stored, draft_text(sent, sent)).matters[0].matter

    assert again.after.notes == "matkalla"
    assert again.before.origin.shown("notes") == (change(DESK, 1),)


def test_a_text_taken_back_while_it_was_being_stored_stays_taken_back() -> None:
    stored = stored_state(notes="")
    sent = typed(stored, notes="virhe")
    landed = replace(
        stored.matters[0].matter.before, notes="virhe", origin=origin(notes=change(DESK, 9))
    )
    arrived = stored.with_matter(0, replace(stored.matters[0], matter=Edited(landed, landed)))

    again = with_draft(arrived, draft_text(stored, sent)).matters[0].matter

    assert again.after.notes == ""
    assert again.differs
    assert again.before.origin.shown("notes") == (change(DESK, 9),)


def test_a_tab_that_is_gone_and_a_field_nobody_knows_are_left_out() -> None:
    stored = stored_state()
    text = draft_text(replace(typed(stored, 1, notes="toinen"), current=1))
    text = text.replace('"typed": {"notes"', '"typed": {"withdrawn": 1, "notes"')
    fewer = replace(stored, matters=stored.matters[:1])

    assert with_draft(fewer, text).current == 0
    assert with_draft(stored, text).matters[1].matter.after.notes == "toinen"


def test_open_conflicts_a_draft_was_written_over_stay_open() -> None:
    stored = stored_state(notes="a")
    both = Origin(
        created=change(DESK, 1),
        heads={"notes": (change(DESK, 2), change(OTHER, 2))},
        conflicts=frozenset({"notes"}),
    )
    before = replace(stored.matters[0].matter.before, origin=both)
    seen = stored.with_matter(0, replace(stored.matters[0], matter=Edited(before, before)))

    again = with_draft(seen, draft_text(typed(seen, notes="minun"))).matters[0].matter

    assert again.before.origin.shown("notes") == (change(DESK, 2),)
    assert again.before.origin.conflicts == {"notes"}


@given(_TEXT, _TEXT, _TEXT)
@settings(max_examples=40, deadline=None)
def test_typing_while_a_saving_is_under_way_loses_nothing(before: str, sent: str, now: str) -> None:
    stored = stored_state(notes=before)
    edited = typed(stored, notes=sent).matters[0].matter
    landed = replace(edited.before, notes=sent, origin=origin(notes=change(DESK, 5)))

    kept = Edited(edited.before, replace(edited.after, notes=now)).stored(landed, edited.after)

    assert kept.after.notes == now
    assert kept.before == landed


def test_what_is_typed_during_a_finish_is_laid_over_what_was_finished() -> None:
    stored = stored_state()
    sent = typed(stored, notes="ennen")
    one = replace(sent.matters[1], promise_edit=PromiseEdit(due_at=NOW))
    now = typed(sent.with_matter(1, one), notes="ennen ja jälkeen")
    finished = stored_state_of(sent, notes="ennen")

    after = leftover(sent, now, finished)

    assert after.matters[0].matter.after.notes == "ennen ja jälkeen"
    assert after.matters[0].matter.before.notes == "ennen"
    assert after.matters[1].promise_edit == PromiseEdit(due_at=NOW)
    assert not leftover(sent, sent, finished).differs


def stored_state_of(state: ContactState, **values: object) -> ContactState:
    """The state as it is read back after these values of the first matter were stored."""
    before: Matter = replace(state.matters[0].matter.before, **values)  # type: ignore[arg-type]  # fields of a matter
    return state.with_matter(0, replace(state.matters[0], matter=Edited(before, before)))


def test_half_typed_fields_belong_to_their_tab() -> None:
    state = stored_state()
    first, second = (one.matter.after.id for one in state.matters)

    state = with_loose(state, {"opened_on": "24.", "contacting_name": "Anna,"}, ["opened_on"])
    state = with_loose(replace(state, current=1), {"opened_on": "1."}, ["opened_on"])

    assert loose_of(state, first) == {"opened_on": "24."}
    assert loose_of(state, second) == {"opened_on": "1."}


def test_codes_typed_become_what_their_field_has() -> None:
    made = unchanged(matter(ContactId(UUID(int=5)))).typed(urgency="today", outcome=None).after

    assert made.urgency is Urgency.TODAY
    assert made.outcome is None


def test_the_words_on_the_screen_can_be_given_out_when_nothing_can_be_stored() -> None:
    state = typed(stored_state(reason="huimaus"), notes="kaksi päivää", agreed="soitamme")

    assert screen_text(state) == "huimaus\nkaksi päivää\nsoitamme"


@pytest.mark.parametrize("worker", [None, COLLEAGUE])
def test_differing_is_about_values_only(worker: WorkerId | None) -> None:
    state = stored_state()
    assert not state.differs

    assert typed(state, handled_by=worker).differs is (worker is not None)


def test_a_draft_that_names_nothing_as_sent_is_read_too() -> None:
    edited = unchanged(matter(ContactId(UUID(int=5)))).typed(reason="huimaus")
    draft = record_draft(edited)
    del draft["sent"]

    assert with_record_draft(unchanged(edited.before), draft) == edited
