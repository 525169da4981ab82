"""The composition root: the only module that knows every layer.

Everything heavy (SQLAlchemy, SQLCipher, reportlab) is imported inside functions, so that the first
window is painted before it is loaded.
"""

import contextlib
import gc
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sotedesk.resources import resource

if TYPE_CHECKING:
    from uuid import UUID

    from sotedesk.model.access import Actor
    from sotedesk.model.changes import Register
    from sotedesk.model.ids import WorkerId
    from sotedesk.model.worker import UnitKind, Worker
    from sotedesk.services.carrying import EntryText
    from sotedesk.services.definitions import Definitions
    from sotedesk.services.desk import DeskServices
    from sotedesk.services.desk_keeping import DeskKeeping
    from sotedesk.services.directory_keeping import DirectoryKeeping
    from sotedesk.services.paper import PlanPrinter
    from sotedesk.services.ports import Drafts, Now, Slots, UnitsOfWork
    from sotedesk.services.work import NewId, Works
    from sotedesk.store.credential import Password, RecoveryCode
    from sotedesk.store.opening import Store
    from sotedesk.store.profile import Profile
    from sotedesk.ui.start import OnStart


def now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)


class UnknownWorkerError(LookupError):
    """The key opened, but the worker's own record has not arrived on this desk."""


class PasswordNeededError(PermissionError):
    """Only the demo lets one in by saying who one is."""


class OpenDesk(NamedTuple):
    """A profile that is open, with its duties.

    Attributes:
        works: Opens works, for duties a screen does not have.
        picks_worker: One only says who one is: it is the demo, its workers are invented.
    """

    profile: "Profile"
    store: "Store"
    services: "DeskServices"
    works: "Works"
    picks_worker: bool = False

    @property
    def keeping(self) -> "DirectoryKeeping":
        """Give the duty of keeping the directory."""
        from sotedesk.services.directory_keeping import DirectoryKeeping  # noqa: PLC0415 - seldom

        return DirectoryKeeping(self.works)

    @property
    def desk_keeping(self) -> "DeskKeeping":
        """Give the duty of keeping the desk itself."""
        from sotedesk.services.desk_keeping import DeskKeeping  # noqa: PLC0415 - seldom

        return DeskKeeping(self.works)

    def opener(self) -> "Actor":
        """Give who opened the profile, as the usage log names them."""
        from sotedesk.model.ids import WorkerId  # noqa: PLC0415 - as above
        from sotedesk.services.desk_keeping import opener  # noqa: PLC0415 - as above

        worker = self.profile.worker
        return opener(WorkerId(worker) if worker is not None else None)

    def actor(self, worker: "UUID | None" = None) -> "Actor":
        """Give who acts: the worker whose password opened the profile, or a given one.

        Raises:
            UnknownWorkerError: There is no such worker here.
        """
        from sotedesk.model.worker import Worker  # noqa: PLC0415 - as above

        wanted = worker or self.profile.worker
        with self.store.units.reading() as uow:
            found = uow.get(Worker, wanted) if wanted is not None else None
        if found is None:
            raise UnknownWorkerError(str(wanted))
        return actor_of(found)

    def enter(self, login: str, password: str) -> "Actor":
        """Give the worker whose password this is, with a line in the usage log.

        Raises:
            WrongPasswordError: It opens nothing here.
            UnknownWorkerError: The worker's own record has not arrived on this desk.
        """
        from sotedesk.store.credential import Password  # noqa: PLC0415 - as above

        actor = self.actor(self.profile.owner(Password(login, password)))
        self._record_log_in(actor, login)
        return actor

    def enter_as(self, worker: "WorkerId") -> "Actor":
        """Give a worker of the demo, with a line in the usage log.

        Raises:
            PasswordNeededError: It is not the demo.
            UnknownWorkerError: There is no such worker.
        """
        if not self.picks_worker:
            raise PasswordNeededError
        actor = self.actor(worker)
        self._record_log_in(actor, "")
        return actor

    def _record_log_in(self, actor: "Actor", login: str) -> None:
        from sotedesk.services.desk_keeping import opener  # noqa: PLC0415 - as above

        self.desk_keeping.record_log_in(opener(actor.worker), login)

    @property
    def synthetic(self) -> bool:
        """Whether its people are invented."""
        return self.profile.synthetic

    @property
    def took_new_id(self) -> bool:
        """Whether it was copied here and has just become a desk of its own."""
        return self.store.took_new_id

    def close(self) -> None:
        """Close the profile; others can open it then."""
        self.profile.close()


