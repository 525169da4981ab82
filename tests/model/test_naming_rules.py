"""Qualification as data: what fits, what is another need, and who may not be own worker."""

from typing import Any

import pytest

from sotedesk.model.assignment import AssignmentRole
from sotedesk.model.changes import Register
from sotedesk.model.matter_type import DataFileError
from sotedesk.model.naming_rules import Fit, NamingRules, read_naming_rules
from sotedesk.model.trigger import PickReason
from sotedesk.model.worker import Role
from tests.services.duties import definitions


def data(**changed: object) -> dict[str, Any]:
    valid = {
        "version": "2026-1",
        "source": "SHL 42 § [M]",
        "section": "SHL 42 §",
        "verified": False,
        "own_worker": ["guide", "social_worker"],
        "special_support": ["social_worker"],
        "needs": [
            {"code": "health", "text": "Terveys", "roles": ["nurse"]},
            {"code": "social", "text": "Sosiaalinen", "roles": ["guide", "social_worker"]},
        ],
        "return_reasons": [{"code": "full", "text": "En ota uusia nyt"}],
    }
    return valid | changed


def rules(**changed: object) -> NamingRules:
    return read_naming_rules("rules.json", data(**changed))


def fit(*roles: Role, **wanted: Any) -> Fit:  # noqa: ANN401 - what the fit is asked for
    defaults: dict[str, Any] = {
        "role": AssignmentRole.CONTACT_PERSON,
        "register": Register.SOCIAL,
        "main_need": "Sosiaalinen",
        "special_support": False,
    }
    return rules().fit(roles, (Register.SOCIAL,), **defaults | wanted)


def test_the_file_is_read_whole_and_in_the_order_of_the_screen() -> None:
    made = rules()

    assert (made.version, made.section, made.verified) == ("2026-1", "SHL 42 §", False)
    assert [need.text for need in made.needs] == ["Terveys", "Sosiaalinen"]
    assert made.return_reasons == (PickReason("full", "En ota uusia nyt"),)


def test_a_qualification_fits_the_need_or_another_need() -> None:
    assert fit(Role.GUIDE) is Fit.FITS
    assert fit(Role.NURSE) is Fit.OTHER_NEED
    assert fit(Role.NURSE, main_need="") is Fit.NEED_OPEN
    assert fit(Role.NURSE, main_need="oma sana") is Fit.NEED_OPEN


def test_an_own_worker_needs_the_qualification() -> None:
    """Source: sosiaalihuoltolaki 1301/2014 42 § [M]."""
    own_worker = AssignmentRole.OWN_WORKER

    assert fit(Role.NURSE, role=own_worker) is Fit.NOT_OWN_WORKER
    assert fit(Role.GUIDE, role=own_worker) is Fit.FITS


def test_special_support_calls_for_a_social_worker_or_a_pair() -> None:
    """Source: sosiaalihuoltolaki 1301/2014 42 § [M]."""
    wanted: dict[str, Any] = {"role": AssignmentRole.OWN_WORKER, "special_support": True}

    assert fit(Role.GUIDE, **wanted) is Fit.NEEDS_PAIR
    assert fit(Role.SOCIAL_WORKER, **wanted) is Fit.FITS
    assert fit(Role.GUIDE, special_support=True) is Fit.FITS


def test_nobody_fits_where_the_work_is_in_another_register() -> None:
    assert fit(Role.GUIDE, register=Register.HEALTH) is Fit.OTHER_REGISTER


@pytest.mark.parametrize("left_out", sorted(data()))
def test_a_file_without_one_of_its_parts_is_refused(left_out: str) -> None:
    whole = data()
    del whole[left_out]

    with pytest.raises(DataFileError, match=left_out):
        read_naming_rules("rules.json", whole)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"own_worker": ["wizard"]}, "wizard"),
        ({"needs": data()["needs"] * 2}, "twice"),
        ({"return_reasons": data()["return_reasons"] * 2}, "twice"),
    ],
)
def test_an_unknown_role_or_a_code_twice_is_refused(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(DataFileError, match=told):
        rules(**changed)


def test_our_own_file_says_that_it_is_unverified_and_where_it_comes_from() -> None:
    shipped = definitions().naming

    assert shipped.verified is False
    assert "[M]" in shipped.source
    assert shipped.section == "SHL 42 §"
    assert shipped.may_be_own_worker((Role.GUIDE,))
    assert not shipped.may_be_own_worker((Role.NURSE,))
