"""Four papers of one plan: what must stand on each, what must not, and how the pages hold it.

The table follows domain §1.5; closing texts users.md [1.g]; what a draft and an ended plan may not
say [4.i].
"""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from sotedesk.model.client import Allowed, ElsewhereKind, InterpreterNeed
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PermissionHow,
    RowDecision,
    Sees,
    Whose,
)
from sotedesk.services.paper import (
    HIDDEN,
    ClientPart,
    ClientSheet,
    ContactRole,
    CopyGiven,
    DayKind,
    GoingThrough,
    HelpChannel,
    MeetingManner,
    Paper,
    PlanBrief,
    PlanKind,
    PlanLayout,
    ProfessionalPlan,
    RelativeCopy,
    SheetAgreement,
    SheetClientPhone,
    SheetContact,
    SheetDay,
    SheetElsewhere,
    SheetInterpreter,
    SheetPart,
    SheetParticipant,
    SheetRow,
    SheetStatus,
    WordsSource,
)
from tests.printing.layouts import (
    AUTHOR,
    CONTACT,
    PROFESSIONAL_VIEW,
    REFUSAL,
    ROWS,
    WISH,
    client_sheet,
    paper_of,
    plan_brief,
    professional_plan,
    relative_copy,
    with_rows,
)
from tests.printing.read_back import (
    characters,
    fonts,
    page_texts,
    squeezed,
    tags,
    whole_text,
)
from tests.printing.sheets import printer
from tests.printing.test_pages import LONG_WORD, assert_inside_margins

CLIENT, PROFESSIONAL = PlanLayout.CLIENT, PlanLayout.PROFESSIONAL
BRIEF, RELATIVE = PlanLayout.BRIEF, PlanLayout.RELATIVE
DRAFT, CONFIRMED = SheetStatus.DRAFT, SheetStatus.CONFIRMED
ENDED, REFUSED = SheetStatus.ENDED, SheetStatus.REFUSED
KINDS = (PlanKind.HEALTH_CARE_PLAN, PlanKind.CLIENT_PLAN, PlanKind.SERVICE_PLAN)
HEALTH = "Tämä on suunnitelma, ei päätös. Hoidosta sovitaan aina sinun kanssasi."
SOCIAL = (
    "Tämä on suunnitelma, ei päätös. Sosiaalipalvelusta tehdään erillinen kirjallinen päätös, "
    "ja siihen voi hakea muutosta."
)
CLOSING = {KINDS[0]: HEALTH, KINDS[1]: SOCIAL, KINDS[2]: SOCIAL}
NAMES = {
    KINDS[0]: "Terveys- ja hoitosuunnitelma",
    KINDS[1]: "Asiakassuunnitelma",
    KINDS[2]: "Palvelusuunnitelma",
}

