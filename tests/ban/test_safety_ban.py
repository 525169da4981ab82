"""A safety ban hides where a client is to be found, on every screen, paper, file and log line.

Hidden are address, phone and municipality of the client, and unit, place and number of whoever is
there for the client and of appointments. The client's own copy names whom to call. Two texts are
whole on purpose: what a worker types in an own open contact, and what is carried over to the legal
record (decision 0013).

Source: VTJ-laki 661/2009 36 §; domain §6; users.md [5.c]; issue 3, Done when 3.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sotedesk.app import OpenDesk, open_desk
from sotedesk.model.access import Actor
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import PlanStatus
from sotedesk.model.usage_log import LogAction
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.paper import PlanLayout
from sotedesk.services.plan_paper import PaperChoice
from sotedesk.store.credential import Password
from sotedesk.store.log import lines
from tests.ban.protected import (
    NAME,
    OWN_COPY,
    TEAM,
    Protected,
    Protecting,
    found,
    statuses,
    write_places,
)
from tests.ban.seen import hidden_words
from tests.ban.walk import Walk
from tests.cli.running import LOGIN, PASSWORD, run
from tests.printing.read_back import page_texts
from tests.profile_copies import Packed, pack, unpack
from tests.services.office import MORNING

OTHERS = tuple(layout for layout in PlanLayout if layout is not PlanLayout.CLIENT)


@pytest.fixture(scope="module")
def packed() -> tuple[Packed, Protected]:
    worlds: list[Protected] = []

    def make(folder: Path) -> None:
        found(folder)
        desk = _open(folder)
        try:
            worlds.append(Protecting(desk).make())
        finally:
            desk.close()

    return pack(make), worlds[0]


@pytest.fixture
def made(packed: tuple[Packed, Protected], tmp_path: Path) -> tuple[Path, Protected]:
    """A profile of each test's own: one test writes places into plans, another looks for them."""
    folder = tmp_path / "profile"
    unpack(packed[0], folder, Password(LOGIN, PASSWORD))
    return folder, packed[1]


@pytest.fixture
def world(made: tuple[Path, Protected]) -> Protected:
    return made[1]


@pytest.fixture
def desk(made: tuple[Path, Protected]) -> Iterator[OpenDesk]:
    opened = _open(made[0])
    yield opened
    opened.close()


def _open(folder: Path, at: datetime = MORNING) -> OpenDesk:
    return open_desk(folder, Password(LOGIN, PASSWORD), lambda: at)


@pytest.fixture
def heard(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Callable[[], list[str]]:
    """What the program printed and logged meanwhile, down to the least important line."""
    caplog.set_level(logging.DEBUG)

    def all_of_it() -> list[str]:
        said = capfd.readouterr()
        return [said.out, said.err, caplog.text]

    return all_of_it


OWN_FRAME = {
    "nurse": (),
    "colleague": ("kuusikum", "0607741526", "0407752637"),
    "guide": ("lepolaakso", "0607707182", "0407796071"),
}
"""What the window says of whoever sits at it: the frame names the worker's own unit."""


@pytest.mark.parametrize("who", sorted(OWN_FRAME))
def test_no_screen_says_where_a_protected_client_is(
    desk: OpenDesk,
    world: Protected,
    who: str,
    qtbot: QtBot,
    heard: Callable[[], list[str]],
) -> None:
    walk = Walk(desk, getattr(world, who), qtbot)
    own = OWN_FRAME[who]

    told = [
        f"{step}: {one}"
        for step, texts in walk.screens(world)
        for one in sorted(hidden_words(texts))
        if not one.startswith(own or ("-",))
    ]

    assert told == []
    assert hidden_words(heard()) == set()


def test_only_the_clients_own_copy_says_whom_to_call(desk: OpenDesk, world: Protected) -> None:
    drawn: dict[PlanLayout, list[str]] = {layout: [] for layout in PlanLayout}
    for plan, status in statuses(desk, world):
        by = world.planner(plan)
        if status is PlanStatus.DRAFT:
            write_places(desk.services.plans, by, plan)
        for layout in PlanLayout:
            drawn[layout] += page_texts(_pdf(desk, by, plan, layout))

    for layout in OTHERS:
        assert hidden_words(drawn[layout]) == set(), layout
        assert any(NAME in text for text in drawn[layout])
    own = hidden_words(drawn[PlanLayout.CLIENT])
    for wanted in OWN_COPY:
        assert any(one.startswith(wanted) for one in own), wanted


def test_the_list_of_colleagues_and_of_who_may_be_named_does_not_tell_who_is_the_clients(
    desk: OpenDesk, world: Protected, qtbot: QtBot
) -> None:
    walk = Walk(desk, world.nurse, qtbot)

    choices = [one for one in hidden_words(walk.choices(world)) if not one.startswith(TEAM)]

    assert choices == []
    assert not [text for text in walk.directory() if NAME in text]


def _pdf(desk: OpenDesk, by: Actor, plan: PlanId, layout: PlanLayout) -> bytes:
    participants = desk.services.plans.view(by, plan).participants
    relative = next(one.record.id for one in participants if one.record.is_relative)
    choice = PaperChoice(
        layout=layout, participant=relative if layout is PlanLayout.RELATIVE else None
    )
    return desk.services.plan_paper.print_plan(by, plan, choice)


def test_the_usage_log_says_who_looked_and_never_where_the_client_is(
    desk: OpenDesk, world: Protected
) -> None:
    desk.services.clients.card(world.nurse, world.client)
    with desk.store.database.reader() as connection:
        written = [repr(line) for line in lines(connection, desk.store.desk.id)]

    assert len(written) > 100
    assert hidden_words(written) == set()


def test_searching_from_the_command_line_answers_without_places_and_names_no_file(
    made: tuple[Path, Protected],
) -> None:
    folder, _world = made

    answers = [run("--profile", folder, "search", *words) for words in ((NAME, "--json"), (NAME,))]

    for answer in answers:
        assert (answer.code, answer.err) == (0, "")
        assert NAME in answer.out
        assert hidden_words([answer.out]) == set()
    names = [str(path.relative_to(folder.parent)) for path in folder.parent.rglob("*")]
    assert hidden_words(names) == set()
    assert not [name for name in names if NAME.casefold() in name.casefold()]


def test_what_is_carried_to_the_legal_record_is_whole_and_the_log_says_that_it_was_taken(
    desk: OpenDesk, world: Protected
) -> None:
    [matter, _waiting] = [
        one.id
        for contact in (world.finished, world.waiting)
        for one in (each.matter for each in desk.services.intake.view(world.nurse, contact).matters)
    ]

    text = desk.services.carrying.text(world.nurse, Target(TargetKind.MATTER, matter))

    # The one exception, by decision 0013: the record that care relies on has the time's place.
    assert any(one.startswith("pihlajarin") for one in hidden_words([text]))
    with desk.store.database.reader() as connection:
        last = list(lines(connection, desk.store.desk.id))[-1]
    assert (last.action, last.worker) == (LogAction.COPY_OUT, world.nurse.worker)
