"""What a person gives to open a profile: a login name with its password, or the recovery code."""

import secrets
import unicodedata
from dataclasses import field
from typing import Final, Protocol, Self

from sotedesk.model.frozen import dataclass
from sotedesk.model.worker import login_key
from sotedesk.store.errors import RecoveryCodeMistypedError

# Crockford's base 32, https://www.crockford.com/base32.html: no I, L, O and U.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_GROUPS: Final = 7
_GROUP: Final = 5  # four random symbols and one that checks them
_FIELD: Final = 0b100101  # x^5 + x^2 + 1: makes the 32 symbols a field


class Credential(Protocol):
    """What a key can be derived from."""

    @property
    def secret(self) -> bytes:
        """What only this person knows or holds."""
        ...

    @property
    def label(self) -> bytes:
        """What tells this person's key from another's with the same secret."""
        ...


@dataclass(frozen=True, slots=True)
class Password:
    """A login name and its password, the same however the keyboard composes ä.

    Attributes:
        login: Upper and lower case and outer spaces do not matter.
        password: Taken as typed.
    """

    login: str = field(repr=False)
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.label.partition(b":")[2] or not self.password:
            raise ValueError("a login name and a password are needed")

    @property
    def secret(self) -> bytes:
        """The password's bytes."""
        return unicodedata.normalize("NFC", self.password).encode()

    @property
    def label(self) -> bytes:
        """The login name's bytes."""
        return b"login:" + login_key(self.login).encode()


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The code on the printed recovery sheet: 140 random bits in seven groups of five characters.

    The last character of a group checks the others and their order, so a slip of the pen is told
    with the number of its group.

    Attributes:
        symbols: The 35 characters without separators.
    """

    symbols: str = field(repr=False)

    @classmethod
    def generate(cls) -> Self:
        """Return a new random code."""
        groups = []
        for number in range(_GROUPS):
            drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP - 1))
            groups.append(drawn + _check_symbol(drawn, number))
        return cls("".join(groups))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code as a person types it: any case, O for 0, I or L for 1, spaces or dashes.

        Raises:
            RecoveryCodeMistypedError: It cannot be a code; says in which group the mistake is.
        """
        symbols = "".join(text.split()).upper().translate(_READ_AS)
        if len(symbols) != _GROUPS * _GROUP:
            raise RecoveryCodeMistypedError(None)
        for number, group in enumerate(_groups(symbols)):
            if not set(group) <= set(_ALPHABET) or _check_symbol(group[:-1], number) != group[-1]:
                raise RecoveryCodeMistypedError(number + 1)
        return cls(symbols)

    def text(self) -> str:
        """Return the code as it is printed, its groups joined by dashes."""
        return "-".join(_groups(self.symbols))

    @property
    def secret(self) -> bytes:
        """The code's bytes."""
        return self.symbols.encode()

    @property
    def label(self) -> bytes:
        """The same for every recovery code."""
        return b"recovery"


def _groups(symbols: str) -> list[str]:
    return [symbols[start : start + _GROUP] for start in range(0, len(symbols), _GROUP)]


def _check_symbol(group: str, number: int) -> str:
    # A polynomial over the field finds every single wrong character and every swap of two; the
    # group's number finds a swap of whole groups.
    check = number
    for symbol in group:
        check = _double(check) ^ _ALPHABET.index(symbol)
    return _ALPHABET[_double(check)]


def _double(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD if doubled > len(_ALPHABET) - 1 else doubled