ALL = frozenset(PlanLayout)
MUST: tuple[tuple[str, frozenset[PlanLayout]], ...] = (
    ("Esimerkin hyvinvointialue", ALL),
    ("Ikäihmisten asiakasohjaus", ALL),
    ("K1-12", ALL),
    ("versio 2", ALL),
    ("Raija Ketola", ALL),
    ("syntynyt 3.9.1958", ALL - {RELATIVE}),
    ("suomi", frozenset({CLIENT, PROFESSIONAL})),
    ("viittomakielen tulkki, suomalainen viittomakieli", ALL - {RELATIVE}),
    ("Outi Rautio", ALL),
    ("asiakasohjaaja", ALL - {RELATIVE}),
    ("06 000 4130", frozenset({PROFESSIONAL, BRIEF})),
    ("Sari Lehtola, sairaanhoitaja", ALL),
    ("040 000 4120", ALL),
    ("06 000 4100", ALL),
    ("Oma tiimi", ALL),
    ("06 000 4000", ALL),
    ("7.12.2026–11.12.2026", ALL),
    ("Tiina Aho", frozenset({CLIENT, PROFESSIONAL})),
    ("Kävelyharjoitukset kotona", frozenset({CLIENT, PROFESSIONAL})),
    (WISH, ALL),
    (PROFESSIONAL_VIEW, ALL - {BRIEF}),
    ("Tekstiviestit sujuvat", frozenset({CLIENT, PROFESSIONAL})),
    ("Selvitti asiansa itse syksyyn asti", frozenset({CLIENT, PROFESSIONAL})),
    ("Huimaus ja kaatuminen 8.11.", ALL),
    ("Kulkee kotona turvallisesti", ALL - {BRIEF}),
    ("Verenpaine mitataan aamulla seisten viikon ajan.", ALL),
    ("Raija ja Sari Lehtola", ALL),
    ("ti 1.12. alkaen", ALL),
    ("etänä", ALL),
    ("videolla", ALL),
    ("Mittaukset ma 7.12.", ALL - {BRIEF}),
    ("27.11.2026", ALL),
    ("Välttämättömät sosiaalipalvelut", ALL - {BRIEF}),
    ("Ruoka kotiin ja kyyti kauppaan.", ALL - {BRIEF}),
    ("Ateriapalvelu 7.12. alkaen, kolme kuukautta.", ALL - {BRIEF}),
    ("Puoli vuotta.", ALL - {BRIEF}),
    ("En tarvitse turvapuhelinta.", ALL - {BRIEF}),
    ("Yksin kaatuessa apu voi viipyä.", ALL - {BRIEF}),
    ("15.12.2026", ALL),
    ("Sari ja tulkki soittavat videopuhelun.", ALL - {BRIEF}),
    ("Hoitotahto 12.3.2023", frozenset({PROFESSIONAL})),
    ("112", ALL),
    ("116 117", ALL),
    ("tulostettu 1.12.2026 klo 13.50", ALL),
    ("Turvallinen liikkuminen", frozenset({BRIEF})),
    ("Sama hoitaja kuin ennen", frozenset({BRIEF})),
    ("040 000 1873", frozenset({BRIEF})),
    ("Ei paperia mukaan", frozenset({BRIEF})),
    ("Saaja: Katja Ketola, tytär", frozenset({RELATIVE})),
    ("Asiakas antoi tähän luvan 27.11.2026 viittomakielellä.", frozenset({RELATIVE})),
)
"""What stands on a paper with everything recorded, whatever its kind and status."""

STATUS_SAYS: dict[SheetStatus, dict[PlanLayout, tuple[str, ...]]] = {
    DRAFT: dict.fromkeys(PlanLayout, ("Luonnos, ei vielä voimassa",)),
    CONFIRMED: dict.fromkeys(PlanLayout, ("Vahvistettu suunnitelma", "1.12.2026")),
    ENDED: dict.fromkeys(PlanLayout, ("Päättynyt suunnitelma", "päättynyt 1.2.2027")),
}
NEVER = {
    DRAFT: ("Tehty yhdessä", "Päiväys", "Olet saanut", "sinä itse", "Vahvistettu"),
    CONFIRMED: ("Luonnos", "LUONNOS", "Päättynyt"),
    ENDED: ("Luonnos", "LUONNOS", "Päiväys", "Olet saanut", "voimassa"),
}


def printed(paper: Paper) -> bytes:
    """The paper as the invented county prints it."""
    return printer().pdf(paper)


def says(paper: Paper, *texts: str) -> bool:
    """Tell whether every text stands on the printed paper."""
    whole = whole_text(printed(paper))
    return all(squeezed(text) in whole for text in texts)


@pytest.mark.parametrize(
    ("kind", "status", "layout"), list(product(KINDS, (DRAFT, CONFIRMED, ENDED), PlanLayout))
)
def test_a_paper_holds_all_that_domain_1_5_asks_and_nothing_that_is_not_so(
    kind: PlanKind, status: SheetStatus, layout: PlanLayout
) -> None:
    pdf = printed(paper_of(layout, kind, status))

    whole = whole_text(pdf)
    wanted = [text for text, layouts in MUST if layout in layouts]
    wanted += [NAMES[kind], CLOSING[kind], *STATUS_SAYS[status][layout]]
    assert [text for text in wanted if squeezed(text) not in whole] == []
    other = HEALTH if CLOSING[kind] is SOCIAL else SOCIAL
    never = [*NEVER[status], other.removeprefix("Tämä on suunnitelma, ei päätös. ")]
    assert [text for text in never if squeezed(text) in whole] == []
    pages = page_texts(pdf)
    for number, page in enumerate(pages, 1):
        assert f"Sivu {number} / {len(pages)}" in page
        assert page.startswith("LUONNOS") is (status is DRAFT)
    for page_characters in characters(pdf):
        assert_inside_margins(page_characters)


