"""Accounts: who can log in, who is added, and what is refused."""

from dataclasses import replace
from typing import Any

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.ids import WorkerId
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Role, Worker
from sotedesk.services.accounts import (
    Accounts,
    HasPasswordError,
    NoLoginError,
    NoUnitError,
    OtherRegisterLoginError,
)
from sotedesk.services.desk_keeping import DeskKeeping, opener
from sotedesk.services.directory_keeping import NamelessError, NewWorker
from sotedesk.services.logins import LoginTakenError
from sotedesk.services.rights import RightError
from sotedesk.services.undo import Undo, UndoError
from sotedesk.services.work import AbsentError
from tests.services.office import HEALTH_UNIT, Office

SECRET = "kolme vihreää omenaa"  # noqa: S105 - of a test


@pytest.fixture
def accounts(office: Office) -> Accounts:
    return Accounts(office.works, office.slots)


def colleague(**fields: Any) -> NewWorker:  # noqa: ANN401 - fields of a worker
    given: dict[str, Any] = {
        "last_name": "Mäki",
        "first_name": "Aino",
        "unit": HEALTH_UNIT,
        "login": "aino.maki",
    }
    return NewWorker(**given | fields)


def shown(accounts: Accounts, office: Office) -> list[tuple[str, str, bool]]:
    return [
        (one.worker.name, one.unit, one.has_password) for one in accounts.accounts(office.nurse)
    ]


def test_a_colleague_without_a_password_is_told_until_it_is_given(
    accounts: Accounts, office: Office
) -> None:
    made = accounts.add(office.nurse, colleague())
    assert ("Aino Mäki", "Keskustan sote-keskus", False) in shown(accounts, office)

    office.slots.give(made.id, made.login, SECRET)

    assert ("Aino Mäki", "Keskustan sote-keskus", True) in shown(accounts, office)


def test_the_list_is_in_order_of_last_names_and_knows_who_has_no_unit(
    accounts: Accounts, office: Office
) -> None:
    assert shown(accounts, office) == [
        ("Jari Lehto", "", False),
        ("Minna Salo", "Keskustan sote-keskus", True),
        ("Eero Äijälä", "Asiakasohjaus", False),
    ]


@pytest.mark.parametrize("login", ["aino.maki", " AINO.Maki "])
def test_a_login_name_somebody_has_is_refused_however_it_is_written(
    accounts: Accounts, office: Office, login: str
) -> None:
    accounts.add(office.nurse, colleague())

    with pytest.raises(LoginTakenError):
        accounts.add(office.nurse, colleague(first_name="Eino", login=login))

    assert [name for name, *_more in shown(accounts, office)].count("Eino Mäki") == 0


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"login": "  "}, NoLoginError),
        ({"unit": None}, NoUnitError),
        ({"first_name": "", "last_name": " "}, NamelessError),
    ],
)
def test_what_an_account_cannot_do_without_is_refused(
    accounts: Accounts, office: Office, fields: dict[str, object], error: type[Exception]
) -> None:
    before = shown(accounts, office)

    with pytest.raises(error):
        accounts.add(office.nurse, colleague(**fields))

    assert shown(accounts, office) == before


def test_a_colleague_known_from_elsewhere_gets_a_login_name_for_this_desk(
    accounts: Accounts, office: Office
) -> None:
    made = accounts.prepare(office.nurse, office.guide.worker, " eero.aijala ")

    assert (made.name, made.login) == ("Eero Äijälä", "eero.aijala")
    assert accounts.prepare(office.nurse, office.guide.worker, "Eero.Aijala") == made


@pytest.mark.parametrize(
    ("whom", "login", "error"),
    [
        ("guide", "", NoLoginError),
        ("guide", "minna", LoginTakenError),
        ("other_nurse", "jari", NoUnitError),
        ("nurse", "minna", HasPasswordError),
        ("administrator", "pekka", AbsentError),
    ],
)
def test_a_password_is_prepared_only_for_who_may_get_one(
    accounts: Accounts, office: Office, whom: str, login: str, error: type[Exception]
) -> None:
    DeskKeeping(office.works).record_log_in(opener(office.nurse.worker), "minna")

    with pytest.raises(error):
        accounts.prepare(office.nurse, getattr(office, whom).worker, login)


def test_adding_a_colleague_names_the_giver_in_the_log_and_is_not_taken_back(
    accounts: Accounts, office: Office
) -> None:
    made = accounts.add(office.nurse, colleague())

    line = office.last_line()
    assert (line.worker, line.records) == (office.nurse.worker, (made.id,))
    with pytest.raises(UndoError):
        Undo(office.works).revert(office.nurse)


def test_changing_ones_own_password_leaves_a_line_and_gives_the_login_name(
    accounts: Accounts, office: Office
) -> None:
    with pytest.raises(NoLoginError):
        accounts.begin_password_change(office.nurse)
    DeskKeeping(office.works).record_log_in(opener(office.nurse.worker), "minna")

    own = accounts.begin_password_change(office.nurse)

    assert own.login == "minna"
    line = office.last_line()
    assert (line.action, line.worker, line.records) == (
        LogAction.MAINTAIN,
        office.nurse.worker,
        (office.nurse.worker,),
    )


def test_preparing_a_password_leaves_a_line_also_when_the_login_name_was_known(
    accounts: Accounts, office: Office
) -> None:
    made = accounts.add(office.nurse, colleague())
    before = len(office.log())

    accounts.prepare(office.nurse, WorkerId(made.id), "aino.maki")

    assert [one.records for one in office.log()[before:]] == [(made.id,)]


def test_only_an_administrator_lets_somebody_of_the_other_register_in(
    accounts: Accounts, office: Office
) -> None:
    guide = colleague(registers=(Register.SOCIAL,))

    with pytest.raises(OtherRegisterLoginError):
        accounts.add(office.nurse, guide)
    administrator = replace(office.nurse, roles=office.nurse.roles | {Role.ADMINISTRATOR})
    made = accounts.add(administrator, guide)

    with pytest.raises(OtherRegisterLoginError):
        accounts.prepare(office.nurse, WorkerId(made.id), "aino.maki")
    assert accounts.prepare(administrator, WorkerId(made.id), "aino.maki").login == "aino.maki"


def test_who_lacks_the_right_adds_nobody(accounts: Accounts, office: Office) -> None:
    nobody = replace(office.nurse, roles=frozenset[Role]())

    with pytest.raises(RightError):
        accounts.add(nobody, colleague())


def test_logging_in_keeps_the_login_name_of_an_earlier_profile(office: Office) -> None:
    keeping, nurse = DeskKeeping(office.works), opener(office.nurse.worker)
    keeping.record_log_in(nurse)
    assert _login(office) == ""

    keeping.record_log_in(nurse, "Minna.Malli")
    keeping.record_log_in(nurse, "minna.malli")

    assert _login(office) == "Minna.Malli"


def test_a_login_name_taken_with_the_recovery_sheet_is_kept_and_must_be_free(
    accounts: Accounts, office: Office
) -> None:
    accounts.add(office.nurse, colleague())
    keeping = DeskKeeping(office.works)

    keeping.record_password_change(opener(None), office.nurse.worker, "minna.uusi")
    with pytest.raises(LoginTakenError):
        keeping.record_password_change(opener(None), office.nurse.worker, "aino.maki")

    assert _login(office) == "minna.uusi"


def _login(office: Office) -> str:
    with office.store.units.reading() as uow:
        found = uow.get(Worker, office.nurse.worker)
    assert found is not None
    return found.login