def actor_of(worker: "Worker") -> "Actor":
    """Give the actor of a worker record."""
    from sotedesk.model.access import Actor  # noqa: PLC0415 - as above
    from sotedesk.model.ids import WorkerId  # noqa: PLC0415 - as above

    return Actor(
        worker=WorkerId(worker.id),
        roles=frozenset(worker.roles),
        unit=worker.unit,
        registers=frozenset(worker.registers),
    )


def definitions() -> "Definitions":
    """Read our data files."""
    from sotedesk.services.definitions import load_definitions  # noqa: PLC0415 - as above

    return load_definitions(resource())


def build_services(
    works: "Works",
    drafts: "Drafts",
    rules: "Definitions",
    clock: "Now",
    slots: "Slots",
    *,
    synthetic: bool,
) -> "DeskServices":
    """Join the duties to a store; each is imported and made when it is first asked for."""
    from sotedesk.services.desk import DeskServices, Joined  # noqa: PLC0415 - as above

    return DeskServices(
        works,
        drafts,
        rules,
        clock,
        Joined(
            printer=lambda: _printer(synthetic=synthetic),
            entry_text=lambda: _entry_text(rules),
            record_systems=_record_systems,
            slots=slots,
        ),
        synthetic=synthetic,
    )


def _printer(*, synthetic: bool) -> "PlanPrinter":
    from sotedesk.printing import PdfPlanPrinter  # noqa: PLC0415 - as above

    # Invented people belong to an invented county: its paper has no gaps to fill in.
    return PdfPlanPrinter(resource("paper", "county_example.json") if synthetic else None)


def _entry_text(rules: "Definitions") -> "EntryText":
    from sotedesk.exchange.entry_headings import load_headings  # noqa: PLC0415 - as above
    from sotedesk.exchange.entry_text import CountyEntryText, known_fields  # noqa: PLC0415 - as above

    headings = load_headings(resource(), known_fields(rules.plan_kinds))
    return CountyEntryText(headings, rules.types, rules.triggers, rules.areas, rules.plan_kinds)


def _record_systems() -> "Mapping[Register, str]":
    from sotedesk.services.county import load_county  # noqa: PLC0415 - as above

    return load_county(resource()).record_systems


def open_desk(
    folder: Path,
    credential: "Password | RecoveryCode",
    clock: "Now" = now,
    new_id: "NewId | None" = None,
) -> OpenDesk:
    """Open a profile and join its duties.

    Raises:
        StoreError: As ``Profile.open`` and ``open_store`` say; nothing is left open then.
    """
    from sotedesk.model.ids import uuid7  # noqa: PLC0415 - after first paint, as all below
    from sotedesk.services.work import Works  # noqa: PLC0415 - as above
    from sotedesk.store.opening import open_store  # noqa: PLC0415 - as above
    from sotedesk.store.profile import Profile  # noqa: PLC0415 - as above
    from sotedesk.store.schema import check_schema  # noqa: PLC0415 - as above
    from sotedesk.store.slots import ProfileSlots  # noqa: PLC0415 - as above

    profile = Profile.open(folder, credential, check_schema=check_schema)
    try:
        store = open_store(profile, clock)
        units: UnitsOfWork = store.units
        works = Works(units, clock, new_id or uuid7)
        slots = ProfileSlots(profile)
        services = build_services(
            works, store.drafts, definitions(), clock, slots, synthetic=profile.synthetic
        )
        desk = OpenDesk(profile, store, services, works)
        if desk.took_new_id:
            desk.desk_keeping.record_new_identity(desk.opener())
    except BaseException:
        profile.close()
        raise
    return desk


class Founder(NamedTuple):
    """Who makes a profile: the first worker and the first unit.

    Attributes:
        login: Login name.
        unit_kind: Decides which matter types are turned on; ``None`` for health care.
    """

    login: str
    password: str
    first_name: str
    last_name: str
    title: str = ""
    unit_name: str = ""
    unit_kind: "UnitKind | None" = None


HEALTH_TYPES = ("care_need", "advice", "service_need", "worry", "professional", "other")
SOCIAL_TYPES = ("service_need", "advice", "worry", "professional", "care_need", "other")


