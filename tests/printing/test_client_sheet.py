"""What the client's sheet says, and what it must not say."""

from dataclasses import fields, replace
from datetime import date, datetime, time

import pytest

from sotedesk.i18n import format_full_date
from sotedesk.model.plan import CopyManner, RowDecision
from sotedesk.services.paper import (
    ClientPart,
    ClientSheet,
    ClientWish,
    ContactRole,
    CopyGiven,
    GoingThrough,
    HelpChannel,
    MeetingManner,
    PlanKind,
    SheetContact,
    SheetStatus,
    WordsSource,
)
from tests.printing.read_back import page_texts, squeezed, whole_text
from tests.printing.sheets import confirmed, draft, printed

HEALTH_CLOSING = "Tämä on suunnitelma, ei päätös. Hoidosta sovitaan aina sinun kanssasi."
SOCIAL_CLOSING = (
    "Tämä on suunnitelma, ei päätös. Sosiaalipalvelusta tehdään erillinen kirjallinen päätös, "
    "ja siihen voi hakea muutosta."
)


def says(sheet: ClientSheet, *texts: str) -> bool:
    """Tell whether every text stands on the printed sheet."""
    whole = whole_text(printed(sheet))
    return all(squeezed(text) in whole for text in texts)


def plain_values(item: object) -> list[str]:
    """Collect every free text and day of a sheet as it is printed."""
    if isinstance(item, str):
        return [item] if type(item) is str and item else []
    if isinstance(item, datetime):
        return []
    if isinstance(item, date):
        return [format_full_date(item)]
    if isinstance(item, tuple):
        return [value for each in item for value in plain_values(each)]
    if hasattr(item, "__dataclass_fields__"):
        values = [getattr(item, each) for each in item.__dataclass_fields__]
        return [value for each in values for value in plain_values(each)]
    return []


@pytest.mark.parametrize("sheet", [draft(), confirmed()], ids=["draft", "confirmed"])
def test_every_field_of_the_data_is_read_back_from_the_paper(sheet: ClientSheet) -> None:
    rows = tuple(
        replace(row, goal=f"Tavoite {index} äö", follow_up=f"Seuraamme {index} kertaa")
        for index, row in enumerate(sheet.rows)
    )
    full = replace(
        sheet,
        rows=rows,
        strengths=("Hyvä muisti", "Tytär asuu lähellä"),
        organisation="Toinen hyvinvointialue",
        printed_by="Outi Rautio",
    )

    whole = whole_text(printed(full))

    values = plain_values(replace(full, language=""))
    assert [value for value in values if squeezed(value) not in whole] == []


@pytest.mark.parametrize(
    ("kind", "closing", "other"),
    [
        (PlanKind.HEALTH_CARE_PLAN, HEALTH_CLOSING, "muutosta"),
        (PlanKind.CLIENT_PLAN, SOCIAL_CLOSING, "Hoidosta"),
        (PlanKind.SERVICE_PLAN, SOCIAL_CLOSING, "Hoidosta"),
    ],
)
def test_the_closing_text_follows_the_kind_of_plan(
    kind: PlanKind, closing: str, other: str
) -> None:
    # users.md section 6, [1.g]
    sheet = replace(confirmed(), kind=kind)

    assert says(sheet, closing)
    assert not says(sheet, other)


def test_a_health_plan_names_the_patient_ombudsman_and_a_social_plan_the_social_one() -> None:
    health = replace(confirmed(), kind=PlanKind.HEALTH_CARE_PLAN)
    social = replace(confirmed(), kind=PlanKind.CLIENT_PLAN)

    assert says(health, "potilasasiavastaava Päivi Esimerkki, 06 000 4900", "muistutuksen")
    assert not says(health, "sosiaaliasiavastaava")
    assert says(social, "sosiaaliasiavastaava Päivi Esimerkki, 06 000 4900", "muistutuksen")
    assert not says(social, "potilasasiavastaava")