@pytest.mark.parametrize("layout", PlanLayout)
def test_only_a_confirmed_plan_is_signed_and_only_by_those_it_is_for(layout: PlanLayout) -> None:
    signed = layout in (CLIENT, PROFESSIONAL)

    assert says(paper_of(layout, status=CONFIRMED), "Päiväys") is signed
    assert not says(paper_of(layout, status=ENDED), "Päiväys")
    assert not says(paper_of(layout, status=DRAFT), "Päiväys")


@pytest.mark.parametrize("layout", PlanLayout)
def test_every_layout_is_tagged_titled_embedded_and_the_same_each_time(
    layout: PlanLayout,
) -> None:
    pdf = printed(paper_of(layout))

    titles = {
        CLIENT: "Minun suunnitelmani",
        PROFESSIONAL: "Asiakassuunnitelma",
        BRIEF: "Tiivistelmä yhteyshenkilölle",
        RELATIVE: "Läheisen kopio suunnitelmasta",
    }
    assert pdf == printed(paper_of(layout))
    assert b"/Lang (fi-FI)" in pdf
    assert b"/Marked true" in pdf
    assert all(fonts(pdf).values())
    start, end = pdf.index(b"<?xpacket begin"), pdf.index(b"<?xpacket end")
    xmp = pdf[start:end].decode()
    assert f">{titles[layout]}<" in xmp
    assert "Ketola" not in xmp
    first = [tag for tree in tags(pdf, 0) for tag in tree.flat()]
    assert first[0].role == "Document"
    assert [tag.text for tag in first if tag.role == "H1"] == [titles[layout]]
    assert any(tag.role == "Table" for tag in first)


def long_rows(count: int) -> tuple[SheetRow, ...]:
    """Rows that say in each cell which row they are, first and last."""
    return tuple(
        SheetRow(
            need=f"Asia r{index:02}n {LONG_WORD if index % 7 == 3 else ''}",
            goal=f"Tavoite r{index:02}g",
            action=f"Alku r{index:02}a " + "tehdään jotain " * (index % 9) + f"r{index:02}z",
            who=f"Tekijä r{index:02}w {LONG_WORD if index % 11 == 5 else ''}",
            when=f"Viikolla r{index:02}t",
            how_words=f"r{index:02}h",
            follow_up=f"Katsotaan r{index:02}f",
            decision=RowDecision.APPLIED,
            decision_on=date(2026, 11, 1 + index % 28),
        )
        for index in range(count)
    )


@pytest.mark.parametrize("layout", [CLIENT, PROFESSIONAL, RELATIVE])
def test_of_sixty_rows_with_long_words_none_is_split_or_outside_the_margins(
    layout: PlanLayout,
) -> None:
    paper = with_rows(paper_of(layout), long_rows(60))
    # Whom a row is shown to names it once more.
    paper = replace(paper, participants=()) if isinstance(paper, ClientSheet) else paper
    pdf = printed(paper)

    pages = [squeezed(page) for page in page_texts(pdf)]
    for index in range(60):
        marks = [f"r{index:02}{sign}" for sign in "ngazwthf"]
        holding = [number for number, page in enumerate(pages) if any(m in page for m in marks)]
        assert len(holding) == 1
        assert all(mark in pages[holding[0]] for mark in marks)
    for number, page in enumerate(pages, 1):
        assert squeezed(f"Sivu {number} / {len(pages)}") in page
        assert squeezed("Esimerkin hyvinvointialue") in page
    for page_characters in characters(pdf):
        assert_inside_margins(page_characters)


@pytest.mark.parametrize("layout", PlanLayout)
def test_a_plan_of_one_row_prints_it(layout: PlanLayout) -> None:
    pdf = printed(with_rows(paper_of(layout), long_rows(1)))

    assert squeezed("r00n") in whole_text(pdf)
    for page in characters(pdf):
        assert_inside_margins(page)


