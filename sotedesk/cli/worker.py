"""`worker add|list`: who can log in to this desk, and letting one more do so."""

import argparse
import json

from sotedesk.app import OpenDesk
from sotedesk.cli.profile_access import ask, new_password, opened
from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _
from sotedesk.model.ids import WorkerId
from sotedesk.model.worker import Role, Unit, UnitKind, Worker, login_key
from sotedesk.services.accounts import Account
from sotedesk.services.directory_keeping import NewWorker


def run(given: argparse.Namespace) -> int:
    """Add a worker, or list them."""
    with opened(given) as desk:
        if given.what == "add":
            return _add(desk, given)
        found = desk.services.accounts.accounts(desk.actor())
    if given.json:
        print(json.dumps([_fields(one) for one in found], ensure_ascii=False))
        return 0
    for one in found:
        print(_line(one))
    return 0


def _add(desk: OpenDesk, given: argparse.Namespace) -> int:
    actor, accounts = desk.actor(), desk.services.accounts
    begun = _begun(desk, given.new_login)
    if begun is None:
        new = _new(desk, given)
        password = new_password(given.new_password_file)
        worker = accounts.add(actor, new)
    else:
        _require_same(begun.worker, given)
        password = new_password(given.new_password_file)
        worker = accounts.prepare(actor, WorkerId(begun.worker.id), given.new_login)
    desk.services.slots.give(WorkerId(worker.id), given.new_login, password)
    print(
        _("{name} voi nyt kirjautua tunnuksella {login}.").format(
            name=worker.name, login=worker.login
        )
    )
    return 0


def _begun(desk: OpenDesk, login: str) -> Account | None:
    """Give a worker of that login name who has no password here: adding was cut short."""
    wanted = login_key(login)
    found = desk.services.accounts.accounts(desk.actor())
    known = (one for one in found if wanted and login_key(one.worker.login) == wanted)
    return next((one for one in known if not one.has_password), None)


def _require_same(known: Worker, given: argparse.Namespace) -> None:
    names = (given.first_name or known.first_name, given.last_name or known.last_name)
    if names != (known.first_name, known.last_name):
        raise Refusal(_("Käyttäjätunnus on jo toisella. Valitse toinen tunnus."))


def _new(desk: OpenDesk, given: argparse.Namespace) -> NewWorker:
    unit = _unit(desk, given.unit)
    health = unit.unit_kind is UnitKind.HEALTH
    return NewWorker(
        login=given.new_login,
        first_name=given.first_name or ask(_("Etunimi: "), hidden=False),
        last_name=given.last_name or ask(_("Sukunimi: "), hidden=False),
        title=given.title,
        roles=(Role(given.role or (Role.NURSE if health else Role.GUIDE)),),
        registers=(unit.keeps,),
        unit=unit.id,
    )


def _unit(desk: OpenDesk, name: str) -> Unit:
    if not name:
        return desk.services.directory.unit(desk.actor())
    units = desk.services.directory.units(desk.actor())
    found = [one for one in units if one.name.casefold() == name.strip().casefold()]
    if not found:
        raise Refusal(_("Yksikköä {name} ei ole. Tarkista --unit.").format(name=name))
    return found[0]


def _fields(one: Account) -> dict[str, object]:
    return {
        "id": str(one.worker.id),
        "name": one.worker.name,
        "title": one.worker.title,
        "unit": one.unit,
        "login": one.worker.login,
        "has_password": one.has_password,
    }


def _line(one: Account) -> str:
    told = _("voi kirjautua") if one.has_password else _("ei salasanaa tällä työpöydällä")
    parts = (one.worker.name, one.worker.title, one.unit, one.worker.login, told)
    return "  ".join(part or "–" for part in parts)
