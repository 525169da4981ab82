"""How names are sorted and compared, the Finnish way."""

import unicodedata

_OWN_PLACE = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "w": "v", "ü": "y", "ű": "y"}
_LETTERS = {"ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ł": "l", "ð": "d", "þ": "th"}


def sort_key(name: str) -> str:
    """Give the key by which names stand in Finnish order: å, ä and ö after z, w as v, ü as y.

    Source: SFS 4600 as libraries and phone books use it.
    """
    lowered = unicodedata.normalize("NFC", name).casefold()
    return "".join(
        _OWN_PLACE.get(letter) or _LETTERS.get(letter) or _bare(letter) for letter in lowered
    )


def _bare(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def search_fold(text: str) -> str:
    """Give a text as search compares it: small letters, no marks, so "hamal" finds "Hämäl"."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    return "".join(_LETTERS.get(letter) or _bare(letter) for letter in lowered)


def search_words(text: str) -> tuple[str, ...]:
    """Give the words of a text as search compares them, hyphens and commas parting words."""
    folded = search_fold(text)
    return tuple("".join(c if c.isalnum() else " " for c in folded).split())
