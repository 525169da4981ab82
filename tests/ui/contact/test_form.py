"""The form by matter type: which fields there are, where Alt leads, what is still missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sotedesk.model.contact import ContactingKind, IdentityCheck, MayTell
from sotedesk.model.matter import Outcome, Urgency
from sotedesk.ui.widgets.symptom_chip import SymptomChip
from tests.services.office import Office
from tests.ui.contact.contact_desk import SYMPTOMS, TYPES, ContactDesk, known_client

FIELDS = {
    "care_need": {"notes", "first_assessment", "urgency", "outcome", "agreed", "safety_net"},
    "service_need": {
        "own_words",
        "own_words_source",
        "help_now",
        "opened",
        "special_support",
        "assessment_worker",
        "own_stance",
        "outcome",
    },
    "advice": {"answer", "outcome"},
    "worry": {"notes", "notice", "sender_protected", "danger_now", "given_to", "received_by"},
    "professional": {"notes", "professional_by", "agreed", "outcome", "handled_by"},
    "other": {"notes", "outcome"},
}
ABSENT = {
    "care_need": {"own_words", "help_now", "notice"},
    "service_need": {"urgency", "notes", "first_assessment"},
    "advice": {"urgency", "notes", "handled_by", "agreed"},
    "worry": {"urgency", "own_words"},
    "professional": {"urgency", "own_words", "answer"},
    "other": {"urgency", "agreed", "handled_by"},
}
JUMPS = {
    ("care_need", "M"): "notes",
    ("care_need", "E"): "first_assessment",
    ("care_need", "R"): "urgency",
    ("care_need", "J"): "outcome",
    ("care_need", "V"): "agreed",
    ("care_need", "H"): "handled_by",
    ("service_need", "M"): "own_words",
    ("service_need", "E"): "help_now",
    ("service_need", "R"): "special_support",
    ("service_need", "W"): "opened",
    ("service_need", "H"): "assessment_worker",
    ("service_need", "A"): "assessment_by",
    ("advice", "M"): "answer",
    ("worry", "E"): "danger_now",
    ("worry", "R"): "notice",
    ("worry", "H"): "received_by",
    ("worry", "A"): "received_at",
    ("professional", "A"): "professional_by",
    ("other", "M"): "notes",
}
COMMON = {
    "O": "contacting_kind",
    "I": "identity_check",
    "U": "may_tell",
    "T": "matter_type",
    "K": "client",
    "Y": "reason",
}


def begin(desk: ContactDesk, code: str) -> None:
    desk.key("contact.new")
    if code != "care_need":
        desk.presenter.set_type(code)
    QApplication.processEvents()


def shown(desk: ContactDesk, name: str) -> bool:
    editor = desk.screen._form.editors().get(name)
    return editor is not None and editor.box.isVisible()


@pytest.mark.parametrize("code", TYPES)
def test_each_type_has_its_own_fields_and_no_other(desk: ContactDesk, code: str) -> None:
    begin(desk, code)

    assert {name for name in FIELDS[code] if not shown(desk, name)} == set()
    assert {name for name in ABSENT[code] if shown(desk, name)} == set()
    asks_symptoms = any(chip.isVisible() for chip in desk.screen.findChildren(SymptomChip))
    assert asks_symptoms is (code == "care_need")


@pytest.mark.parametrize(("code", "letter"), sorted(JUMPS))
def test_alt_leads_to_the_field_the_type_has(desk: ContactDesk, code: str, letter: str) -> None:
    begin(desk, code)

    desk.press(Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)

    assert desk.focused() == JUMPS[code, letter]


@pytest.mark.parametrize("letter", sorted(COMMON))
def test_alt_leads_to_what_is_common_to_all_types(desk: ContactDesk, letter: str) -> None:
    begin(desk, "other")

    desk.press(Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)

    assert desk.focused() == COMMON[letter]


def test_a_call_back_asks_when_and_for_whom_a_time_given_where(desk: ContactDesk) -> None:
    begin(desk, "care_need")
    assert not shown(desk, "promise_due_at")

    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    assert shown(desk, "promise_due_at")
    assert not shown(desk, "time_at")
    desk.presenter.edit_matter(outcome=Outcome.TIME_GIVEN)
    assert not shown(desk, "promise_due_at")
    assert shown(desk, "time_place")


def test_ctrl_t_promises_a_call_back(desk: ContactDesk) -> None:
    begin(desk, "care_need")

    desk.key("call_back.promise")

    assert desk.matter.matter.after.outcome is Outcome.CALL_BACK
    assert desk.focused() == "promise_due_at"


def test_f9_goes_to_what_to_say_back(desk: ContactDesk) -> None:
    begin(desk, "care_need")

    desk.key("read_back")

    assert desk.focused() == "confirmed_understood"


def test_a_minors_own_decision_is_asked_only_of_minors(desk: ContactDesk, office: Office) -> None:
    grown = known_client(office, birth_date=office.now.date().replace(year=1958))
    child = known_client(
        office, first_names="Aino", call_name="", birth_date=office.now.date().replace(year=2012)
    )
    begin(desk, "care_need")
    desk.presenter.set_client(grown.id, "Raija Ketola")
    assert not shown(desk, "custodians_may_know")

    desk.presenter.set_client(child.id, "Aino Ketola")

    assert shown(desk, "custodians_may_know")


def test_what_is_missing_is_told_of_every_matter_and_colours_only_after_a_try(
    desk: ContactDesk,
) -> None:
    begin(desk, "advice")
    desk.presenter.edit_matter(reason="aukiolo")
    desk.presenter.add_matter("advice")
    note = desk.screen._missing
    QApplication.processEvents()
    assert note.property("tone") == "plain"
    assert "Asia 1: jatko" in note.accessibleName()
    assert "Asia 2: kysymys, jatko" in note.accessibleName()

    desk.key("confirm")

    assert note.property("tone") == "warn"
    assert "Ctrl+Enter" in note.accessibleName()
    assert desk.state.current == 0
    assert desk.focused() == "outcome"


def test_alt_p_walks_through_what_is_missing_over_all_tabs(desk: ContactDesk) -> None:
    begin(desk, "advice")
    desk.presenter.add_matter("care_need")
    QApplication.processEvents()
    seen = []
    for _step in range(11):
        desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        seen.append((desk.state.current, desk.focused()))

    symptoms = [(1, f"symptom_{code}") for code in SYMPTOMS]
    round_trip = [(0, "reason"), (0, "outcome"), (1, "reason"), (1, "client"), *symptoms]
    round_trip += [(1, "urgency"), (1, "outcome")]
    start = round_trip.index(seen[0])
    assert seen == (round_trip[start:] + round_trip)[:11]


def urgency(desk: ContactDesk) -> object:
    return desk.matter.matter.after.urgency


def may_tell(desk: ContactDesk) -> object:
    return desk.state.contact.after.may_tell


def test_a_memory_list_never_blocks_colours_or_sorts(desk: ContactDesk) -> None:
    begin(desk, "care_need")
    desk.presenter.edit_matter(symptoms_asked=("rintakipu:yes",))

    assert urgency(desk) is None
    desk.presenter.edit_matter(urgency=Urgency.NON_URGENT)
    desk.presenter.save()
    assert urgency(desk) is Urgency.NON_URGENT
    assert [one.objectName() for one in desk.screen.findChildren(SymptomChip)] == [
        f"symptom_{code}" for code in SYMPTOMS
    ]


def test_symptoms_are_asked_with_keys_and_counted(desk: ContactDesk) -> None:
    begin(desk, "care_need")
    desk.field("symptom_rintakipu").setFocus()

    desk.press(Qt.Key.Key_Space)

    assert len(desk.matter.matter.after.symptoms_asked) == 1
    assert desk.screen._form._asked.text() == "Hälyttävistä oireista kysytty 1/5"


def test_a_relatives_word_never_gives_permission_to_tell(desk: ContactDesk) -> None:
    begin(desk, "service_need")
    envelope = desk.screen._envelope

    envelope._on_kind(ContactingKind.CLIENT)
    assert may_tell(desk) is MayTell.OWN_MATTERS
    envelope._on_kind(ContactingKind.RELATIVE)

    assert may_tell(desk) is MayTell.NO_PERMISSION
    assert desk.field("may_tell").currentText() == "ei lupaa – kuunteleminen on aina sallittua"
    envelope._on_kind(ContactingKind.ANONYMOUS)
    assert desk.state.contact.after.identity_check is IdentityCheck.NOT_NEEDED


def test_name_relation_role_and_organisation_are_read_from_one_line(desk: ContactDesk) -> None:
    begin(desk, "care_need")
    desk.presenter.edit_contact(contacting_kind=ContactingKind.RELATIVE)
    QApplication.processEvents()
    desk.type("contacting_name", "Katja Ketola, tytär, Helsinki")
    contact = desk.state.contact.after
    assert (contact.contacting_name, contact.contacting_relation) == (
        "Katja Ketola",
        "tytär, Helsinki",
    )

    desk.presenter.edit_contact(contacting_kind=ContactingKind.PROFESSIONAL)
    desk.field("contacting_name").clear()
    desk.type("contacting_name", "Ari Aho, osastonhoitaja, OYS, osasto 5")
    contact = desk.state.contact.after
    assert contact.contacting_role == "osastonhoitaja"
    assert contact.contacting_organisation == "OYS, osasto 5"
    assert desk.screen.strip._who.text() == (
        "Kertoi olevansa Ari Aho, osastonhoitaja, OYS, osasto 5"
        if not contact.contacting_relation
        else desk.screen.strip._who.text()
    )


def test_a_number_is_never_shown_as_proof(desk: ContactDesk) -> None:
    begin(desk, "care_need")
    desk.type("contacting_phone", "0400001873")

    assert desk.screen.strip._about.text() == "040\u00a0000\u00a01873 · numero ei todista henkilöä"
    assert desk.state.contact.after.identity_check is IdentityCheck.NOT_VERIFIED
