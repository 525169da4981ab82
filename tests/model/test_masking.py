from sotedesk.model.masking import Masked, MaskReason, ban_masked, masked_hetu


def test_under_a_safety_ban_a_value_is_hidden_and_an_empty_one_stays_empty() -> None:
    assert ban_masked("Kirkkokatu 1", banned=True) == Masked(MaskReason.SAFETY_BAN)
    assert ban_masked("", banned=True) == ""


def test_without_a_safety_ban_the_value_is_shown() -> None:
    assert ban_masked("Kirkkokatu 1", banned=False) == "Kirkkokatu 1"


def test_a_masked_value_does_not_carry_the_plain_one() -> None:
    assert "Kirkkokatu" not in repr(ban_masked("Kirkkokatu 1", banned=True))


def test_lists_show_the_birth_date_of_an_identity_code_only() -> None:
    assert masked_hetu("131052-308T") == Masked(MaskReason.NOT_NEEDED, "131052-")
    assert masked_hetu("") == ""
