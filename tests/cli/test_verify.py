"""`verify` on the command line: what it proves, and what it names when something was altered.

Source: issue "Foundations", Done when 5.
"""

import json
from pathlib import Path

import pytest

from sotedesk.cli import verify
from sotedesk.model.changes import payload_digest
from sotedesk.store.credential import Password
from sotedesk.store.findings import FindingCode
from sotedesk.store.profile import Profile
from sotedesk.store.schema import check_schema
from tests.cli.running import LOGIN, PASSWORD, run
from tests.cli.typed import CLIENT, NOTES, add_client_with_plan


def _alter(folder: Path, *statements: tuple[str, tuple[object, ...]] | str) -> None:
    """Do to the file, with its own key, what no part of the program would."""
    with (
        Profile.open(folder, Password(LOGIN, PASSWORD), check_schema=check_schema) as profile,
        profile.database.writer() as connection,
    ):
        for statement in statements:
            sql, bound = (statement, ()) if isinstance(statement, str) else statement
            connection.exec_driver_sql(sql, bound)


def test_a_profile_nobody_touched_is_in_order(profile: Path) -> None:
    add_client_with_plan(profile)

    said = run("--profile", profile, "verify", "--json")

    assert (said.code, said.err) == (0, "")
    answer = json.loads(said.out)
    assert answer["ok"] is True
    assert len(answer["state_hash"]) == 64
    assert answer["changes"] > 30
    assert answer["records"] > 20
    assert answer["usage_log_entries"] > 10
    assert (answer["open_conflicts"], answer["breaches"], answer["waiting"]) == (0, 0, 0)
    told = run("--profile", profile, "verify", "--quick").out
    assert told.endswith(" lokiriviä: ehjä\n")


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (("UPDATE matter SET notes = 'Kaikki hyvin.'",), "row_forged"),
        (("UPDATE client SET hetu = '010190-999X'",), "row_forged"),
        (("DELETE FROM plan_row",), "row_missing"),
        (
            ("UPDATE change SET payload = replace(payload, 'Kaatuminen', 'Kävely')",),
            "change_forged",
        ),
        (
            (
                "DROP TRIGGER usage_log_stays",
                "DELETE FROM usage_log WHERE seq > (SELECT max(seq) - 3 FROM usage_log)",
            ),
            "log_tail_cut",
        ),
        (
            (
                "DROP TRIGGER usage_log_unchanged",
                "UPDATE usage_log SET purpose = 'muu' WHERE seq = 4",
            ),
            "log_line_edited",
        ),
        (
            ("DROP TRIGGER usage_log_stays", "DELETE FROM usage_log WHERE seq = 2"),
            "log_line_missing",
        ),
    ],
)
def test_what_was_altered_with_the_right_key_is_found_and_named(
    profile: Path, statements: tuple[str, ...], code: str
) -> None:
    add_client_with_plan(profile)
    _alter(profile, *statements)

    said = run("--profile", profile, "verify")
    answer = json.loads(run("--profile", profile, "verify", "--json").out)

    assert said.code == 1
    assert f"({code}): " in said.out
    assert said.out.endswith(": EI EHJÄ\n")
    assert said.err.startswith("Tiedoissa on ")
    assert said.err.endswith("Älä jatka tällä profiililla: palauta varmuuskopio.\n")
    assert len(said.err.splitlines()) == 1
    assert answer["ok"] is False
    assert code in {problem["code"] for problem in answer["problems"]}
    for secret in (NOTES, CLIENT.hetu, CLIENT.last_name):
        assert secret not in said.out + said.err


def test_a_change_forged_with_its_digest_is_found_too(profile: Path) -> None:
    add_client_with_plan(profile)
    salt, payload = bytes(16), '{"groups":{"notes":{"notes":"Kaikki hyvin."}},"over":{}}'
    forged = (
        (
            "UPDATE change SET salt = ?, payload = ?, digest = ? WHERE kind = 'matter' "
            "AND seq = (SELECT min(seq) FROM change WHERE kind = 'matter')"
        ),
        (salt, payload, payload_digest(salt, payload)),
    )
    _alter(profile, forged)

    assert "(change_forged): " in run("--profile", profile, "verify").out


def test_folding_anew_puts_derived_rows_right_and_says_so(profile: Path) -> None:
    add_client_with_plan(profile)
    _alter(profile, "UPDATE matter SET notes = 'Kaikki hyvin.'")

    said = run("--profile", profile, "verify", "--refold")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Korjattiin: rivi ei vastaa muutoksia (row_forged): ")
    assert run("--profile", profile, "verify").code == 0


def test_every_finding_has_its_words() -> None:
    assert set(verify._WORDS) == set(FindingCode)
