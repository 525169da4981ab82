"""How a name is asked, and how a naming reads on the client's page."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sotedesk.model.assignment import AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.masking import Masked, MaskReason
from sotedesk.services.client_card import ContactPersonLine
from sotedesk.ui.client.words import contact_person_words
from sotedesk.ui.contact_persons.naming_words import whom_to_ask

TODAY = date(2026, 11, 24)
LINE = ContactPersonLine(
    id=UUID(int=1),
    register=Register.HEALTH,
    role=AssignmentRole.CONTACT_PERSON,
    status=AssignmentStatus.NAMED,
    name="Minna Salo",
    title="sairaanhoitaja",
    unit="Keskustan sote-keskus",
    phone="06 000 4000",
)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Sari", "Saria"),
        ("Eero", "Eeroa"),
        ("Päivi", "Päiviä"),
        ("Heidi", "Heidiä"),
        ("Tyyne", "Tyyneä"),
        ("Tuomas", "Tuomasta"),
        ("Hannes", "Hannesta"),
        ("Kim", "Kimiä"),
        ("Johan", "Johania"),
        ("Anders", "Andersia"),
        ("Anna-Maija", "Anna-Maijaa"),
        ("Marjo-Riitta", "Marjo-Riittaa"),
        ("Kaisa-Leena", "Kaisa-Leenaa"),
        ("", ""),
    ],
)
def test_a_first_name_is_the_object_of_asking(name: str, asked: str) -> None:
    assert whom_to_ask(name) == asked


def test_the_clients_page_says_who_is_there_and_who_stands_in() -> None:
    line = replace(LINE, stand_in="Jari Lehto")

    assert contact_person_words(line, TODAY)[1:] == (
        "Yhteyshenkilö: Minna Salo",
        "sairaanhoitaja · Keskustan sote-keskus · 06 000 4000 · sijainen Jari Lehto",
    )


def test_the_clients_page_hides_place_number_and_team_under_a_ban() -> None:
    hidden = Masked(MaskReason.SAFETY_BAN)
    line = replace(LINE, unit=hidden, phone=hidden, stand_in=hidden)

    assert contact_person_words(line, TODAY)[2] == (
        "sairaanhoitaja · piilotettu · sijainen piilotettu"
    )


def test_the_clients_page_says_who_was_asked_and_by_when_an_answer_is_awaited() -> None:
    line = replace(LINE, status=AssignmentStatus.ASKED, answer_by=date(2026, 11, 26))

    assert contact_person_words(line, TODAY)[1:] == (
        "Yhteyshenkilö: pyydetty Minna Salo",
        "vastaus 26.11. mennessä",
    )


def test_the_clients_page_says_why_nobody_is_named_and_when_it_is_asked_again() -> None:
    line = replace(
        LINE,
        status=AssignmentStatus.NOT_WANTED,
        name="",
        reason="Pärjään itse.",
        ask_again_on=date(2027, 3, 1),
    )

    assert contact_person_words(line, TODAY)[1:] == (
        "Yhteyshenkilö: ei halua",
        "Pärjään itse. · kysytään 1.3.2027",
    )