def found_profile(
    folder: Path,
    founder: Founder,
    *,
    synthetic: bool = False,
    clock: "Now" = now,
    cost: object = None,
) -> "RecoveryCode":
    """Make a profile with its first worker and unit.

    Args:
        cost: Of turning the password into a key; ``None`` for the proper one (tests make it low).

    Returns:
        The code of the recovery sheet; it exists nowhere else.

    Raises:
        StoreError: As ``Profile.create`` says; nothing half-written is left.
    """
    import shutil  # noqa: PLC0415 - as above

    from sotedesk.model.ids import WorkerId, uuid7  # noqa: PLC0415 - as above
    from sotedesk.store.credential import Password  # noqa: PLC0415 - as above
    from sotedesk.store.keys import KdfCost  # noqa: PLC0415 - as above
    from sotedesk.store.profile import Profile  # noqa: PLC0415 - as above
    from sotedesk.store.schema import make_schema  # noqa: PLC0415 - as above

    worker = WorkerId(uuid7(clock()))
    password = Password(founder.login, founder.password)
    code = Profile.create(
        folder,
        worker,
        password,
        synthetic=synthetic,
        make_schema=make_schema,
        cost=cost if isinstance(cost, KdfCost) else None,
    )
    try:
        _begin_directory(open_desk(folder, password, clock), worker, founder)
    except BaseException:
        # Made by this very call: what was there before was refused, and is not touched.
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return code


def _begin_directory(desk: OpenDesk, worker: "WorkerId", founder: Founder) -> None:
    """Write the first unit and worker, and close the desk."""
    from sotedesk.model.changes import Register  # noqa: PLC0415 - as above
    from sotedesk.model.worker import Role, UnitKind  # noqa: PLC0415 - as above
    from sotedesk.services.directory_keeping import NewUnit, NewWorker  # noqa: PLC0415 - as above

    try:
        kind = founder.unit_kind or UnitKind.HEALTH
        health = kind is UnitKind.HEALTH
        keeps = Register.HEALTH if health else Register.SOCIAL
        maker = _founder_actor(worker)
        unit = desk.keeping.add_unit(
            maker,
            NewUnit(
                name=founder.unit_name or founder.last_name,
                unit_kind=kind,
                keeps=keeps,
                matter_types=HEALTH_TYPES if health else SOCIAL_TYPES,
            ),
        )
        desk.keeping.add_worker(
            maker,
            NewWorker(
                id=worker,
                first_name=founder.first_name,
                last_name=founder.last_name,
                title=founder.title,
                # Alone at first, the founder also maps what a review asks for.
                roles=((Role.NURSE if health else Role.GUIDE), Role.MAPPER, Role.ADMINISTRATOR),
                registers=(keeps,),
                unit=unit.id,
                login=founder.login,
            ),
        )
    finally:
        desk.close()


def default_folder() -> Path:
    """Give where the data lies unless ``--profile`` says otherwise."""
    import platformdirs  # noqa: PLC0415 - 15 ms, not needed when --profile is given

    return Path(platformdirs.user_data_dir("sotedesk", appauthor=False)) / "profile"


def run_desk(folder: Path, on_start: "OnStart | None" = None) -> int:
    """Open the desk on the screen, asking who opens it; blocks until its window is closed.

    Args:
        on_start: Told once the window is shown; the bench measures by it.
    """

    def opening(login: str, password: str) -> OpenDesk:
        from sotedesk.store.credential import Password  # noqa: PLC0415 - off the GUI thread

        desk = open_desk(folder, Password(login, password))
        try:
            desk.desk_keeping.record_log_in(desk.opener(), login)
        except BaseException:
            desk.close()
            raise
        return desk

    with _unhurried():
        from sotedesk.ui.start import (  # noqa: PLC0415 - Qt, not for other commands
            bring_running_forward,
            socket_name,
            start,
        )

        socket = socket_name(folder)
        if bring_running_forward(socket):
            return 0
        return start(opening, socket=socket, preload=_preload, on_start=on_start)


def _preload() -> None:
    import sotedesk.store.opening  # noqa: PLC0415, F401 - loaded for its import time only


