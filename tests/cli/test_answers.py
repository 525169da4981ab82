"""`search`, `print plan`, `self-test` and `demo` as scripts use them."""

import json
import stat
from argparse import Namespace
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sotedesk.cli import self_test
from sotedesk.cli.refusals import Refusal, refusal_words
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import PermissionHow, Plan, Sees
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.synthetic.situations import MOBILITY
from tests.cli.running import assert_refused, opened, run
from tests.cli.typed import CLIENT, add_client_with_plan
from tests.printing.read_back import squeezed, whole_text


def test_search_finds_by_name_and_shows_no_whole_identity_code(profile: Path) -> None:
    client, _plan = add_client_with_plan(profile)

    told = run("--profile", profile, "search", "kuvit aino")
    answer = json.loads(run("--profile", profile, "search", "030958", "--json").out)

    assert (told.code, told.err) == (0, "")
    assert told.out == f"Aino Kuvitelma  3.9.1958  030958-••••  {client}\n"
    assert [hit["id"] for hit in answer["hits"]] == [str(client)]
    assert answer["read_as"] == "birth_date"
    assert CLIENT.hetu not in json.dumps(answer)


def test_search_that_finds_nobody_says_so_and_is_no_failure(profile: Path) -> None:
    said = run("--profile", profile, "search", "olematon")

    assert (said.code, said.out, said.err) == (0, "Ei löytynyt.\n", "")


def test_a_plan_is_printed_by_its_number_and_by_its_id(profile: Path, tmp_path: Path) -> None:
    client, plan = add_client_with_plan(profile)
    found = json.loads(run("--profile", profile, "search", plan.number, "--json").out)
    papers = []
    for place, name in enumerate((plan.number, plan.number.lower(), str(plan.id))):
        file = tmp_path / f"{place}.pdf"
        said = run("--profile", profile, "print", "plan", "--plan", name, "-o", file)
        assert (said.code, said.out, said.err) == (0, f"{file}\n", "")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        papers.append(whole_text(file.read_bytes()))

    # The first contact and the first plan of a desk bear the same number.
    assert (str(client), str(plan.id)) in [(hit["id"], hit["record"]) for hit in found["hits"]]
    record = {"kind": "plan_number", "id": str(plan.id), "number": plan.number}
    assert record in found["records"]
    for words in ("Aino", MOBILITY.client_view, *(row.means for row in MOBILITY.rows)):
        assert all(squeezed(words) in paper for paper in papers)


def test_the_number_means_the_version_in_force_else_the_newest(
    profile: Path, tmp_path: Path
) -> None:
    _client, plan = add_client_with_plan(profile)
    file = tmp_path / "paper.pdf"

    def printed() -> str:
        run("--profile", profile, "print", "plan", "--plan", plan.number, "-o", file)
        return whole_text(file.read_bytes())

    with opened(profile) as desk:
        draft = desk.services.plans.new_version(desk.actor(), PlanId(plan.id)).plan
    assert squeezed("versio 1") in printed()
    with opened(profile) as desk:
        desk.services.plans.confirm(desk.actor(), draft, "täydennetään")
    assert squeezed("versio 2") in printed()