@pytest.mark.parametrize("layout", [BRIEF, RELATIVE])
def test_rows_are_called_agreed_only_while_they_are(layout: PlanLayout) -> None:
    headings = {
        DRAFT: "Mitä ehdotetaan",
        CONFIRMED: "Mitä on sovittu",
        ENDED: "Mitä suunnitelmassa oli",
        REFUSED: "Mitä ehdotettiin",
    }
    for status, heading in headings.items():
        paper = paper_of(layout, status=status)
        assert says(paper, heading)
        assert says(paper, "Mitä on sovittu") is (status is CONFIRMED)


# The brief


@pytest.mark.parametrize("count", [0, 1, 4, 9, 60])
@pytest.mark.parametrize("status", list(SheetStatus))
def test_the_brief_is_always_one_page_and_counts_the_rows_that_do_not_fit(
    count: int, status: SheetStatus
) -> None:
    pdf = printed(with_rows(paper_of(BRIEF, status=status), long_rows(count)))

    (page,) = page_texts(pdf)
    shown = [index for index in range(count) if f"r{index:02}n" in page]
    assert shown == list(range(len(shown)))
    assert len(shown) >= min(count, 3)
    left = count - len(shown)
    expected = {0: "", 1: "+ 1 rivi suunnitelmassa"}.get(left, f"+ {left} riviä suunnitelmassa")
    assert expected in page
    counted = any(words in page for words in ("rivi suunnitelmassa", "riviä suunnitelmassa"))
    assert counted == bool(left)
    for character_page in characters(pdf):
        assert_inside_margins(character_page)


def test_the_brief_of_endless_texts_is_one_page_and_says_that_they_go_on() -> None:
    endless = "vaikeuksia arjessa ja liikkumisessa " * 60
    long_phone = SheetClientPhone(number="040 000 1873", label=endless, safe_time=endless)
    row = SheetRow(need=endless, action=endless, who=endless, when=endless, how_words=endless)
    days = tuple(
        SheetDay(on=date(2027, 1, day), kind=DayKind.FOLLOW_UP, text=endless) for day in range(1, 8)
    )
    brief = replace(
        plan_brief(PlanKind.CLIENT_PLAN, CONFIRMED),
        safety_ban=False,
        client_name=f"Raija {endless}",
        main_need=endless,
        person_wish=endless,
        rows=(row,) * 30,
        days=days,
        client_phones=(long_phone,) * 5,
        contact=replace(CONTACT, name=endless, title=endless),
        author=replace(AUTHOR, name=endless),
    )

    pdf = printed(brief)

    (page,) = page_texts(pdf)
    assert "…" in page
    assert "riviä suunnitelmassa" in page
    assert "+ 3 muuta päivää" in page
    assert "+ 3 muuta numeroa" in page
    for number in ("040 000 4120", "06 000 4100", "06 000 4000", "06 000 4130"):
        assert squeezed(number) in squeezed(page)
    for character_page in characters(pdf):
        assert_inside_margins(character_page)


def test_the_brief_says_what_is_not_recorded() -> None:
    bare = replace(
        plan_brief(PlanKind.CLIENT_PLAN, DRAFT),
        birth_date=None,
        interpreter=None,
        no_paper=False,
        no_messages=False,
        client_phones=(),
        contact=None,
        author=None,
        main_need="",
        person_wish="",
        wish=None,
        rows=(),
        days=(),
    )

    assert says(bare, "syntymäaika ei tiedossa", "Päätarve Ei kirjattu.", "Toive Ei kirjattu.")
    assert says(bare, "Numeroa ei ole kirjattu.", "Ei nimetty.", "Ei sovittu.", "Ei tiedossa.")
    for absent in ("Ei paperia", "Ei viestejä", "Tarvitaan", "Turvakielto", "Yhteyshenkilöltä"):
        assert not says(bare, absent)


def test_the_brief_names_the_first_need_where_the_naming_has_none() -> None:
    brief = replace(plan_brief(PlanKind.CLIENT_PLAN, CONFIRMED), main_need="")

    assert says(brief, "Päätarve Huimaus ja kaatuminen 8.11.")


