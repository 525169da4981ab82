"""Our frozen dataclass is the standard one, made faster."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, astuple, field, fields, replace
from typing import Any

import pytest

from sotedesk.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """Two given, one with a default, one made, one left out of what is compared and shown."""

    name: str
    number: int
    shown: str = "as it is"
    many: list[int] = field(default_factory=list)
    aside: str = field(default="", compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    name: str
    number: int
    shown: str = "as it is"
    many: list[int] = field(default_factory=list)
    aside: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Above(Below):
    right: int = 2
    total: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.left + self.right)


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class Says:
    word: str

    def __repr__(self) -> str:
        return "<kept to itself>"


def both(*given: Any, **named: Any) -> tuple[Ours, Theirs]:  # noqa: ANN401 - fields of any kind
    return Ours(*given, **named), Theirs(*given, **named)


def test_what_is_given_and_left_out_stands_the_same() -> None:
    ours, theirs = both("a", 1)

    assert astuple(ours) == astuple(theirs) == ("a", 1, "as it is", [], "")
    assert asdict(ours) == asdict(theirs)
    assert [part.name for part in fields(ours)] == [part.name for part in fields(theirs)]
    assert ours.many is not Ours("a", 1).many


def test_what_is_shown_is_the_same() -> None:
    ours, theirs = both("a", number=1, aside="hidden")

    assert repr(ours).replace("Ours", "Theirs") == repr(theirs)
    assert repr(Says("x")) == "<kept to itself>"


def test_equal_is_what_holds_the_same_in_the_same_class() -> None:
    assert Ours("a", 1, aside="x") == Ours("a", 1, aside="y")
    assert Ours("a", 1) != Ours("a", 2)
    assert Ours("a", 1).__eq__(Theirs("a", 1)) is NotImplemented
    assert Empty() == Empty()


def test_equal_ones_have_one_hash() -> None:
    assert len({Below(left=1), Below(left=1), Below(left=2), Empty(), Empty()}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours("a", 1))


@pytest.mark.parametrize("name", ["left", "new"])
def test_nothing_can_be_set_or_deleted(name: str) -> None:
    made = Below(left=1)

    with pytest.raises(FrozenInstanceError):
        setattr(made, name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(made, name)


@pytest.mark.parametrize("given", [(), ("a",), ("a", 1, "b", [], "", "too many")])
def test_what_does_not_fit_is_refused(given: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Ours(*given)


def test_a_class_above_another_has_the_fields_of_both_and_its_last_word() -> None:
    assert repr(Above(left=1)) == "Above(left=1, right=2, total=3)"
    assert replace(Above(left=1), right=5).total == 6
    with pytest.raises(TypeError):
        Above(1)  # type: ignore[call-arg]  # refused by the type checker, too


def test_a_copy_is_equal_even_through_a_pickle() -> None:
    made = Ours("a", 1, many=[1])

    assert copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own


def test_there_is_no_room_for_anything_else() -> None:
    assert not hasattr(Ours("a", 1), "__dict__")
    assert Ours.__match_args__ == ("name", "number", "shown", "many", "aside")