@pytest.mark.parametrize("name", ["A7K-000099", "ei mitään"])
def test_a_plan_that_is_not_there_is_refused(profile: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / "paper.pdf"

    said = run("--profile", profile, "print", "plan", "--plan", name, "-o", file)

    assert_refused(
        said,
        f"Suunnitelmaa {name} ei löydy, tai se ei kuulu tehtäviisi. Tarkista numero.",
    )
    assert not file.exists()


def test_an_unknown_plan_id_is_refused(profile: Path, tmp_path: Path) -> None:
    unknown = "0193a7c2-0000-7000-8000-000000000000"

    said = run("--profile", profile, "print", "plan", "--plan", unknown, "-o", tmp_path / "x.pdf")

    assert_refused(said, "Tietoa ei löydy, tai se ei kuulu tehtäviisi. Tarkista tunniste.")


def test_a_paper_that_cannot_be_written_leaves_nothing(profile: Path, tmp_path: Path) -> None:
    _client, plan = add_client_with_plan(profile)
    place = tmp_path / "place"
    place.mkdir()

    said = run("--profile", profile, "print", "plan", "--plan", plan.number, "-o", place)
    elsewhere = run(
        "--profile", profile, "print", "plan", "--plan", plan.number, "-o", place / "a" / "b.pdf"
    )

    assert_refused(said, f"{place} on kansio. Anna tiedoston nimi.")
    assert_refused(elsewhere, f"Kansiota {place / 'a'} ei ole. Tee se ensin tai valitse toinen.")
    assert list(place.iterdir()) == []


def _with_participants(profile: Path, plan: Plan) -> PlanId:
    """Draft the plan's next version with people of all sorts; give its id."""
    leave: dict[str, Any] = {
        "allowed_how": PermissionHow.IN_PERSON,
        "allowed_on": date(2026, 11, 24),
    }
    with opened(profile) as desk:
        actor, plans = desk.actor(), desk.services.plans
        draft = PlanId(plans.new_version(actor, PlanId(plan.id)).plan.id)
        for facts in (
            ParticipantFacts(
                name="Katja Ketola", role="tytär", is_relative=True, sees=Sees.ALL, **leave
            ),
            ParticipantFacts(name="Liisa Luvaton", is_relative=True),
            ParticipantFacts(name="Tiina Aho", sees=Sees.ALL, **leave),
            ParticipantFacts(name="Aino Kaksoinen", is_relative=True),
            ParticipantFacts(name="Aino Kaksoinen", is_relative=True),
        ):
            plans.add_participant(actor, draft, facts)
        return draft


def test_each_layout_is_printed_and_a_relatives_only_with_the_clients_leave(
    profile: Path, tmp_path: Path
) -> None:
    plan = _with_participants(profile, add_client_with_plan(profile)[1])
    file = tmp_path / "paper.pdf"
    relative = ("--layout", "relative", "--participant")

    def printed(*options: str) -> tuple[int, str]:
        known = ("--profile", profile, "print", "plan", "--plan", str(plan), "-o", file)
        said = run(*known, *options)
        return said.code, said.err

    assert printed("--layout", "professional") == (0, "")
    assert squeezed("Tarpeet, tavoitteet ja keinot") in whole_text(file.read_bytes())
    assert printed("--layout", "brief") == (0, "")
    assert squeezed("Tiivistelmä yhteyshenkilölle") in whole_text(file.read_bytes())
    file.unlink()
    for options, words in (
        (relative[:2], "Kenen läheisen kopio? Anna nimi: --participant NIMI."),
        ((*relative, "Matti"), "Osallistujaa Matti ei ole suunnitelmassa. Tarkista nimi."),
        (
            (*relative, "Liisa Luvaton"),
            "Asiakkaan lupaa ei ole kirjattu, joten kopiota ei tehty.",
        ),
        ((*relative, "Aino Kaksoinen"), "Osallistujia nimeltä Aino Kaksoinen on monta."),
        ((*relative, "Tiina Aho"), "Kopion saa vain läheinen. Anna läheisen nimi."),
    ):
        code, said = printed(*options)
        assert code == 1
        assert words in said
        assert not file.exists()
    assert printed(*relative, "katja  KETOLA") == (0, "")
    assert squeezed("Saaja: Katja Ketola, tytär") in whole_text(file.read_bytes())


def test_the_self_test_walks_the_main_job_and_fakes_no_package(tmp_path: Path) -> None:
    said = run("self-test", variables={"TMPDIR": str(tmp_path)})

    assert (said.code, said.err) == (0, "")
    steps = said.out.splitlines()
    assert len(steps) == 16
    assert "pyyntö vastaanotettu" in steps[4]
    assert "3 suunnitelmaa, 4 tulostetta kustakin, luonnoksena ja vahvistettuna" in steps[7]
    assert "PDF:n teksti luettu" in steps[7]
    assert "lista on tyhjä" in steps[10]
    assert "sama sisältö" in steps[13]
    assert steps[14] == "15. Siirtopaketti: ei vielä tässä versiossa, ei tarkistettu"
    assert steps[15].startswith("Itsetesti meni läpi, ")
    assert list(tmp_path.iterdir()) == []


def test_a_step_of_the_self_test_that_fails_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "first").write_bytes(b"in the way")
    monkeypatch.setattr(self_test, "TemporaryDirectory", lambda **_: nullcontext(str(tmp_path)))

    with pytest.raises(Refusal) as refused:
        self_test.run(Namespace())

    assert str(refused.value) == (
        f"Itsetesti ei mennyt läpi. Profiili: {tmp_path / 'first'} on jo olemassa. "
        "Valitse toinen nimi."
    )
    assert capsys.readouterr().out == " 1. Profiili: EI KUNNOSSA\n"


def test_an_unforeseen_failure_tells_its_name_and_nothing_of_anybody() -> None:
    words = refusal_words(RuntimeError(CLIENT.hetu))

    assert words == (
        "Komento ei onnistunut (RuntimeError). Yritä uudelleen; jos vika toistuu, kerro tuelle "
        "tämä nimi."
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_an_answer_that_finds_no_room_is_refused_in_one_line(profile: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        said = run("--profile", profile, "verify", out=full)

    assert_refused(said, "Levy on täynnä. Vapauta tilaa ja yritä uudelleen.")
