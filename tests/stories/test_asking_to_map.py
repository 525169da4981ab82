"""A nurse asks a colleague to map, who accepts at the same desk and decides; by keyboard only."""

from pathlib import Path

import pytest

from sotedesk.app import open_desk
from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.ids import WorkerId
from sotedesk.model.review import (
    HighNeed,
    MappingArea,
    MappingRequest,
    Review,
    SituationMapping,
    Standing,
    Talked,
)
from sotedesk.model.worker import Role
from sotedesk.services.client_form import NewClient
from sotedesk.services.directory_keeping import NewWorker
from sotedesk.store.credential import Password
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.slots import ProfileSlots
from tests.stories.desk import LOGIN, PASSWORD, Desk, found, opened, running_desk, virtual_screen

AINO, SECRET = "aino.maki", "kolme omenaa"
WHY = "Tilanne muuttui kaatumisen jälkeen."
CLIENTS_WORDS, VIEW = "Huimaa aamulla.", "Kaatumisen pelko rajoittaa."
REASON = "Apua tarvitaan neljällä alueella."


def with_a_mapper(profile: Path) -> WorkerId:
    """A unit whose second worker maps, and a client whom the first knows."""
    found(profile)
    desk = open_desk(profile, Password(LOGIN, PASSWORD))
    try:
        actor = desk.actor()
        new = NewWorker(
            first_name="Aino",
            last_name="Mäki",
            roles=(Role.MAPPER,),
            unit=actor.unit,
            registers=tuple(actor.registers),
            login=AINO,
        )
        aino = WorkerId(desk.services.accounts.add(actor, new).id)
        ProfileSlots(desk.profile, THROW_AWAY).give(aino, AINO, SECRET)
        raija = NewClient(last_name="Ketola", first_names="Raija", call_name="Raija")
        desk.services.clients.create(actor, raija)
    finally:
        desk.close()
    return aino


def ask_for_the_mapping(desk: Desk) -> None:
    desk.press("ctrl+k")
    desk.wait_for(field="search")
    desk.keyboard.type("ketola")
    desk.wait_rows("search_hits", lambda rows: rows[0].startswith("Raija Ketola"))
    desk.press("Return")
    desk.wait_for(screen="client")
    desk.wait_says("Raija Ketola")
    desk.press("F7")
    desk.wait_for(screen="review", field="verdict_own_worry")
    desk.press("1")
    desk.go("alt+j", "conclusion")
    desk.press("3")
    desk.tab_to("mapper")
    desk.press("a")
    desk.wait_value("mapper", "Aino Mäki")
    desk.go("alt+p", "conclusion_reason")
    desk.write(WHY)
    desk.press("ctrl+Return")
    desk.wait_told("Kartoitusta pyydetty: Aino Mäki")


def accept_it(desk: Desk) -> None:
    desk.wait_rows("deadlines", lambda rows: any("Kartoituspyyntö" in row for row in rows))
    desk.go("ctrl+1", "deadlines")
    desk.press("Return")
    desk.wait_for(screen="mapping", field="accept_mapping")
    desk.wait_says("Minna Malli pyytää sinua kartoittamaan kokonaistilanteen")
    desk.wait_says(WHY)
    desk.press("ctrl+Return")
    desk.wait_for(field="client_words_health")


def map_and_decide(desk: Desk) -> None:
    desk.write(CLIENTS_WORDS)
    desk.go("Tab", "professional_view_health")
    desk.write(VIEW)
    desk.go("Tab", "standing_health")
    desk.press("2")
    desk.wait_value("standing_health", "2 tarvitsee tukea")
    desk.go("alt+j", "high_need")
    desk.press("1")
    desk.go("alt+p", "high_need_reason")
    desk.write(REASON)
    desk.go("alt+a", "talked")
    desk.press("1")
    desk.wait_value("talked", Talked.YES)
    desk.go("alt+y", "person_wish")
    desk.press("Home")
    desk.wait_value("person_wish", "nimeämättä – asiakas haluaa")
    desk.press("ctrl+Return")
    desk.wait_for(field="mapping_to_plan")


@pytest.mark.xdist_group("window")
def test_a_mapping_is_asked_for_accepted_by_a_colleague_and_decided(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    aino = with_a_mapper(profile)
    with virtual_screen() as display, running_desk(profile, display) as desk:
        desk.wait_for(screen="desk")
        ask_for_the_mapping(desk)
        desk.lock()
        desk.log_in(AINO, SECRET, worker="Aino Mäki", screen="desk")
        accept_it(desk)
        map_and_decide(desk)
        desk.close()

    with opened(profile) as read, read.store.units.reading() as uow:
        [review] = uow.find(Review)
        [mapping] = uow.find(SituationMapping)
        [naming] = uow.find(Assignment)
        written = {one.area: one for one in uow.find(MappingArea)}
    assert (mapping.review, mapping.created_by) == (review.id, review.confirmed_by)
    assert (mapping.request, mapping.asked_of) == (MappingRequest.ACCEPTED, aino)
    assert (mapping.high_need, mapping.high_need_reason) == (HighNeed.YES, REASON)
    assert (mapping.decided_by, mapping.talked) == (aino, Talked.YES)
    health = written["health"]
    assert (health.client_words, health.professional_view) == (CLIENTS_WORDS, VIEW)
    assert health.standing is Standing.NEEDS_SUPPORT
    assert naming.status is AssignmentStatus.STILL_TO_NAME