def test_a_draft_bears_luonnos_and_neither_receipt_nor_signatures_nor_made_together() -> None:
    # users.md [4.i]; a draft with a recorded part is still a draft.
    part = ClientPart(how=MeetingManner.PHONE, on=date(2026, 11, 26))
    sheet = replace(draft(), client_part=part)

    pages = [squeezed(page) for page in page_texts(printed(sheet))]

    assert all(set("LUONS") <= set(page) for page in pages)
    assert says(sheet, "Käymme tämän läpi kanssasi tiistaina 1.12.2026.", "Voit muuttaa kaikkea.")
    assert says(sheet, "Mitä ehdotamme", "Luonnosta ei allekirjoiteta", "Sopiiko")
    for forbidden in ("Tehty yhdessä", "sinä itse", "Olet saanut", "Päiväys", "Mitä teemme"):
        assert not says(sheet, forbidden)


def test_a_confirmed_plan_has_receipt_and_signatures_and_no_luonnos() -> None:
    sheet = confirmed()

    assert says(sheet, "Olet saanut suunnitelman", "Päiväys", "Asiakas", "Yhteyshenkilö")
    assert says(sheet, "☐ tapaamisessa", "☐ sähköisesti", "☐ muuten")
    assert not says(sheet, "LUONNOS")
    assert not says(sheet, "Luonnos")


def test_made_together_names_how_and_the_interpreter() -> None:
    assert says(
        confirmed(),
        "Tehty yhdessä 1.12.2026 videopuhelussa.",
        "Käytiin läpi tulkin kanssa, suomalainen viittomakieli.",
        "Raija Ketola sinä itse, tulkin kanssa 1.12.2026",
    )


def test_made_together_without_an_interpreter_names_none() -> None:
    part = ClientPart(how=MeetingManner.HOME_VISIT, on=date(2026, 12, 1))
    sheet = replace(confirmed(), client_part=part, interpreter=None)

    assert says(sheet, "Tehty yhdessä 1.12.2026 kotonasi.", "sinä itse 1.12.2026")
    assert not says(sheet, "Käytiin läpi")


def test_without_a_recorded_part_nothing_says_the_client_took_part() -> None:
    sheet = replace(confirmed(), client_part=None)

    assert says(sheet, "Käymme tämän läpi kanssasi.")
    assert not says(sheet, "Tehty yhdessä")
    assert not says(sheet, "sinä itse")


def test_a_confirmed_plan_without_its_day_still_prints() -> None:
    assert says(replace(confirmed(), confirmed_on=None), "Vahvistettu suunnitelma")


def test_an_ended_plan_says_when_it_ended_and_is_not_signed() -> None:
    sheet = replace(confirmed(), status=SheetStatus.ENDED, ended_on=date(2027, 3, 3), review=None)

    assert says(sheet, "Päättynyt suunnitelma", "Suunnitelma on päättynyt 3.3.2027.")
    assert says(sheet, "vahvistettu 1.12.2026 · päättynyt 3.3.2027", "Mitä suunnitelmassa oli")
    assert says(replace(sheet, ended_on=None), "Suunnitelma on päättynyt.")
    for forbidden in ("Päiväys", "Olet saanut", "Käymme", "Milloin tarkistamme"):
        assert not says(replace(sheet, client_part=None), forbidden)


def test_a_given_copy_is_ticked_with_its_day() -> None:
    given = CopyGiven(how=CopyManner.ELECTRONIC, on=date(2026, 12, 2))

    assert says(
        replace(confirmed(), copy_given=given),
        "Olet saanut suunnitelman 2.12.2026",
        "☑ sähköisesti",
        "☐ tapaamisessa",
    )


def test_wishes_told_by_a_relative_are_not_quoted_as_the_clients_words() -> None:
    wish = ClientWish(
        text="Äiti pelkää kaatumista.", source=WordsSource.TOLD_BY_RELATIVE, told_by="tytär"
    )
    sheet = replace(draft(), wish=wish)

    assert says(sheet, "Äiti pelkää kaatumista.", "Näin kertoi tytär.")
    assert not says(sheet, "”Äiti")


def test_wishes_through_an_interpreter_are_quoted_and_say_so() -> None:
    wish = ClientWish(text="Haluan kotiin.", source=WordsSource.THROUGH_INTERPRETER)

    assert says(replace(draft(), wish=wish), "”Haluan kotiin.”", "Kerroit tämän tulkin kanssa.")


@pytest.mark.parametrize("wish", [None, ClientWish(text=" ")])
def test_missing_wishes_are_said_to_be_missing(wish: ClientWish | None) -> None:
    assert says(replace(draft(), wish=wish), "Tähän ei ole vielä kirjattu toiveitasi.")


