"""The text that is carried over: whole, under the county's headings, and nothing that must stay."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sotedesk.exchange.entry_headings import EntryHeadings, Heading, load_headings
from sotedesk.exchange.entry_text import KNOWN_FIELDS, CountyEntryText, known_fields
from sotedesk.exchange.entry_words import code_word, field_word
from sotedesk.model import matter as matters
from sotedesk.model.changes import Register
from sotedesk.model.client import InterpreterNeed
from sotedesk.model.contact import Channel, Contact, ContactingKind
from sotedesk.model.ids import ClientId, ContactId, MatterId, PlanId, ReviewId, WorkerId
from sotedesk.model.matter import (
    Appointment,
    AppointmentStatus,
    Matter,
    NoticeKind,
    Outcome,
    Promise,
    Urgency,
    WordsSource,
)
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PaperLeave,
    PartTaken,
    PermissionHow,
    Plan,
    PlanKind,
    PlanPart,
    PlanParticipant,
    PlanRow,
    PlanStatus,
    RowDecision,
    Whose,
)
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingArea,
    PersonWish,
    Review,
    ReviewVerdict,
    SituationMapping,
    Standing,
    Talked,
    Verdict,
)
from sotedesk.model.wire import UnknownCode
from sotedesk.resources import resource
from sotedesk.services.carrying import (
    EntryHead,
    MappingEntry,
    MatterEntry,
    PlanEntry,
    ReviewEntry,
    TargetKind,
)
from sotedesk.services.definitions import load_definitions
from sotedesk.services.plan_view import ParticipantView
from sotedesk.services.subject import Subject

AT = datetime(2026, 11, 24, 7, 47, tzinfo=UTC)
SALO, RAUTIO = WorkerId(UUID(int=1)), WorkerId(UUID(int=2))
DEFINITIONS = load_definitions(resource())
GOLDEN = Path(__file__).resolve().parent.parent / "golden"

RAIJA = Subject(
    id=ClientId(UUID(int=3)),
    name="Raija Ketola",
    sort_name="Ketola Raija",
    birth_date=date(1958, 9, 3),
    age=68,
    safety_ban=True,
    no_paper=False,
    interpreter_need=InterpreterNeed.SIGNED,
    interpreter_language="viittomakieli",
)
HEAD = EntryHead(
    subject=RAIJA,
    written_by="Minna Salo",
    title="sairaanhoitaja",
    unit="Keskustan sote-keskus",
    workers={SALO: "Minna Salo", RAUTIO: "Outi Rautio"},
)
CONTACT = Contact(
    id=ContactId(UUID(int=4)),
    register=Register.HEALTH,
    created_at=AT,
    created_by=SALO,
    channel=Channel.PHONE,
    received_at=AT,
    contacting_kind=ContactingKind.RELATIVE,
    contacting_name="Katja Ketola",
    contacting_relation="tytär",
    contacting_phone="0400002210",
    interpreter="viittomakieli, etätulkki",
)
MATTER = Matter(
    id=MatterId(UUID(int=5)),
    register=Register.HEALTH,
    created_at=AT,
    created_by=SALO,
    contact=CONTACT.id,
    client=RAIJA.id,
    type="care_need",
    reason="huimaus",
    notes="Huimannut viikon.\nKaatui 8.11.",
    first_assessment="Verenpaine mitattava.",
    symptoms_asked=("rintakipu:no", "puhevaikeus:yes"),
    urgency=Urgency.TODAY,
    path=matters.Path.COMPLEX,
    agreed="Aika lääkärille.",
    safety_net=True,
    outcome=Outcome.TIME_GIVEN,
    handled_by=RAUTIO,
)
PROMISE = Promise(
    id=UUID(int=6),
    register=Register.HEALTH,
    created_at=AT,
    created_by=SALO,
    contact=CONTACT.id,
    what="soitan takaisin",
    to_whom="tyttärelle",
    due_at=AT,
)
TIME = Appointment(
    id=UUID(int=7),
    register=Register.HEALTH,
    created_at=AT,
    created_by=SALO,
    at=AT,
    where="Vastaanotto 2",
    with_whom="lääkäri",
)
MOVED = replace(TIME, where="Vanha paikka", status=AppointmentStatus.MOVED)
REVIEW = Review(
    id=ReviewId(UUID(int=8)),
    register=Register.HEALTH,
    created_at=AT,
    created_by=SALO,
    client=RAIJA.id,
    client_words="Haluan käydä itse kaupassa.",
    client_words_source=WordsSource.INTERPRETER,
    relative_worry="kaatuminen",
    talked=Talked.NOT_YET,
    conclusion=Conclusion.MAP,
    mapper=RAUTIO,
    conclusion_reason="Tilanne muuttui.",
    confirmed_at=AT,
    confirmed_by=SALO,
)
MAPPING = SituationMapping(
    id=UUID(int=20),
    register=Register.HEALTH,
    created_at=AT,
    created_by=RAUTIO,
    client=RAIJA.id,
    strengths="Tekstiviestit sujuvat",
    network="Tytär käy iltaisin",
    note="Muuttaa keväällä",
    source=WordsSource.INTERPRETER,
    met_how=PartTaken.VIDEO,
    met_on=date(2026, 11, 26),
    high_need=HighNeed.YES,
    high_need_reason="Tuen tarvetta neljällä alueella.",
    decided_at=AT,
    decided_by=RAUTIO,
    talked=Talked.YES,
    talked_words="Hyvä, jos yksi ihminen pitää langat käsissä.",
    person_wish=PersonWish.NOT_WANTED,
    person_wish_reason="tytär riittää",
)


def area(
    code: str, words: str = "", view: str = "", standing: Standing = Standing.NOT_ASKED
) -> MappingArea:
    return MappingArea(
        id=UUID(int=21),
        register=Register.HEALTH,
        created_at=AT,
        created_by=RAUTIO,
        situation_mapping=MAPPING.id,
        area=code,
        client_words=words,
        professional_view=view,
        standing=standing,
    )


AREAS = (
    area("everyday", "Ruoka ei maistu yksin.", "Paino laskenut 3–4 kg.", Standing.NEEDS_SUPPORT),
    area("health", "Huimaa aamulla."),
    area("housing", standing=Standing.GOES_WELL),
    area("work_study", view="Eläkkeellä.", standing=Standing.NOT_CONCERNED),
    area("money"),
    area("area_of_2031", "Koira auttaa jaksamaan."),
)
PLAN = Plan(
    id=PlanId(UUID(int=9)),
    register=Register.HEALTH,
    created_at=AT,
    created_by=SALO,
    client=RAIJA.id,
    number="K7M-12",
    status=PlanStatus.CONFIRMED,
    status_at=AT,
    client_view="Haluan käydä itse kaupassa.",
    client_view_source=WordsSource.SELF,
    professional_view="Kaatumisen pelko rajoittaa arkea.",
    strengths="Tekstiviestit sujuvat",
    review_on=date(2026, 12, 15),
    review_how="videopuhelu",
    part_how=PartTaken.VIDEO,
    part_on=date(2026, 12, 1),
    part_interpreter="viittomakieli",
    paper_leave=PaperLeave.YES,
    paper_asked_on=date(2026, 11, 26),
)


def row(place: int, **cells: Any) -> PlanRow:  # noqa: ANN401 - cells of a row
    return PlanRow(
        id=UUID(int=20 + place),
        register=Register.HEALTH,
        created_at=AT,
        created_by=SALO,
        plan=PLAN.id,
        **cells,
    )


ROWS = (
    row(
        1,
        need="Huimaus",
        goal="Kulkee turvallisesti",
        means="Mittaa verenpaineen",
        who="Raija",
        when="joka aamu",
        how="near",
        follow_up="7.12.",
    ),
    row(2, need="Kävely", how="kotona"),
)


def verdict(item: str, said: Verdict = Verdict.OBSERVED, **given: object) -> ReviewVerdict:
    made = ReviewVerdict(
        id=UUID(int=40),
        register=Register.HEALTH,
        created_at=AT,
        created_by=SALO,
        review=REVIEW.id,
        item=item,
        verdict=said,
        judged_by=SALO,
        judged_at=AT,
    )
    return replace(made, **given)  # type: ignore[arg-type] # fields of a verdict


@pytest.fixture(scope="module")
def words() -> CountyEntryText:
    headings = load_headings(resource(), known_fields(DEFINITIONS.plan_kinds))
    data = DEFINITIONS
    return CountyEntryText(headings, data.types, data.triggers, data.areas, data.plan_kinds)


def entry(matter: Matter = MATTER, contact: Contact | None = CONTACT) -> MatterEntry:
    return MatterEntry(
        head=HEAD, matter=matter, contact=contact, appointments=(MOVED, TIME), promises=(PROMISE,)
    )


def review_entry(review: Review = REVIEW, *verdicts: ReviewVerdict) -> ReviewEntry:
    return ReviewEntry(head=HEAD, review=review, verdicts=verdicts)


def plan_entry(plan: Plan = PLAN) -> PlanEntry:
    return PlanEntry(head=HEAD, plan=plan, rows=ROWS)


def mapping_entry(mapping: SituationMapping, *areas: MappingArea) -> MappingEntry:
    return MappingEntry(head=HEAD, mapping=mapping, areas=areas)


VERDICTS = (
    verdict("repeated_contacts"),
    verdict("own_worry", reason="other", reason_text="väsynyt"),
    verdict("dependency", Verdict.NOT_OBSERVED, reason="other_explanation"),
    verdict("unclear_core", Verdict.NOT_ASSESSED),
)


def test_a_care_need_is_worded_under_the_countys_headings(words: CountyEntryText) -> None:
    expected = (GOLDEN / "entry_care_need.txt").read_text(encoding="utf-8")

    assert words.text(entry()) == expected


def test_a_review_is_worded_with_its_observed_points(words: CountyEntryText) -> None:
    expected = (GOLDEN / "entry_review.txt").read_text(encoding="utf-8")

    assert words.text(review_entry(REVIEW, *VERDICTS)) == expected


def test_a_plan_is_worded_with_its_rows(words: CountyEntryText) -> None:
    expected = (GOLDEN / "entry_plan.txt").read_text(encoding="utf-8")

    assert words.text(plan_entry()) == expected


def test_a_mapping_is_worded_by_areas_in_the_order_of_the_list(words: CountyEntryText) -> None:
    expected = (GOLDEN / "entry_mapping.txt").read_text(encoding="utf-8")

    assert words.text(mapping_entry(MAPPING, *AREAS)) == expected


def test_a_mapping_under_way_says_so_and_an_empty_one_is_short(words: CountyEntryText) -> None:
    begun = SituationMapping(
        id=MAPPING.id, register=Register.SOCIAL, created_at=AT, created_by=SALO, client=RAIJA.id
    )

    assert words.text(mapping_entry(begun, area("money"))) == (
        "Raija Ketola, s. 3.9.1958\n"
        "Kokonaistilanteen kartoitus 24.11.2026 klo 9.47 (kesken)\n\n"
        "Kirjasi Minna Salo, sairaanhoitaja, Keskustan sote-keskus\n"
    )


def test_a_mapping_not_decided_yet_tells_when_it_is_decided_anew(words: CountyEntryText) -> None:
    again = replace(
        MAPPING, high_need=HighNeed.NOT_YET, decide_again_on=date(2026, 12, 8), talked_words=""
    )

    text = words.text(mapping_entry(again))

    assert "Paljon palveluita tarvitseva: ei vielä, arvioidaan uudelleen 8.12.2026" in text
    assert "Puhuttu asiakkaan kanssa: kyllä\n" in text


def test_a_review_that_asks_for_a_mapping_tells_by_when_and_what_was_noted_of_the_talk(
    words: CountyEntryText,
) -> None:
    asked = replace(REVIEW, map_by=date(2026, 11, 26), talked_note="tulkin kanssa klo 13.30")

    text = words.text(review_entry(asked))

    assert "kartoitetaan kokonaistilanne, Outi Rautio, vastaus 26.11.2026 mennessä" in text
    assert "Puhuttu asiakkaan kanssa: ei vielä, tulkin kanssa klo 13.30" in text


def test_a_point_not_observed_never_leaves(words: CountyEntryText) -> None:
    """Source: users.md [4.j]."""
    text = words.text(review_entry(REVIEW, *VERDICTS))

    texts = {item.code: item.text for item in DEFINITIONS.triggers.items}
    assert texts["dependency"] not in text
    assert texts["unclear_core"] not in text
    assert texts["own_worry"] in text


def test_a_protected_sender_never_leaves(words: CountyEntryText) -> None:
    """Source: users.md [5.d]."""
    worry = replace(
        MATTER,
        register=Register.SOCIAL,
        type="worry",
        notice=NoticeKind.CHILD_PROTECTION,
        sender_protected=True,
        given_to="lastensuojelu",
        received_by="Anna Aalto",
        received_at=AT,
    )

    text = words.text(entry(worry))

    assert "Katja" not in text
    assert CONTACT.contacting_phone not in text
    assert "Ilmoittajan tietoja ei saa kertoa: kyllä" in text
    assert "Ilmoituksen laji: Lastensuojelu" in text
    assert "Otti vastaan klo: 24.11.2026 klo 9.47" in text
    assert "Katja" in words.text(entry(replace(worry, sender_protected=False)))
    other = words.text(replace(entry(), sender_protected=True))
    assert "Katja" not in other
    assert CONTACT.contacting_phone not in other


def test_everything_written_is_in_the_text_whatever_the_type(words: CountyEntryText) -> None:
    texts = {
        name: f"{name} kirjoitettu"
        for name in (
            "reason",
            "notes",
            "own_words",
            "first_assessment",
            "agreed",
            "answer",
            "outcome_note",
            "help_now_note",
            "given_to",
            "received_by",
        )
    }
    for code in (*DEFINITIONS.types, "newer_type"):
        for register in (Register.HEALTH, Register.SOCIAL):
            matter = replace(MATTER, type=code, register=register, **texts)  # type: ignore[arg-type] # texts of the matter
            text = words.text(entry(matter))
            assert [written for written in texts.values() if written not in text] == []
            assert "arvio" in text or code != "newer_type"


def test_every_field_of_a_matter_may_stand_under_a_heading() -> None:
    not_content = {"id", "register", "origin", "client", "contact", "position", "type", "unit"}
    not_content |= {"status", "moved_from", "created_at", "created_by", "own_words_source"}
    not_content |= {"voided_at", "voided_by", "void_reason"}

    assert {entry.name for entry in fields(Matter)} - not_content <= set(
        KNOWN_FIELDS[TargetKind.MATTER]
    )


def test_the_envelope_that_is_not_shown_leaves_only_the_matter(words: CountyEntryText) -> None:
    text = words.text(entry(MATTER, None))

    assert "Katja" not in text
    assert text.splitlines()[1] == "Hoidon tarve 24.11.2026 klo 9.47"


def test_an_entry_without_client_author_or_time_has_no_empty_lines(
    words: CountyEntryText,
) -> None:
    head = EntryHead(subject=None, written_by="", title="", unit="", workers={})
    bare = Contact(id=CONTACT.id, register=Register.HEALTH, created_at=AT, created_by=SALO)
    matter = Matter(
        id=MATTER.id,
        register=Register.HEALTH,
        created_at=AT,
        created_by=SALO,
        contact=bare.id,
        type="newer_type",
        handled_by=SALO,
        urgency=UnknownCode("eilen"),
        opened_on=date(2026, 11, 24),
    )
    made = MatterEntry(
        head=head,
        matter=matter,
        contact=bare,
        appointments=(replace(TIME, at=None),),
        promises=(replace(PROMISE, due_at=None),),
    )

    text = words.text(made)

    assert text.startswith("newer_type 24.11.2026 klo 9.47, puhelin\n")
    assert "Kiireellisyys: eilen" in text
    assert "Vireilletulo: 24.11.2026" in text
    assert "\n\n\n" not in text
    assert not text.startswith("\n")
    nameless = replace(head, subject=replace(RAIJA, birth_date=None))
    assert words.text(replace(made, head=nameless)).startswith("Raija Ketola\n")


def test_an_unfinished_review_says_so_and_an_empty_one_is_short(words: CountyEntryText) -> None:
    begun = Review(
        id=REVIEW.id, register=Register.SOCIAL, created_at=AT, created_by=SALO, client=RAIJA.id
    )

    assert words.text(review_entry(begun)) == (
        "Raija Ketola, s. 3.9.1958\n"
        "Herätteiden läpikäynti 24.11.2026 klo 9.47 (kesken)\n\n"
        "Kirjasi Minna Salo, sairaanhoitaja, Keskustan sote-keskus\n"
    )


def test_a_watched_review_tells_until_when_and_points_of_other_lists_stay(
    words: CountyEntryText,
) -> None:
    watched = replace(
        REVIEW, conclusion=Conclusion.WATCH, watch_until=date(2026, 12, 15), mapper=None
    )
    bare = verdict("point_of_2031", judged_by=None, judged_at=None)

    text = words.text(review_entry(watched, bare, verdict("many_needs")))

    assert "Johtopäätös: seurataan, 15.12.2026 asti" in text
    assert text.index("Tarvitsee monenlaista") < text.index("– point_of_2031\n")


def test_a_draft_plan_tells_when_it_is_gone_through(words: CountyEntryText) -> None:
    draft = replace(
        PLAN,
        status=PlanStatus.DRAFT,
        going_through_on=date(2026, 12, 1),
        part_how=None,
        paper_leave=PaperLeave.NOT_ASKED,
        plan_kind=PlanKind.CLIENT_PLAN,
        register=Register.SOCIAL,
        review_on=None,
        review_how="",
    )

    text = words.text(plan_entry(draft))

    assert "luonnos, käydään läpi asiakkaan kanssa 1.12.2026" in text
    assert "Asiakkaan osuus" not in text
    assert "Saako antaa paperin" not in text
    assert "luonnos\n" in words.text(plan_entry(replace(draft, going_through_on=None)))
    alone = replace(PLAN, part_interpreter="")
    assert "Asiakkaan osuus: videopuhelussa 1.12.2026\n" in words.text(plan_entry(alone))


def test_a_rest_stands_where_the_county_put_it_or_at_the_end() -> None:
    everything = {
        (kind, register, "*"): (Heading("Kaikki", ("*",)), Heading("Lopuksi", ()))
        for kind in TargetKind
        for register in (Register.HEALTH, Register.SOCIAL)
    }
    rest = EntryHeadings("alue", date(2026, 11, 24), everything)

    data = DEFINITIONS
    made = CountyEntryText(rest, data.types, data.triggers, data.areas, data.plan_kinds)
    text = made.text(entry())

    assert "Lopuksi" not in text
    assert text.index("Kaikki") < text.index("Yhteydenoton syy: huimaus")


def test_codes_and_fields_without_a_word_stay_as_they_are() -> None:
    assert code_word(UnknownCode("newer")) == "newer"
    assert field_word("newer_field") == "newer_field"
    assert code_word(PaperLeave.NOT_ASKED) == "not_asked"


def part(code: str, client: str, professional: str) -> PlanPart:
    return PlanPart(
        id=UUID(int=60),
        register=Register.SOCIAL,
        created_at=AT,
        created_by=SALO,
        plan=PLAN.id,
        part=code,
        client_text=client,
        professional_text=professional,
    )


DAUGHTER = PlanParticipant(
    id=UUID(int=70),
    register=Register.SOCIAL,
    created_at=AT,
    created_by=SALO,
    plan=PLAN.id,
    name="Hanna Ketola",
    role="tytär",
    responsibility="lääkkeet",
    allowed_how=PermissionHow.IN_WRITING,
    allowed_on=date(2026, 11, 26),
)
CLIENT_PLAN = replace(
    PLAN,
    plan_kind=PlanKind.CLIENT_PLAN,
    register=Register.SOCIAL,
    professional_strengths="Oma-aloitteinen",
    agreement=Agreement.PARTLY,
    client_disagrees="En halua päivätoimintaa.",
    professional_disagrees="Seuraa tarvitaan.",
    copy_how=CopyManner.MEETING,
    copy_on=date(2026, 12, 2),
)


def test_everything_of_a_client_plan_stands_under_the_countys_headings(
    words: CountyEntryText,
) -> None:
    rows = (
        row(
            1,
            need="Ruoka",
            decision=RowDecision.APPLIED,
            decision_on=date(2026, 11, 27),
            whose=Whose.CARER,
        ),
    )
    made = PlanEntry(
        head=HEAD,
        plan=CLIENT_PLAN,
        rows=rows,
        parts=(
            part("services", "Ateriat", "Ateriapalvelu 1.12. alkaen"),
            part("duration", "", "kolme kuukautta"),
            part("duration", "", "toiselta koneelta"),
            part("vanha", "asiakas", "ammattilainen"),
        ),
        participants=(ParticipantView(record=DAUGHTER, name="Hanna Ketola", title="tytär"),),
    )

    text = words.text(made)

    for said in (
        "1. Ruoka (läheinen)\n   Päätös: haettu 27.11.2026",
        (
            "Välttämättömät sosiaalipalvelut:\nAsiakkaan arvio: Ateriat\n"
            "Ammatillinen arvio, alkaminen ja kesto: Ateriapalvelu 1.12. alkaen"
        ),
        "Asiakkuuden kesto:\nkolme kuukautta\ntoiselta koneelta",
        "vanha:\nasiakas\nammattilainen",
        (
            "Osallistujat: Hanna Ketola, tytär, vastaa: lääkkeet, "
            "asiakkaan lupa kirjallisesti 26.11.2026"
        ),
        (
            "Yksimielisyys:\nosin eri mieltä\nAsiakkaan perustelu: En halua päivätoimintaa.\n"
            "Ammattilaisen perustelu: Seuraa tarvitaan."
        ),
        "Suunnitelma annettu asiakkaalle: tapaamisessa 2.12.2026",
        "Vahvuudet, ammattilaisen arvio: Oma-aloitteinen",
    ):
        assert said in text


def test_a_refused_plan_tells_the_clients_reason_and_when_to_ask_again(
    words: CountyEntryText,
) -> None:
    refused = replace(
        PLAN,
        status=PlanStatus.REFUSED,
        status_reason="Haluaa miettiä",
        ask_again_on=date(2027, 1, 15),
    )

    assert (
        "asiakas ei halunnut suunnitelmaa 24.11.2026, syy: Haluaa miettiä, "
        "saa kysyä uudelleen 15.1.2027"
    ) in words.text(plan_entry(refused))


def test_a_plan_of_a_newer_versions_kind_keeps_the_codes_of_its_parts(
    words: CountyEntryText,
) -> None:
    newer = replace(PLAN, plan_kind=UnknownCode("yhteinen"))

    text = words.text(
        PlanEntry(head=HEAD, plan=newer, rows=ROWS, parts=(part("uusi", "", "sovittu"),))
    )

    assert "uusi: sovittu" in text