def test_the_brief_tells_what_may_be_done_with_each_number_and_what_each_day_is() -> None:
    free = SheetClientPhone(number="040 000 1873", may_leave_message=Allowed.YES)
    days = tuple(SheetDay(on=date(2027, 1, 1), kind=kind) for kind in DayKind)
    brief = replace(plan_brief(PlanKind.CLIENT_PLAN, CONFIRMED), client_phones=(free,), days=days)

    assert says(
        brief,
        "Luonnos käydään läpi",
        "Suunnitelma tarkistetaan",
        "Seuranta",
        "Suunnitelmaa kysytään uudestaan",
    )
    assert not says(brief, "ei viestiä vastaajaan")
    assert says(
        plan_brief(PlanKind.CLIENT_PLAN, CONFIRMED),
        "ei viestiä vastaajaan · ei tekstiviestejä · turvallinen aika: aamupäivällä",
    )


# The safety ban


def hidden(contact: SheetContact) -> SheetContact:
    """The contact as services hand it over under a ban."""
    return replace(contact, hidden=True, phones=(), away_phone="")


def test_under_a_ban_professionals_are_told_what_is_hidden() -> None:
    hidden_author = replace(AUTHOR, hidden=True, unit="", phone="", hours="")
    plan = replace(
        professional_plan(PlanKind.CLIENT_PLAN, CONFIRMED),
        safety_ban=True,
        unit="",
        contact=hidden(CONTACT),
        author=hidden_author,
    )
    brief = replace(
        plan_brief(PlanKind.CLIENT_PLAN, CONFIRMED),
        safety_ban=True,
        unit="",
        contact=hidden(CONTACT),
        author=hidden_author,
        client_phones=(),
    )

    for paper in (plan, brief):
        assert says(paper, "Turvakielto: yksiköt, paikat ja puhelinnumerot on piilotettu.")
        assert says(paper, "Sari Lehtola, sairaanhoitaja")
        for number in ("040 000 4120", "06 000 4100", "06 000 4130", "06 000 4000", "1873"):
            assert not says(paper, number)
    assert says(brief, "Numerot piilotettu (turvakielto).")


def test_a_relatives_copy_does_not_tell_that_there_is_a_ban() -> None:
    hidden_row = replace(ROWS[0], how=None, how_words=HIDDEN)
    copy = relative_copy(PlanKind.CLIENT_PLAN, CONFIRMED)
    review = copy.review
    assert review is not None
    banned = replace(
        copy,
        unit="",
        contact=hidden(CONTACT),
        rows=(hidden_row,),
        review=replace(review, how=HIDDEN),
    )

    assert says(banned, "Sari Lehtola, sairaanhoitaja", "Tiistaina 15.12.2026")
    for absent in ("Turvakielto", "piilotettu", HIDDEN, "040 000 4120", "06 000"):
        assert not says(banned, absent)
    unnamed = SheetContact(role=ContactRole.UNIT, name="", hidden=True)
    assert not says(replace(banned, contact=unnamed), "Yhteyshenkilö")


# A relative's copy


def test_a_relatives_copy_of_part_of_the_plan_has_no_trace_of_the_rest() -> None:
    part = replace(
        relative_copy(PlanKind.HEALTH_CARE_PLAN, CONFIRMED),
        whole=False,
        contact=None,
        unit="",
        rows=ROWS[:1],
        parts=(),
        agreement=None,
        review=None,
    )

    assert says(part, "Tässä on vain se, minkä asiakas salli.", "Huimaus ja kaatuminen")
    for absent in (
        "Paino laskenut",
        "Tytär väsyy",
        "Välttämättömät",
        "Yksimielisyys",
        "Yhteyshenkilö",
        "tarkistetaan",
        "syntynyt",
        "Ketkä",
        "Ikäihmisten",
    ):
        assert not says(part, absent)


def test_a_relatives_copy_of_parts_only_has_no_table() -> None:
    copy = replace(relative_copy(PlanKind.HEALTH_CARE_PLAN, DRAFT), rows=())
    unsaid = replace(copy, agreement=SheetAgreement())

    assert not says(copy, "Mitä ehdotetaan")
    assert says(copy, "Tämä on luonnos. Kaikki voi vielä muuttua.")
    assert not says(unsaid, "Yksimielisyys")


def test_a_relatives_copy_of_agreement_names_no_reasons_where_there_are_none() -> None:
    agreed = SheetAgreement(how=Agreement.AGREED)
    copy = replace(relative_copy(PlanKind.HEALTH_CARE_PLAN, CONFIRMED), agreement=agreed, parts=())

    assert says(copy, "Asiakas ja ammattilainen ovat samaa mieltä.")
    assert not says(copy, "Ammattilainen: ")


