"""The main job as the self-test walks it: one call, from the ring to a second desk.

Every step gives the sentence that says what it checked, or raises `CheckError`. The package step
only says that it is not there yet.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sotedesk.app import Founder, OpenDesk, actor_of, found_profile, open_desk
from sotedesk.cli.self_test_plans import ROWS, draft_plan, papers
from sotedesk.i18n import _, local
from sotedesk.model.access import Actor
from sotedesk.model.changes import Register
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ClientId, MatterId, PlanId, WorkerId
from sotedesk.model.matter import Matter, Outcome, Urgency
from sotedesk.model.plan import Plan, PlanKind, PlanStatus
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingRequest,
    Review,
    Standing,
    Talked,
    Verdict,
)
from sotedesk.model.worker import Role, Unit, UnitKind
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.client_form import NewClient
from sotedesk.services.directory_keeping import NewUnit, NewWorker
from sotedesk.services.paper import PlanLayout

if TYPE_CHECKING:
    from sotedesk.store.credential import Password, RecoveryCode
    from sotedesk.store.findings import VerifyReport

_LAST_NAME, _FIRST_NAMES, _HETU = "Kuvitelma", "Aino Kaarina", "030958-9028"
_REASON, _QUESTION = "Huimaus ja kaatuminen", "Milloin rokotetaan"
_NOTES = "Kaatunut eilen keittiössä, huimaa noustessa."
_TRIGGERS: Final = ("repeated_contacts", "unclear_core")
_FOLLOW_UP = "Miten kävely sujuu"


class CheckError(Exception):
    """A step did not lead to what it should; the text says what."""


def check(holds: object, otherwise: str) -> None:
    """Go on when something holds.

    Raises:
        CheckError: It does not.
    """
    if not holds:
        raise CheckError(otherwise)


class Story:
    """The steps, in order, on throw-away profiles in one folder."""

    _desk: OpenDesk
    _actor: Actor
    _code: "RecoveryCode"
    _client: ClientId
    _contact: Contact
    _matter: Matter
    _review: Review
    _plan: Plan
    _mapper: Actor
    _guide: Actor
    _state: str

    def __init__(self, place: Path) -> None:
        self._place = place
        self._opened: list[OpenDesk] = []
        self._plans: list[tuple[Actor, Plan]] = []
        self._drafts_read = 0

    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        """Give every step with its name."""
        return (
            (_("Profiili"), self.profile),
            (_("Yhteydenotto"), self.contact),
            (_("Työtoverit"), self.colleagues),
            (_("Herätteet"), self.triggers),
            (_("Kokonaistilanne"), self.mapping),
            (_("Suunnitelmat"), self.plan),
            (_("Yhteyshenkilö"), self.contact_person),
            (_("Tulosteet"), self.sheets),
            (_("Seuranta"), self.follow_up),
            (_("Kopiointi"), self.copy_out),
            (_("Vienti"), self.carry_over),
            (_("Eheys"), self.verify),
            (_("Salaus"), self.encryption),
            (_("Varmuuskopio"), self.backup),
            (_("Siirtopaketti"), self.package),
        )

    def close(self) -> None:
        """Close what is open; a second call does nothing."""
        for desk in self._opened:
            desk.close()

    def profile(self) -> str:
        """Make an encrypted profile and open it with the password and with the recovery code."""
        founder = Founder(
            login=self._password.login,
            password=self._password.password,
            first_name="Sari",
            last_name="Esimerkki",
            title="sairaanhoitaja",
            unit_name="Itsetestin sote-keskus",
        )
        self._code = found_profile(self._folder, founder, synthetic=True, cost=_throw_away())
        recovered = self._open(self._folder, self._code)
        check(recovered.profile.worker is None, _("palautuskoodi avasi työntekijänä"))
        recovered.close()
        self._desk = self._open(self._folder, self._password)
        self._actor = self._desk.actor()
        return _("salattu profiili aukeaa salasanalla ja palautuskoodilla")

    def contact(self) -> str:
        """Take a contact of two matters: a care need of a new client, and advice."""
        intake, actor = self._desk.services.intake, self._actor
        card = self._desk.services.clients.create(
            actor,
            NewClient(last_name=_LAST_NAME, first_names=_FIRST_NAMES, call_name="Aino", hetu=_HETU),
        )
        self._client = card.id
        view = intake.open_contact(actor, type_code="care_need")
        before = intake.set_client(actor, view.matters[0].matter, self._client)
        filled = replace(
            before,
            reason=_REASON,
            notes=_NOTES,
            urgency=Urgency.TODAY,
            outcome=Outcome.ADVISED,
            agreed="Soitetaan huomenna.",
            safety_net=True,
        )
        self._matter = intake.save_matter(actor, before, filled)
        advice = intake.add_matter(actor, view.contact.id, "advice")
        answered = replace(advice, reason=_QUESTION, answer="Tiistaina.", outcome=Outcome.ADVISED)
        intake.save_matter(actor, advice, answered)
        self._contact = intake.finish(actor, view.contact).contact
        kept = intake.view(actor, self._contact.id)
        reasons = [one.matter.reason for one in kept.matters]
        check(reasons == [_REASON, _QUESTION], _("asiat eivät ole tallessa"))
        check(kept.contact.status is ContactStatus.FINISHED, _("yhteydenotto ei päättynyt"))
        hits = self._desk.services.search.search(actor, "kuvitelma aino").hits
        check([hit.id for hit in hits] == [self._client], _("haku ei löytänyt asiakasta"))
        return _("kaksi asiaa tallessa, päätetty, haku löytää asiakkaan")

    def colleagues(self) -> str:
        """Add a nurse who maps and a unit of social care with its social worker."""
        keeping, directory = self._desk.keeping, self._desk.services.directory
        own = directory.unit(self._actor)
        social = keeping.add_unit(
            self._actor,
            NewUnit(
                name="Itsetestin asiakasohjaus",
                unit_kind=UnitKind.OLDER_PEOPLE,
                keeps=Register.SOCIAL,
                matter_types=("service_need",),
            ),
        )
        self._mapper = self._worker("Jari", "sairaanhoitaja", (Role.NURSE, Role.MAPPER), own)
        self._guide = self._worker("Outi", "sosiaalityöntekijä", (Role.SOCIAL_WORKER,), social)
        names = [one.first_name for one in directory.workers(self._actor)]
        check({"Jari", "Outi"} <= set(names), _("työtoverit puuttuvat hakemistosta"))
        return _("kartoittaja ja sosiaalityöntekijä, kaksi rekisteriä")

    def triggers(self) -> str:
        """Review the triggers of the care need."""
        reviews, actor = self._desk.services.reviews, self._actor
        view = reviews.start(actor, self._client, self._matter.id)
        for code in _TRIGGERS:
            view = reviews.judge(actor, view, code, Verdict.OBSERVED)
        concluded = replace(
            view.review,
            talked=Talked.YES,
            conclusion=Conclusion.MAP,
            mapper=WorkerId(self._mapper.worker),
            conclusion_reason="Toistuvia yhteydenottoja, syy ei selviä.",
        )
        saved = reviews.save(actor, view.review, concluded)
        self._review = reviews.confirm(actor, saved.review).review
        observed = reviews.line(actor, self._matter.id)
        check(observed == len(_TRIGGERS), _("havaittuja herätteitä on väärä määrä"))
        return _("havaittuja herätteitä {count}, johtopäätös vahvistettu").format(count=observed)

    def mapping(self) -> str:
        """Let the colleague accept the request, map the whole situation and decide."""
        mappings, actor = self._desk.services.mappings, self._mapper
        asked = mappings.start(actor, self._client, self._review.id).mapping
        check(asked.request is MappingRequest.ASKED, _("kartoitusta ei pyydetty"))
        view = mappings.accept(actor, asked)
        begun, area = view.mapping, view.areas[0].record
        said = replace(area, client_words="Huimaa.", standing=Standing.NEEDS_SUPPORT)
        whole = replace(begun, network="Asuu yksin.", talked=Talked.YES)
        noted = mappings.save(actor, begun, whole, [(area, said)])
        mappings.decide_high_need(
            actor,
            noted.mapping,
            HighNeed.YES,
            reason="Tarvitsee useaa palvelua pitkään.",
            talked=Talked.YES,
        )
        seen = mappings.view(actor, begun.id)
        kept = seen.mapping
        check(seen.areas[0].record.client_words == "Huimaa.", _("elämänalue ei ole tallessa"))
        check(kept.high_need is HighNeed.YES, _("päätös ei ole tallessa"))
        check(kept.decided_by == actor.worker, _("päätöksen tekijä puuttuu"))
        return _("pyyntö vastaanotettu; paljon palveluita tarvitseva, perustelu ja tekijä tallessa")

    def plan(self) -> str:
        """Make a plan of each kind; print it as a draft, then confirm it with nothing missing."""
        self._relate_guide()
        numbers = []
        for kind in PlanKind:
            health = kind is PlanKind.HEALTH_CARE_PLAN
            actor = self._actor if health else self._guide
            matter = MatterId(self._matter.id) if health else None
            drafted = draft_plan(self._desk, actor, self._client, kind, matter)
            self._drafts_read += self._read_papers(actor, PlanId(drafted.id))
            made = self._desk.services.plans.confirm(actor, drafted).plan
            check(made.status is PlanStatus.CONFIRMED, _("suunnitelma ei ole vahvistettu"))
            rows = self._desk.services.plans.view(actor, PlanId(made.id)).rows
            needs = [row.need for row in rows]
            check(needs == [row.need for row in ROWS], _("suunnitelman rivit puuttuvat"))
            self._plans.append((actor, made))
            numbers.append(made.number)
        self._plan = self._plans[0][1]
        return _("{numbers} vahvistettu, {count} riviä järjestyksessä").format(
            numbers=", ".join(numbers), count=len(ROWS)
        )

    def _relate_guide(self) -> None:
        """Let the client contact social care, too."""
        intake = self._desk.services.intake
        view = intake.open_contact(self._guide, type_code="service_need", client=self._client)
        intake.finish(self._guide, view.contact)

    def contact_person(self) -> str:
        """Name a contact person."""
        assignments = self._desk.services.assignments
        named = assignments.name_worker(
            self._actor, self._client, WorkerId(self._actor.worker), main_need="Liikkuminen"
        )
        card = self._desk.services.clients.card(self._actor, self._client)
        names = [line.name for line in card.contact_persons]
        check(named.name in names, _("yhteyshenkilö ei näy asiakkaan kortilla"))
        return _("{name} näkyy asiakkaan kortilla").format(name=named.name)

    def sheets(self) -> str:
        """Print every plan in force in all four layouts and read each back."""
        read = sum(self._read_papers(actor, PlanId(plan.id)) for actor, plan in self._plans)
        kinds, layouts = len(self._plans), len(PlanLayout)
        if not read:
            return _("{count} PDF:ää; tekstiä ei luettu, koska Qt:n kirjastot puuttuvat").format(
                count=kinds * layouts
            )
        return _(
            "{kinds} suunnitelmaa, {layouts} tulostetta kustakin, luonnoksena ja vahvistettuna; "
            "PDF:n teksti luettu: {count} kohtaa täsmää"
        ).format(kinds=kinds, layouts=layouts, count=read + self._drafts_read)

    def _read_papers(self, actor: Actor, plan: PlanId) -> int:
        """Print a plan in every layout; give how many words were found on them."""
        read = 0
        for one in papers(self._desk, actor, plan, _HETU):
            is_pdf = one.pdf.startswith(b"%PDF") and b"/Lang" in one.pdf
            check(is_pdf, _("tuloste ei ole PDF kielineen"))
            wrong = ", ".join(one.faults)
            check(not wrong, _("tulosteessa on väärin: {what}").format(what=wrong))
            read += len(one.wanted) if one.text is not None else 0
        return read

    def follow_up(self) -> str:
        """Agree on a follow-up."""
        follow_ups = self._desk.services.follow_ups
        due = self._today + timedelta(days=7)
        follow_ups.create(self._actor, self._plan, what=_FOLLOW_UP, due_on=due)
        open_now = [line.follow_up.what for line in follow_ups.list_open(self._actor)]
        check(open_now == [_FOLLOW_UP], _("seuranta ei näy työpöydällä"))
        return _("seuranta näkyy avoimena")

    def copy_out(self) -> str:
        """Copy the matter out as text under the county's headings."""
        text = self._desk.services.carrying.text(
            self._actor, Target(TargetKind.MATTER, self._matter.id)
        )
        wanted = (_REASON, _NOTES, "Soitetaan huomenna.", "Sari Esimerkki")
        absent = [words for words in wanted if words not in text]
        check(not absent, _("kopiosta puuttuu: {what}").format(what=", ".join(absent)))
        return _("teksti alueen otsikoin, {count} riviä").format(count=len(text.splitlines()))

    def carry_over(self) -> str:
        """Mark everything as carried over, until nothing is left."""
        carrying = self._desk.services.carrying
        waiting = carrying.not_carried(self._actor)
        for entry in waiting:
            carrying.carried(self._actor, entry.target, "", self._today)
        check(len(waiting) > 1, _("vietävät kirjaukset puuttuvat listalta"))
        check(not carrying.not_carried(self._actor), _("viemättä-lista ei tyhjentynyt"))
        return _("{count} kirjausta viety, lista on tyhjä").format(count=len(waiting))

    def verify(self) -> str:
        """Verify the profile."""
        report = _verified(self._desk)
        self._state = report.state_hash
        return _("{changes} muutosta, {records} tietuetta, {log} lokiriviä ehjinä").format(
            changes=report.changes, records=report.records, log=report.usage_log_entries
        )

    def encryption(self) -> str:
        """Search the files, while they are open, for what was typed."""
        secrets = (_LAST_NAME, _FIRST_NAMES, _HETU, _NOTES, _REASON, _FOLLOW_UP)
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        for path in files:
            content = path.read_bytes()
            found = [words for words in secrets if words.encode() in content]
            check(not found, _("{file} on selväkielinen").format(file=path.name))
        return _("{count} tiedostossa ei ole selväkielistä tekstiä").format(count=len(files))

    def backup(self) -> str:
        """Back the profile up and restore it into a second one that holds the same."""
        from sotedesk.store.backup import backup, restore  # noqa: PLC0415 - SQLAlchemy, when needed
        from sotedesk.store.schema import check_schema  # noqa: PLC0415 - as above

        file, second = self._place / "backup", self._place / "second"
        backup(self._desk.profile, file)
        restore(file, second, self._password, check_schema=check_schema)
        desk = self._open(second, self._password)
        check(desk.took_new_id, _("palautettu profiili ei saanut uutta tunnusta"))
        check(_verified(desk).state_hash == self._state, _("palautettu sisältö on eri"))
        check(self._print(desk)[:5] == b"%PDF-", _("palautetusta ei voi tulostaa"))
        return _("palautettu toiseen profiiliin, tarkistettu, sama sisältö, uusi tunnus")

    def package(self) -> str:
        """Say that packages between desks are not there yet."""
        return _("ei vielä tässä versiossa, ei tarkistettu")

    @property
    def _folder(self) -> Path:
        return self._place / "first"

    @property
    def _password(self) -> "Password":
        from sotedesk.store.credential import Password  # noqa: PLC0415 - SQLAlchemy, when needed

        return Password("itsetesti", "kertakäyttöinen")

    @property
    def _today(self) -> date:
        return local(self._desk.services.now()).date()

    def _worker(self, name: str, title: str, roles: tuple[Role, ...], unit: Unit) -> Actor:
        made = self._desk.keeping.add_worker(
            self._actor,
            NewWorker(
                first_name=name,
                last_name="Esimerkki",
                title=title,
                roles=roles,
                registers=(unit.keeps,),
                unit=unit.id,
            ),
        )
        return actor_of(made)

    def _open(self, folder: Path, credential: "Password | RecoveryCode") -> OpenDesk:
        desk = open_desk(folder, credential)
        self._opened.append(desk)
        return desk

    def _print(self, desk: OpenDesk) -> bytes:
        return desk.services.plan_paper.print_plan(self._actor, PlanId(self._plan.id))


def _verified(desk: OpenDesk) -> "VerifyReport":
    from sotedesk.store.verify import verify  # noqa: PLC0415 - SQLAlchemy, when needed

    report = verify(desk.store.database)
    found = ", ".join(sorted({finding.code for finding in report.problems}))
    check(report.ok, _("tarkistus löysi: {found}").format(found=found))
    check(not report.open_conflicts and not report.breaches, _("päällekkäisiä kirjauksia"))
    return report


def _throw_away() -> object:
    from sotedesk.store.keys import THROW_AWAY  # noqa: PLC0415 - SQLAlchemy, when needed

    return THROW_AWAY