@pytest.mark.parametrize(
    ("role", "proposed", "expected"),
    [
        (ContactRole.CONTACT_PERSON, False, "Yhteyshenkilösi on Ydin, nimike"),
        (ContactRole.CONTACT_PERSON, True, "Sopiiko yhteyshenkilöksesi Ydin, nimike?"),
        (ContactRole.OWN_WORKER, False, "Omatyöntekijäsi on Ydin"),
        (ContactRole.OWN_WORKER, True, "Sopiiko omatyöntekijäksesi Ydin"),
        (ContactRole.OWN_TEAM, False, "Oma tiimisi on Ydin"),
        (ContactRole.OWN_TEAM, True, "Sopiiko omaksi tiimiksesi Ydin"),
        (ContactRole.UNIT, False, "Voit kysyä: Ydin"),
    ],
)
def test_the_box_names_the_contact_by_role(
    role: ContactRole, *, proposed: bool, expected: str
) -> None:
    contact = SheetContact(role=role, name="Ydin", title="nimike", proposed=proposed)

    assert says(replace(confirmed(), contact=contact), expected)


def test_who_answers_when_the_contact_is_away() -> None:
    contact = SheetContact(
        role=ContactRole.OWN_WORKER, name="A", away_who="oma tiimi", away_phone="06 000 4000"
    )
    team = replace(contact, role=ContactRole.OWN_TEAM, away_who="keskus", away_phone="")

    away = "Jos hän on poissa, vastaa oma tiimi: 06 000 4000."
    assert says(replace(confirmed(), contact=contact), away, "Omatyöntekijä")
    assert says(replace(confirmed(), contact=team), "Jos emme vastaa, soita: keskus.", "Työntekijä")


def test_a_plan_with_nothing_recorded_yet_prints_what_is_missing() -> None:
    bare = replace(
        draft(),
        unit="",
        birth_date=None,
        number="",
        going_through=None,
        contact=None,
        rows=(),
        review=None,
        makers=(),
        interpreter=None,
    )

    assert says(bare, "Käymme tämän läpi kanssasi. Voit muuttaa kaikkea.")
    assert says(bare, "Tähän ei ole vielä kirjattu mitään.", "Aikaa ei ole vielä sovittu.")
    for absent in ("syntynyt", "Ketkä", "Tulkki", "Jos aika ei sovi"):
        assert not says(bare, absent)


def test_rows_say_channel_and_decision_in_plain_words() -> None:
    row = replace(confirmed().rows[0], how=HelpChannel.DIGITAL, how_words="")
    rows = tuple(replace(row, decision=each) for each in RowDecision)

    assert says(
        replace(confirmed(), rows=rows), "verkossa", "Tähän haetaan päätös.", "Päätöstä on haettu."
    )
    assert says(replace(confirmed(), rows=(replace(row, how=HelpChannel.NEAR),)), "paikan päällä")


def test_times_are_written_the_finnish_way() -> None:
    meeting = GoingThrough(on=date(2026, 12, 6), at=time(9, 30))

    assert says(
        replace(draft(), going_through=meeting),
        "Käymme tämän läpi kanssasi sunnuntaina 6.12.2026 klo 9.30.",
        "Tiistaina 15.12.2026 klo 13.",
        "tulostettu 27.11.2026 klo 10.05",
    )


def test_worsening_has_both_numbers_and_the_countys_place_for_its_own_text() -> None:
    # ux.md 2.17: the text under 112 is the county's file, never ours.
    assert says(
        confirmed(),
        "Soita 112, jos on hätä:",
        "(Tähän tulee alueen oma ohje. Omistaja ja päiväys: alueen tiedosto.)",
        "Voit lähettää hätätekstiviestin numeroon 112, jos olet rekisteröitynyt.",
        "116 117",
        "Tulkki voi soittaa puolestasi.",
    )


def test_identity_code_address_and_municipality_have_no_place_on_the_sheet() -> None:
    names = {each.name for each in fields(ClientSheet)}

    # Nor has the safety ban (ux.md 2.11): it hides nothing on the client's own copy.
    never = {"hetu", "identity_code", "address", "municipality", "client_phone", "safety_ban"}
    assert names.isdisjoint(never)