@contextlib.contextmanager
def _unhurried() -> Iterator[None]:
    """Collect no garbage while modules are loaded: none of it is, and looking takes a sixth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


DEMO_LOGIN, DEMO_PASSWORD = "esittely", "esittely"
"""Of throw-away profiles of invented people only."""


def make_demo(folder: Path) -> None:
    """Make the demo day's profile.

    Raises:
        StoreError: As ``found_profile`` says.
    """
    from sotedesk.model.ids import WorkerId  # noqa: PLC0415 - as above
    from sotedesk.services.directory_keeping import DirectoryKeeping  # noqa: PLC0415 - as above
    from sotedesk.services.work import Works  # noqa: PLC0415 - as above
    from sotedesk.store.credential import Password  # noqa: PLC0415 - as above
    from sotedesk.store.keys import THROW_AWAY  # noqa: PLC0415 - as above
    from sotedesk.store.profile import Profile  # noqa: PLC0415 - as above
    from sotedesk.store.schema import make_schema  # noqa: PLC0415 - as above
    from sotedesk.synthetic.clock import DEMO_MOMENT, SeededIds, SetClock  # noqa: PLC0415 - as above
    from sotedesk.synthetic.demo_day import SEED, DemoDay  # noqa: PLC0415 - as above
    from sotedesk.synthetic.office import make_office  # noqa: PLC0415 - as above
    from sotedesk.synthetic.one_transaction import one_transaction  # noqa: PLC0415 - as above

    clock, ids = SetClock(DEMO_MOMENT - timedelta(days=60)), SeededIds(SEED)
    worker = WorkerId(ids(clock()))
    password = Password(DEMO_LOGIN, DEMO_PASSWORD)
    Profile.create(
        folder,
        worker,
        password,
        synthetic=True,
        make_schema=make_schema,
        cost=THROW_AWAY,
    )
    desk = open_desk(folder, password, clock, ids)
    try:
        maker = _founder_actor(worker)
        with one_transaction(desk.store.units) as units:
            works, drafts = Works(units, clock, ids), desk.store.drafts
            slots = desk.services.slots
            services = build_services(works, drafts, definitions(), clock, slots, synthetic=True)
            office = make_office(DirectoryKeeping(works), maker, worker)
            DemoDay(services, office, clock).fill()
    finally:
        desk.close()


def demo_cache() -> Path:
    """Give where the demo day is kept ready, by what makes it."""
    import hashlib  # noqa: PLC0415 - off the GUI thread

    import platformdirs  # noqa: PLC0415 - 15 ms, only for the demo

    digest = hashlib.sha256()
    root = Path(__file__).parent
    for part in ("model", "services", "store", "synthetic"):
        for line in sorted(_states_of_modules(root / part)):
            digest.update(line.encode())
    cache = Path(platformdirs.user_cache_dir("sotedesk", appauthor=False))
    return cache / f"demo-{digest.hexdigest()[:16]}"


def _states_of_modules(folder: Path) -> "Iterator[str]":
    """Give name, size and time of each module below a folder.

    Not their content, and not by `Path`: two hundred files hold the first rows up.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states_of_modules(Path(entry.path))
            elif entry.name.endswith(".py"):
                changed = entry.stat()
                yield f"{entry.name} {changed.st_size} {changed.st_mtime_ns}"


def run_demo(*, dark: bool, scale: float, on_start: "OnStart | None" = None) -> int:
    """Open the desk on a throw-away copy of the demo day; blocks until its window is closed.

    Args:
        on_start: Told once the window is shown; bench and tests use it.
    """
    with contextlib.ExitStack() as left_behind, _unhurried():
        from sotedesk.ui.start import start  # noqa: PLC0415 - Qt, not for other commands
        from sotedesk.ui.theme.look import Theme  # noqa: PLC0415 - as above

        def opening(_login: str, _password: str) -> OpenDesk:
            from sotedesk.store.credential import Password  # noqa: PLC0415 - off the GUI thread

            folder = left_behind.enter_context(demo_copy())
            opened = open_desk(folder, Password(DEMO_LOGIN, DEMO_PASSWORD), demo_clock())
            return opened._replace(picks_worker=True)

        theme = Theme.DARK if dark else Theme.LIGHT
        return start(opening, theme=theme, scale=scale, on_start=on_start)


def demo_clock() -> "Now":
    """Give a clock that goes on from the demo day's moment."""
    from sotedesk.synthetic.clock import DEMO_MOMENT  # noqa: PLC0415 - as above

    began = now()
    return lambda: DEMO_MOMENT.astimezone(UTC) + (now() - began)


@contextlib.contextmanager
def demo_copy() -> Iterator[Path]:
    """Give a throw-away copy of the demo day, making that first if it is not kept ready."""
    import shutil  # noqa: PLC0415 - off the GUI thread
    import tempfile  # noqa: PLC0415 - as above

    ready = demo_cache()
    if not ready.exists():
        ready.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=ready.parent) as place:
            made = Path(place) / "profile"
            make_demo(made)
            with contextlib.suppress(OSError):  # another start was quicker
                made.rename(ready)
        for old in ready.parent.glob("demo-*"):
            if old != ready:
                shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="sotedesk-demo-") as place:
        yield shutil.copytree(ready, Path(place) / "profile")


def _founder_actor(worker: "WorkerId") -> "Actor":
    from sotedesk.model.access import Actor  # noqa: PLC0415 - as above
    from sotedesk.model.worker import Role  # noqa: PLC0415 - as above

    return Actor(
        worker=worker,
        roles=frozenset({Role.ADMINISTRATOR}),
        unit=None,
        registers=frozenset(),
        purpose="founding",
    )