# A refused plan


def test_a_refused_plan_leaves_the_door_open_on_the_clients_paper() -> None:
    sheet = client_sheet(PlanKind.CLIENT_PLAN, REFUSED)

    assert says(
        sheet,
        "Ei suunnitelmaa nyt",
        "Et halunnut suunnitelmaa nyt. Kysyimme tiistaina 1.12.2026.",
        "Kerroit syyksi: ”Pärjään vielä itse.”",
        "Ovi on auki. Voit kysyä suunnitelmaa milloin vain.",
        "Kysymme sinulta uudestaan maanantaina 1.3.2027.",
        "Yhteyshenkilösi on Sari Lehtola",
        "112",
        "Jos olet tyytymätön",
    )
    for absent in ("Huimaus", "Päiväys", "Olet saanut", "Tehty yhdessä", "LUONNOS", "ei päätös"):
        assert not says(sheet, absent)
    bare = replace(sheet, refusal=replace(REFUSAL, on=None, reason="", ask_again_on=None))
    assert says(bare, "Et halunnut suunnitelmaa nyt.")
    for absent in ("Kysyimme", "Kerroit", "uudestaan"):
        assert not says(bare, absent)


def test_a_refused_plan_tells_professionals_the_clients_own_reason() -> None:
    plan = professional_plan(PlanKind.CLIENT_PLAN, REFUSED)
    silent = replace(plan, refusal=replace(REFUSAL, on=None, reason="", ask_again_on=None))

    assert says(
        plan,
        "Asiakas ei halunnut suunnitelmaa · 1.12.2026 · Sari Lehtola",
        "Asiakkaan oma syy: Pärjään vielä itse.",
        "Kysytään uudestaan maanantaina 1.3.2027.",
    )
    assert says(silent, "Asiakkaan oma syy: ei kirjattu")
    assert not says(silent, "Kysytään uudestaan")
    assert not says(plan, "Päiväys")


def test_a_refused_plans_relatives_copy_says_only_that() -> None:
    copy = replace(
        relative_copy(PlanKind.CLIENT_PLAN, REFUSED), rows=(), parts=(), agreement=None, review=None
    )

    assert says(copy, "Asiakas ei halunnut suunnitelmaa nyt.")


# The professional's plan


def test_what_nobody_recorded_is_said_to_be_missing_on_the_whole_plan() -> None:
    bare = replace(
        professional_plan(PlanKind.CLIENT_PLAN, DRAFT),
        birth_date=None,
        service_language="",
        interpreter=None,
        author=None,
        contact=None,
        participants=(),
        views=SheetPart(title="Tuen tarve", client_label="Asiakas", professional_label="Arvio"),
        view_source=None,
        rows=(),
        parts=(SheetPart(title="Asiakkuuden kesto", professional_label="Arvio kestosta"),),
        agreement=SheetAgreement(),
        client_part=None,
        going_through=GoingThrough(),
        review=None,
        elsewhere=(),
        copy_given=None,
    )

    assert says(
        bare,
        "syntymäaika ei tiedossa",
        "Asiointikieli ei kysytty",
        "Tulkki ei tiedossa tarvetta",
        "Laatija Ei tiedossa.",
        "Yhteyshenkilö Ei nimetty.",
        "Osallistujat ja vastuut Ei kirjattu.",
        "Tarpeet, tavoitteet ja keinot Ei kirjattu.",
        "Arvio kestosta Ei kirjattu.",
        "Asiakkaan osuutta ei ole kirjattu.",
        "Yksimielisyys Ei kirjattu.",
        "Käydään läpi Aikaa ei ole sovittu.",
        "Tarkistetaan Aikaa ei ole sovittu.",
        "Asiakkaan kopio Ei kirjattu annetuksi.",
        "Suunnitelmat muualla Ei tiedossa.",
    )


def test_the_identity_code_stands_only_where_it_is_given() -> None:
    plan = professional_plan(PlanKind.CLIENT_PLAN, CONFIRMED)

    assert says(replace(plan, hetu="030958-900X"), "henkilötunnus 030958-900X")
    assert not says(plan, "henkilötunnus")


