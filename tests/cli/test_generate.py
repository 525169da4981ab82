"""Generated data: the same from the same seed, only where it belongs, whole or not at all."""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from sotedesk.model.client import Client
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.matter import Matter
from sotedesk.model.record import KINDS, ORIGIN
from sotedesk.store.verify import verify
from tests.cli.running import (
    ROOT,
    assert_refused,
    command,
    files_of,
    make,
    opened,
    run,
    surroundings,
)

AMOUNT = ("generate", "--clients", 20, "--contacts", 60)


def _export(folder: Path) -> list[str]:
    """Give all records as text, with the founder's own ids and the desk's code taken out."""
    with opened(folder) as desk:
        founder = desk.actor()
        own = {str(founder.worker): "WORKER", str(founder.unit): "UNIT"}
        code = desk.store.desk.short_code
        with desk.store.units.reading() as uow:
            found = [record for kind in KINDS.values() for record in uow.find(kind.record)]
    told = []
    for record in found:
        if str(record.id) in own:
            continue
        values = {
            field.name: str(getattr(record, field.name))
            for field in fields(record)
            if field.name != ORIGIN.name
        }
        text = json.dumps(values, ensure_ascii=False)
        for known, name in own.items():
            text = text.replace(known, name)
        told.append(text.replace(f"{code}-", "DESK-"))
    return told


def test_the_same_seed_gives_the_same_data_on_two_desks(tmp_path: Path) -> None:
    exports, truths = [], []
    for name in ("one", "two"):
        make(tmp_path / name)
        truth = tmp_path / f"{name}.json"
        said = run("--profile", tmp_path / name, *AMOUNT, "--seed", 7, "--truth", truth)
        assert (said.code, said.err) == (0, "")
        exports.append(_export(tmp_path / name))
        truths.append(truth.read_text(encoding="utf-8"))

    assert len(exports[0]) > 200
    assert exports[0] == exports[1]
    assert truths[0] == truths[1]


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    hetus = []
    for seed in (1, 2):
        folder = tmp_path / str(seed)
        make(folder)
        assert run("--profile", folder, *AMOUNT, "--seed", seed).code == 0
        with opened(folder) as desk, desk.store.units.reading() as uow:
            hetus.append({client.hetu for client in uow.find(Client)})

    assert not hetus[0] & hetus[1]


def test_the_truth_file_says_who_they_are_and_whose_each_contact_is(
    profile: Path, tmp_path: Path
) -> None:
    file = tmp_path / "truth.json"
    said = run("--profile", profile, *AMOUNT, "--truth", file)
    truth = json.loads(file.read_text(encoding="utf-8"))

    assert said.out == "20 asiakasta ja 60 yhteydenottoa on tehty siemenestä 1.\n"
    with opened(profile) as desk:
        report = verify(desk.store.database)
        with desk.store.units.reading() as uow:
            clients = {str(one.id): one for one in uow.find(Client)}
            contacts = {str(one.id): one for one in uow.find(Contact)}
            about = {
                str(one.contact): str(one.client) if one.client else None
                for one in uow.find(Matter)
            }
    assert report.ok
    assert (report.open_conflicts, report.breaches) == (0, 0)
    assert {one["id"] for one in truth["clients"]} == set(clients)
    told = {contact: one["id"] for one in truth["clients"] for contact in one["contacts"]}
    told |= dict.fromkeys(truth["contacts_without_client"])
    assert told == about
    assert set(told) == set(contacts)
    assert (truth["counts"]["clients"], truth["counts"]["contacts"]) == (20, 60)
    assert {one.status for one in contacts.values()} == {ContactStatus.FINISHED}
    for one in truth["clients"]:
        stored = clients[one["id"]]
        assert (one["hetu"], one["birth_date"]) == (stored.hetu, str(stored.birth_date))


def test_a_profile_of_real_clients_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "real"
    make(folder, synthetic=False)
    before = files_of(folder)

    said = run("--profile", folder, *AMOUNT)

    assert_refused(
        said, "Profiili on oikeita asiakkaita varten. Tee keksitty: sotedesk init --synthetic."
    )
    assert files_of(folder).keys() == before.keys()
    with opened(folder) as desk, desk.store.units.reading() as uow:
        assert uow.find(Client) == []


def test_a_profile_that_has_clients_is_refused(profile: Path) -> None:
    assert run("--profile", profile, *AMOUNT).code == 0
    before = run("--profile", profile, "verify", "--json").out

    said = run("--profile", profile, *AMOUNT)

    assert_refused(
        said, "Profiilissa on jo asiakkaita. Tee tyhjä profiili: sotedesk init --synthetic."
    )
    assert run("--profile", profile, "verify", "--json").out == before


def test_a_truth_file_that_cannot_be_written_leaves_the_profile_empty(
    profile: Path, tmp_path: Path
) -> None:
    before = run("--profile", profile, "verify", "--json").out

    said = run("--profile", profile, *AMOUNT, "--truth", tmp_path / "ei ole" / "truth.json")

    assert_refused(said, f"Kansiota {tmp_path / 'ei ole'} ei ole. Tee se ensin tai valitse toinen.")
    assert run("--profile", profile, "verify", "--json").out == before


@pytest.mark.parametrize("amount", [("--clients", 0), ("--clients", -3), ("--contacts", -1)])
def test_senseless_amounts_are_refused(profile: Path, amount: tuple[object, ...]) -> None:
    said = run("--profile", profile, *AMOUNT, *amount)

    assert_refused(said, "Asiakkaita on 1–1000000 ja yhteydenottoja 0–1000000. Tarkista määrät.")


def test_on_a_terminal_a_bar_shows_how_far_it_is(profile: Path) -> None:
    many = ("generate", "--clients", 200, "--contacts", 200)

    shown = "".join(_shown_on_terminal("--profile", profile, *many))

    assert "Tehdään asiakkaita ja yhteydenottoja █" in shown
    assert " / 400" in shown
    assert shown.endswith("\r\x1b[2K")


def _shown_on_terminal(*words: object) -> Iterator[str]:
    """Run a command whose error stream is a terminal, and give what it shows there."""
    ours, theirs = os.openpty()
    with subprocess.Popen(  # noqa: S603 - our own program
        command(*words),
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # the command has ended
                break
    os.close(ours)
    assert process.returncode == 0
    yield shown.decode()
