"""Parts, agreeing, who takes part, plans elsewhere and refusal, by keyboard and from the draft."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sotedesk.model.client import ElsewhereKind, PlanElsewhere
from sotedesk.model.ids import ClientId, PlanId
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PermissionHow,
    PlanKind,
    PlanPart,
    PlanParticipant,
    PlanStatus,
    Sees,
)
from sotedesk.model.plan_outline import Side
from sotedesk.services.plan_parts import PartText
from sotedesk.services.ports import where
from sotedesk.ui.plan.screen import PlanScreen
from sotedesk.ui.plan.small_form import elsewhere_draft, read_elsewhere
from sotedesk.ui.plan.tabs import Tab
from sotedesk.ui.targets import StartPlan
from sotedesk.ui.tasks import DeskThread
from tests.ui.keyboard import type_text
from tests.ui.looks import defects
from tests.ui.plan.test_plan import _begun, _confirmed, _place, _plan, _said, _save, _type
from tests.ui.stand import Stand, settle

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)


def _participants(desk: Stand) -> list[PlanParticipant]:
    with desk.office.store.units.reading() as uow:
        return uow.find(PlanParticipant, *where(plan=_plan(desk).id), order="order")


def _parts(desk: Stand) -> list[PlanPart]:
    with desk.office.store.units.reading() as uow:
        return uow.find(PlanPart, *where(plan=_plan(desk).id))


def _tab(screen: PlanScreen, number: str) -> None:
    screen.tabs.segment.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    type_text(focused, number)
    settle()


def test_a_further_part_is_written_on_its_side_and_counted(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    _tab(screen, "2")
    own_care, ability = screen.parts.cards[0], screen.parts.cards[2]

    own_care.areas[next(iter(own_care.areas))].setFocus()
    _type("Ulkoilee itse")
    ability.areas[next(iter(ability.areas))].setFocus()
    _type("Jaksan kauppaan")
    _save(at_desk)

    written = {part.part: (part.client_text, part.professional_text) for part in _parts(at_desk)}
    assert written == {
        "own_care": ("", "Ulkoilee itse"),
        "functional_ability": ("Jaksan kauppaan", ""),
    }
    assert [one.text() for one in screen.tabs.segment.buttons()][1] == "Muut osat 2/5"


def test_typing_in_a_part_goes_on_while_it_is_stored(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    _tab(screen, "2")
    area = screen.parts.cards[0].areas[next(iter(screen.parts.cards[0].areas))]
    area.setFocus()
    _type("Ulk")
    _save(at_desk)
    _type("oilee")
    _save(at_desk)

    assert [part.professional_text for part in _parts(at_desk)] == ["Ulkoilee"]
    assert not _parts(at_desk)[0].origin.conflicts


def test_a_draft_brings_back_the_part_its_tab_and_the_caret(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    _tab(screen, "2")
    screen.parts.cards[0].areas[next(iter(screen.parts.cards[0].areas))].setFocus()
    _type("Ulkoilee")
    at_desk.wait_for_draft()

    again = _place(at_desk, "plan_again")
    again.open(_plan(at_desk).id)

    assert at_desk.focused() == "part_own_care_professional"
    assert again.plan._tab is Tab.PARTS
    assert again.plan.parts.cards[0].areas[next(iter(again.plan.parts.cards[0].areas))].text() == (
        "Ulkoilee"
    )


def test_a_draft_of_a_part_that_a_colleague_has_written_since_writes_over_nothing(
    at_desk: Stand,
) -> None:
    screen, _client = _begun(at_desk)
    _tab(screen, "2")
    screen.parts.cards[0].areas[Side.PROFESSIONAL].setFocus()
    _type("Ulkoilee")
    at_desk.wait_for_draft()
    colleagues = PartText(professional="Hoitaa haavat itse")
    at_desk.duties.plans.write_part(at_desk.who, PlanId(_plan(at_desk).id), "own_care", colleagues)

    for name in ("plan_again", "plan_third"):
        again = _place(at_desk, name)
        again.open(_plan(at_desk).id)
        again.plan.presenter.moved()
        at_desk.wait_for_draft()
    again.plan.presenter.save()

    texts = {one.professional_text for one in _parts(at_desk)}
    assert texts == {"Hoitaa haavat itse", "Ulkoilee"}
    shown = [card.areas[Side.PROFESSIONAL].text() for card in again.plan.parts.cards]
    assert texts <= set(shown)


def test_a_letter_of_the_first_side_leads_there_from_another(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    _tab(screen, "3")

    at_desk.press(Qt.Key.Key_V, ALT)

    assert at_desk.focused() == "strengths"
    assert screen.needs.isVisible()


def test_where_they_disagree_both_reasons_are_written(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    _tab(screen, "3")
    assert not screen.agreements.client.isVisible()

    screen.agreements.agreement.setFocus()
    _type("2")
    screen.agreements.client.setFocus()
    _type("En halua keppiä.")
    screen.agreements.worker.setFocus()
    _type("Keppi estäisi kaatumisia.")
    _save(at_desk)

    stored = _plan(at_desk)
    assert stored.agreement is Agreement.PARTLY
    assert stored.client_disagrees == "En halua keppiä."
    assert stored.professional_disagrees == "Keppi estäisi kaatumisia."


@pytest.mark.parametrize("in_force", [False, True])
def test_how_the_client_got_the_plan_is_recorded_also_in_force(
    at_desk: Stand,
    in_force: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    screen = _confirmed(at_desk) if in_force else _begun(at_desk)[0]
    _tab(screen, "3")

    screen.agreements.copy_how.setFocus()
    _type("t")
    _save(at_desk)

    stored = _plan(at_desk)
    assert (stored.copy_how, stored.copy_on) == (CopyManner.MEETING, TODAY)


def test_the_day_of_a_copy_typed_into_a_plan_in_force_is_no_double_entry_with_oneself(
    at_desk: Stand,
) -> None:
    screen = _confirmed(at_desk)
    _tab(screen, "3")
    thread = DeskThread("desk")
    at_desk.runner = thread
    try:
        screen.agreements.copy_how.setFocus()
        _type("t")
        screen.agreements.copy_on.setFocus()
        screen.agreements.copy_on.selectAll()
        _type("20.11.")
        at_desk.bot.waitUntil(lambda: not thread.busy, timeout=10_000)
        screen.paper.rest()
    finally:
        thread.close()

    stored = _plan(at_desk)
    assert (stored.copy_how, stored.copy_on) == (CopyManner.MEETING, date(2026, 11, 20))
    assert not stored.origin.conflicts


def test_a_form_asked_for_again_keeps_what_is_typed_in_it(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    for opener, field in (
        (screen.people.add, screen.participant.name),
        (screen.people.point, screen.elsewhere.where),
        (screen.refuse_button, screen.closing.words),
    ):
        opener.click()
        field.setFocus()
        _type("Kirjoitettu")

        opener.click()

        assert field.text() == "Kirjoitettu"


def test_enter_pressed_twice_saves_one_participant(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Space)
    screen.participant.name.setFocus()
    _type("Hanna Ketola")
    thread = DeskThread("desk")
    at_desk.runner = thread
    try:
        at_desk.press(Qt.Key.Key_Return)
        at_desk.press(Qt.Key.Key_Return)
        at_desk.bot.waitUntil(lambda: not thread.busy, timeout=10_000)
        screen.paper.rest()
    finally:
        thread.close()

    assert [one.name for one in _participants(at_desk)] == ["Hanna Ketola"]


def test_a_contact_person_who_began_earlier_does_not_begin_any_more(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    for first_day, words in ((date(2026, 11, 1), "1.11. alkaen"), (TOMORROW, "alkaa 25.11.")):
        at_desk.duties.assignments.name_worker(
            at_desk.who, ClientId(client.id), at_desk.who.worker, valid_from=first_day
        )
        screen.refresh()
        assert words in _said(screen)
        view = at_desk.duties.assignments.of_client(at_desk.who, ClientId(client.id))[0]
        at_desk.duties.assignments.end(at_desk.who, view.assignment, first_day)


def test_a_relative_takes_part_and_sees_nothing_until_the_client_allows_it(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Space)
    form = screen.participant
    form.name.setFocus()
    _type("Hanna Ketola")
    form.role.setFocus()
    _type("tytär")
    form.relative.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    form.sees.setFocus()
    _type("1")
    form.name.setFocus()
    at_desk.press(Qt.Key.Key_Return)
    settle()

    assert _participants(at_desk) == []
    assert "Kysy lupa asiakkaalta" in _said(screen)
    form.allowed_how.setFocus()
    _type("k")
    at_desk.press(Qt.Key.Key_Return)

    [stored] = _participants(at_desk)
    assert (stored.name, stored.role, stored.is_relative) == ("Hanna Ketola", "tytär", True)
    assert (stored.sees, stored.allowed_on) == (Sees.ALL, TODAY)
    assert stored.allowed_how is PermissionHow.IN_WRITING
    assert not form.isVisible()
    assert "näkee kaiken" in _said(screen)


def test_what_another_sees_is_chosen_row_by_row(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Huimaus")
    at_desk.press(Qt.Key.Key_Return)
    _type("Kävely")
    _save(at_desk)
    at_desk.press(Qt.Key.Key_M, ALT)
    at_desk.press(Qt.Key.Key_Space)
    form = screen.participant
    form.name.setFocus()
    _type("Tiina Aho")
    form.sees.setFocus()
    _type("2")
    first, row = _plan_rows(at_desk)
    at_desk.press(Qt.Key.Key_Tab)
    assert at_desk.focused() == f"participant_sees_{first}"
    at_desk.press(Qt.Key.Key_Tab)
    assert at_desk.focused() == f"participant_sees_{row}"
    at_desk.press(Qt.Key.Key_Space)
    form._ticks["review"].setFocus()
    at_desk.press(Qt.Key.Key_Space)
    form.allowed_how.setFocus()
    _type("t")
    at_desk.press(Qt.Key.Key_Return)

    [stored] = _participants(at_desk)
    assert [one.hex for one in stored.sees_rows] == [row]
    assert stored.sees_parts == ("review",)
    assert "rivi 2, 1 osa" in _said(screen)


def _plan_rows(desk: Stand) -> list[str]:
    view = desk.duties.plans.view(desk.who, _plan(desk).id)
    return [row.id.hex for row in view.rows]


def test_a_participant_without_a_name_is_said_in_its_own_line(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Space)

    at_desk.press(Qt.Key.Key_Return)

    assert screen.participant._name_box.problem() == (
        "Kirjoita osallistujan nimi tai valitse työtoveri."
    )
    assert at_desk.errors == []


def test_what_is_typed_of_a_participant_is_not_lost(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Space)
    screen.participant.name.setFocus()
    _type("Hanna")
    at_desk.wait_for_draft()

    again = _place(at_desk, "plan_again")
    again.open(_plan(at_desk).id)

    assert again.plan.participant.isVisible()
    assert again.plan.participant.name.text() == "Hanna"


def test_a_participant_is_taken_out_of_a_draft(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Space)
    screen.participant.name.setFocus()
    _type("Hanna")
    at_desk.press(Qt.Key.Key_Return)
    screen.people._lines[0].setFocus()
    at_desk.press(Qt.Key.Key_Space)

    screen.participant.out.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    assert _participants(at_desk) == []


def test_a_plan_kept_elsewhere_is_pointed_to_from_the_plan(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_S, ALT)
    at_desk.press(Qt.Key.Key_Space)
    _type("h")
    at_desk.press(Qt.Key.Key_Tab)
    _type("12.3.2023")
    screen.elsewhere.where.setFocus()
    _type("potilastietojärjestelmässä")
    state = screen.presenter.state
    half_written = state.elsewhere if state is not None else None
    assert half_written is not None
    assert read_elsewhere(elsewhere_draft(half_written)) == half_written
    at_desk.press(Qt.Key.Key_Return)

    with at_desk.office.store.units.reading() as uow:
        [stored] = uow.find(PlanElsewhere, *where(client=client.id))
    assert (stored.plan_kind, stored.dated_on) == (
        ElsewhereKind.ADVANCE_DIRECTIVE,
        date(2023, 3, 12),
    )
    assert stored.register == _plan(at_desk).register
    settle()
    assert "Hoitotahto 12.3.2023" in _said(screen)
    assert not screen.elsewhere.isVisible()


def test_a_day_to_come_is_said_in_the_pointers_own_line(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_S, ALT)
    at_desk.press(Qt.Key.Key_Space)
    screen.elsewhere.day.setFocus()
    _type("12.3.2030")

    at_desk.press(Qt.Key.Key_Return)

    assert screen.elsewhere._day_box.problem() == "Päivä on tulevaisuudessa. Tarkista."
    at_desk.press(Qt.Key.Key_Escape)
    assert not screen.elsewhere.isVisible()


def test_a_client_refuses_and_the_door_stays_open(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    _type("Ei kiitos")
    screen.refuse_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    _type("2")
    screen.closing.again.setFocus()
    _type("15.1.2027")
    at_desk.press(Qt.Key.Key_Return, CTRL)
    settle()

    stored = _plan(at_desk)
    assert (stored.status, stored.status_reason) == (PlanStatus.REFUSED, "Haluaa miettiä")
    assert stored.ask_again_on == date(2027, 1, 15)
    said = _said(screen)
    assert "Asiakas ei halunnut suunnitelmaa" in said
    assert "Saa kysyä uudelleen" in said
    assert at_desk.told[-1] == "Kirjattu, ettei asiakas halua suunnitelmaa. [Kumoa]"

    screen.note.reopen.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    assert _plan(at_desk).status is PlanStatus.DRAFT
    assert _plan(at_desk).client_view == "Ei kiitos"


def test_after_a_refusal_is_taken_back_typing_is_kept_again(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.refuse_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    _type("1")
    at_desk.press(Qt.Key.Key_Return, CTRL)
    at_desk.services.undo.revert(at_desk.who)
    screen.refresh()

    screen.views.client.setFocus()
    _type("Sittenkin")
    at_desk.wait_for_draft()
    _save(at_desk)

    assert (_plan(at_desk).status, _plan(at_desk).client_view) == (PlanStatus.DRAFT, "Sittenkin")


def test_the_client_takes_the_leave_back_of_a_plan_in_force(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Space)
    form = screen.participant
    form.name.setFocus()
    _type("Hanna Ketola")
    screen.presenter.forms.type_participant(
        sees=Sees.ALL, allowed_how=PermissionHow.IN_PERSON, allowed_on=TODAY
    )
    at_desk.press(Qt.Key.Key_Return)
    at_desk.press(Qt.Key.Key_Return, CTRL)
    settle()
    _type("1")
    at_desk.press(Qt.Key.Key_Return, CTRL)
    settle()
    assert _plan(at_desk).status is PlanStatus.CONFIRMED

    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Space)
    assert not form.save.isVisible()
    form.take_back.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    [stored] = _participants(at_desk)
    assert (stored.sees, stored.allowed_how) == (Sees.NOTHING, None)
    assert "ei näe" in _said(screen)


def test_a_day_to_ask_again_that_has_passed_is_said_and_nothing_is_lost(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.refuse_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    _type("1")
    screen.presenter.type_closing(ask_again_on=date(2026, 1, 1))

    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert [type(error).__name__ for error in at_desk.errors] == ["AskAgainPastError"]
    assert screen.closing.isVisible()
    assert _plan(at_desk).status is PlanStatus.DRAFT


def test_a_plan_is_begun_from_the_list_for_the_client_who_was_searched(at_desk: Stand) -> None:
    person = at_desk.office.client(at_desk.office.nurse)
    at_desk.office.matter(at_desk.office.nurse, person.id, type="care_need")
    place = _place(at_desk)
    place.open(None)
    at_desk.press(Qt.Key.Key_N, CTRL)
    at_desk.press(Qt.Key.Key_Return)
    assert place.plans.box._who_box.problem() == "Hae asiakas ja valitse hänet"

    _type("Ketola")
    at_desk.press(Qt.Key.Key_Return)
    settle()
    at_desk.press(Qt.Key.Key_Return)
    assert at_desk.focused() == "begin_kind"
    at_desk.press(Qt.Key.Key_Return)

    assert at_desk.went == [("plan", StartPlan(person.id, kind=PlanKind.HEALTH_CARE_PLAN))]
    assert not place.plans.box.isVisible()


def test_esc_leaves_beginning_and_the_focus_goes_back(at_desk: Stand) -> None:
    place = _place(at_desk)
    place.open(None)
    place.plans.begin.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    at_desk.press(Qt.Key.Key_Escape)

    assert not place.plans.box.isVisible()
    assert at_desk.focused() == "new_plan"


def test_a_designer_finds_nothing_in_the_list(at_desk: Stand) -> None:
    person = at_desk.office.client(at_desk.office.nurse)
    at_desk.office.matter(at_desk.office.nurse, person.id, type="care_need")
    begun = at_desk.duties.plans.create(at_desk.who, person.id).plan
    at_desk.duties.plans.refuse(at_desk.who, begun, "Haluaa miettiä", date(2027, 1, 15))
    place = _place(at_desk)
    place.open(None)
    assert "saa kysyä uudelleen 15.1.2027" in str(place.plans.list.rows()[1].columns)
    place.plans.box.ask()

    assert defects(at_desk.window) == []


@pytest.mark.parametrize("tab", [Tab.PARTS, Tab.AGREEING])
def test_a_designer_finds_nothing_on_the_other_sides(at_desk: Stand, tab: Tab) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.edit(agreement=Agreement.DISAGREED)
    screen._show_tab(tab)

    assert defects(at_desk.window) == []


def test_a_designer_finds_nothing_in_the_forms(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Huimaus")
    _save(at_desk)
    screen.presenter.forms.begin_participant()
    screen.presenter.forms.type_participant(sees=Sees.ROWS)
    screen.presenter.confirm()
    screen.views.client.setFocus()
    settle()

    found = defects(at_desk.window)

    assert [one for one in found if not one.startswith("PlanTable plan_rows")] == []