def test_long_views_stand_below_one_another_and_lose_no_word() -> None:
    words = " ".join(f"sana{index}" for index in range(900))
    plan = professional_plan(PlanKind.CLIENT_PLAN, CONFIRMED)

    pdf = printed(replace(plan, views=replace(plan.views, client_text=words)))

    assert squeezed(words) in squeezed(
        "".join(
            page.split("Raija Ketola", 1)[1].rsplit("Asiakassuunnitelma K1", 1)[0]
            for page in page_texts(pdf)
        )
    )
    for page in characters(pdf):
        assert_inside_margins(page)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (SheetParticipant(name="A", sees=Sees.ALL), "koko suunnitelman"),
        (SheetParticipant(name="A", sees=Sees.NOTHING), "ei mitään"),
        (SheetParticipant(name="A", sees=None), "kirjattu uudemmassa versiossa"),
        (SheetParticipant(name="A", sees=Sees.ROWS), "ei mitään"),
        (SheetParticipant(name="A", sees=Sees.ROWS, rows=(1, 3)), "rivit 1, 3"),
        (SheetParticipant(name="A", sees=Sees.ROWS, contact=True), "yhteyshenkilön"),
    ],
)
def test_what_a_participant_may_see_stands_in_words(one: SheetParticipant, expected: str) -> None:
    plan = professional_plan(PlanKind.CLIENT_PLAN, CONFIRMED)

    assert says(replace(plan, participants=(one,)), expected, "ei kysytty", "ei kirjattu")


def test_a_client_reads_the_needs_a_participant_sees_not_numbers() -> None:
    sheet = client_sheet(PlanKind.CLIENT_PLAN, CONFIRMED)

    assert says(sheet, "Saa nähdä: Huimaus ja kaatuminen 8.11., Asiakkuuden kesto")


@pytest.mark.parametrize("role", ContactRole)
def test_each_role_of_the_contact_is_named_on_the_whole_plan(role: ContactRole) -> None:
    expected = {
        ContactRole.CONTACT_PERSON: "Yhteyshenkilö Ydin",
        ContactRole.OWN_WORKER: "Omatyöntekijä Ydin",
        ContactRole.OWN_TEAM: "Oma tiimi Ydin",
        ContactRole.UNIT: "Yhteyshenkilö Ei nimetty, Ydin",
    }
    contact = SheetContact(role=role, name="Ydin", proposed=role is ContactRole.OWN_TEAM)

    plan = replace(professional_plan(PlanKind.CLIENT_PLAN, CONFIRMED), contact=contact)

    assert says(plan, expected[role])
    assert says(plan, "ehdotettu") is (role is ContactRole.OWN_TEAM)


def test_every_code_has_its_words() -> None:
    plan = professional_plan(PlanKind.CLIENT_PLAN, CONFIRMED)
    part = plan.client_part
    assert part is not None
    rows = tuple(
        replace(ROWS[0], decision=decision, whose=whose, how=how, how_words="")
        for decision, whose, how in zip(
            [*RowDecision], [*Whose, Whose.CLIENT], [*HelpChannel, None], strict=True
        )
    )
    papers: list[Paper] = [replace(plan, rows=rows)]
    papers += [replace(plan, view_source=source) for source in WordsSource]
    papers += [replace(plan, interpreter=SheetInterpreter(need=need)) for need in _NEEDS]
    papers += [replace(plan, agreement=SheetAgreement(how=how)) for how in Agreement]
    papers += [replace(plan, elsewhere=(SheetElsewhere(kind=kind),)) for kind in ElsewhereKind]
    papers += [
        replace(plan, copy_given=CopyGiven(how=how, on=part.on), client_part=None)
        for how in CopyManner
    ]
    papers += [replace(plan, client_part=ClientPart(how=how, on=part.on)) for how in MeetingManner]
    papers += [
        replace(relative_copy(PlanKind.CLIENT_PLAN, CONFIRMED), allowed_how=how)
        for how in PermissionHow
    ]

    whole = "".join(whole_text(printed(paper)) for paper in papers)

    for text in (
        "Päätös: ei tarvita",
        "Päätös: haettava",
        "Päätös: haettu",
        "Päätös: päätetty",
        "Lapsen tarve",
        "Läheisen tarve",
        "paikan päällä",
        "verkossa",
        "Asiakkaan omin sanoin",
        "Läheisen kertomana",
        "Ammattilaisen kertomana",
        "kirjoitustulkki",
        "ovat samaa mieltä",
        "ovat eri mieltä",
        "Ennakoiva hoitosuunnitelma",
        "Kuntoutussuunnitelma",
        "RAI-arviointi",
        "Muu suunnitelma",
        "Annettu 1.12.2026 sähköisesti.",
        "Annettu 1.12.2026 muuten.",
        "Asiakas oli mukana 1.12.2026 kotikäynnillä.",
        "kirjallisesti.",
        "puhelimessa tunnistettuna",
    ):
        assert squeezed(text) in whole, text


