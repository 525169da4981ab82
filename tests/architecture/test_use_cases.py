"""Every public method of a service declares its right and its log action (design §2).

A service is a class of ``sotedesk.services`` that holds the works. Its public methods run only
through ``services.work.use_case``; nothing else may be public on it but plain values.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import sotedesk.services
from sotedesk.model.usage_log import LogAction
from sotedesk.services.rights import RIGHTS, Right
from sotedesk.services.work import DECLARED, Declared, Work, Works, use_case

PLUMBING = "sotedesk.services.work"
"""Where use cases are made; its own classes are none."""

_READING = {
    LogAction.VIEW,
    LogAction.LIST,
    LogAction.SEARCH,
    LogAction.PRINT,
    LogAction.COPY_OUT,
}
_CALLABLE = (staticmethod, classmethod, property)


def services() -> list[type]:
    """Give every service class, by name."""
    names = [module.name for module in pkgutil.walk_packages(sotedesk.services.__path__)]
    modules = [importlib.import_module(f"sotedesk.services.{name}") for name in names]
    return [
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if found.__module__ == module.__name__ != PLUMBING and is_service(found)
    ]


def is_service(found: type) -> bool:
    """Whether instances are made with the works, or declare to hold them."""
    hints = {name for owner in found.__mro__ for name in inspect.get_annotations(owner)}
    made = inspect.getattr_static(found, "__init__")
    taken = inspect.signature(made).parameters if inspect.isfunction(made) else {}
    return "works" in hints | set(taken)


def undeclared(service: type) -> Iterator[str]:
    """Give the public members of a service that run without right and log action."""
    for owner in service.__mro__[:-1]:
        for name, member in vars(owner).items():
            runs = inspect.isfunction(member) or isinstance(member, _CALLABLE)
            if runs and not name.startswith("_") and not _is_declared(member):
                yield f"{owner.__module__}.{owner.__name__}.{name}"


def _is_declared(member: object) -> bool:
    written = inspect.unwrap(member) if inspect.isfunction(member) else None
    if written is None or written is member:
        return False
    return f"{written.__module__.rpartition('.')[2]}.{written.__name__}" in DECLARED


@pytest.mark.parametrize("service", services(), ids=lambda service: str(service.__name__))
def test_a_service_method_declares_its_right_and_log_action(service: type) -> None:
    assert list(undeclared(service)) == []


def test_the_services_are_found() -> None:
    assert {"ClientDesk", "Search", "Timeline", "Undo", "Directory"} <= {
        service.__name__ for service in services()
    }


def test_no_two_use_cases_share_a_name() -> None:
    written = [
        f"{service.__module__}.{name}"
        for service in services()
        for name, member in vars(service).items()
        if not name.startswith("_") and inspect.isfunction(member)
    ]

    assert len(set(written)) == len(written)


@pytest.mark.parametrize("right", Right)
def test_every_right_is_some_roles(right: Right) -> None:
    assert any(right in rights for rights in RIGHTS.values())


class Bare:
    """A service as it must not be: this test's proof that the others can fail."""

    def __init__(self, works: Works) -> None:
        self.works = works

    def forgotten(self, client: str) -> str:
        return client

    @property
    def peeked(self) -> int:
        return len(self.works.receipts)

    @staticmethod
    def around() -> None:
        """Do nothing."""

    @use_case(Right.SEE_CLIENTS, LogAction.VIEW)
    def declared(self, work: Work) -> str:
        return work.name

    def _own(self) -> None:
        """Do nothing."""


class Heir(Bare):
    """Inherits what its parent forgot."""


class Declaring:
    """Holds the works without taking them in its constructor."""

    works: Works

    def forgotten(self) -> None:
        """Do nothing."""


class Plain:
    """No service: it holds no works."""

    def forgotten(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize("service", [Bare, Heir])
def test_a_bare_service_is_found_out(service: type) -> None:
    assert is_service(service)
    assert [name.rpartition(".")[2] for name in undeclared(service)] == [
        "forgotten",
        "peeked",
        "around",
    ]


def test_a_service_that_only_declares_the_works_is_found_out() -> None:
    assert is_service(Declaring)
    assert list(undeclared(Declaring)) != []


def test_what_holds_no_works_is_no_service() -> None:
    assert not is_service(Plain)


def test_a_declared_use_case_reads_or_writes_by_its_log_action() -> None:
    for declared in DECLARED.values():
        assert isinstance(declared, Declared)
        assert declared.writes is (declared.action not in _READING)