_NEEDS = (InterpreterNeed.SPOKEN, InterpreterNeed.SIGNED, InterpreterNeed.WRITTEN)


# The client's sheet


def test_the_client_reads_both_views_where_they_do_not_agree() -> None:
    sheet = client_sheet(PlanKind.CLIENT_PLAN, CONFIRMED)

    def with_agreement(how: Agreement | None, client: str = "", ours: str = "") -> ClientSheet:
        found = SheetAgreement(how=how, client_reason=client, professional_reason=ours)
        return replace(sheet, agreement=found)

    assert says(with_agreement(Agreement.AGREED), "Olemme samaa mieltä suunnitelmasta.")
    assert says(
        with_agreement(Agreement.DISAGREED, "En halua.", "Tarvitaan."),
        "Olemme eri mieltä. Sinä: En halua. Ammattilainen: Tarvitaan.",
    )
    assert says(
        with_agreement(Agreement.PARTLY),
        "Olemme osittain eri mieltä. Sinä: perustelua ei ole kirjattu",
    )
    assert not says(with_agreement(None), "samaa mieltä")


def test_rows_about_a_child_or_a_carer_say_so_in_plain_words() -> None:
    sheet = client_sheet(PlanKind.CLIENT_PLAN, CONFIRMED)
    child = replace(ROWS[0], whose=Whose.CHILD, decision=RowDecision.DECIDED, decision_on=None)

    assert says(
        replace(sheet, rows=(child, ROWS[2])),
        "Tämä koskee lastasi.",
        "Tämä koskee läheistäsi.",
        "Päätös on tehty.",
        "Tähän haetaan päätös.",
    )


def test_strengths_that_only_the_professional_named_are_said_to_be_so() -> None:
    sheet = client_sheet(PlanKind.CLIENT_PLAN, CONFIRMED)
    theirs = replace(sheet, strengths=())

    assert says(theirs, "Ammattilaisen mielestä: • Selvitti asiansa itse")
    assert not says(replace(sheet, professional_strengths=()), "Ammattilaisen mielestä")


def test_a_client_without_language_or_interpreter_reads_no_line_of_them() -> None:
    sheet = client_sheet(PlanKind.CLIENT_PLAN, CONFIRMED)
    spoken = SheetInterpreter(need=InterpreterNeed.SPOKEN, language="arabia")

    assert not says(replace(sheet, service_language="", interpreter=None), "Asiointikieli", "Apuna")
    assert says(
        replace(sheet, service_language="arabia", interpreter=None), "Asiointikieli: arabia."
    )
    only = replace(sheet, service_language="", interpreter=spoken)
    assert says(only, "Apuna: tulkki, arabia.")
    assert not says(only, "Asiointikieli")


def test_a_stand_in_without_days_answers_at_any_absence() -> None:
    sheet = client_sheet(PlanKind.CLIENT_PLAN, CONFIRMED)
    any_day = replace(CONTACT, away_from=None, away_until=None)
    open_end = replace(CONTACT, away_until=None)

    assert says(
        replace(sheet, contact=any_day), "Jos hän on poissa, vastaa Oma tiimi: 06 000 4000."
    )
    assert says(replace(sheet, contact=open_end), "Kun hän on poissa 7.12.2026–, vastaa Oma tiimi")


def test_papers_of_every_layout_are_different_classes_of_one_plan() -> None:
    papers = [paper_of(layout) for layout in PlanLayout]

    assert [type(paper) for paper in papers] == [
        ClientSheet,
        ProfessionalPlan,
        PlanBrief,
        RelativeCopy,
    ]
