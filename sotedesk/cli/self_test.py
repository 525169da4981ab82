"""`self-test`: the main job without a screen, on a throw-away encrypted profile."""

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sotedesk.cli.refusals import Refusal, refusal_words
from sotedesk.cli.self_test_story import CheckError, Story
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Walk through the main job, print each step and what it checked.

    Raises:
        Refusal: A step did not do what it should; the steps before it are printed.
    """
    del given  # it takes no choices: it must be the same everywhere
    begun = time.monotonic()
    with TemporaryDirectory(prefix="sotedesk-self-test-") as place:
        story = Story(Path(place))
        try:
            for number, (name, step) in enumerate(story.steps(), 1):
                print(f"{number:2}. {name}: ", end="", flush=True)
                try:
                    print(step(), flush=True)
                except Exception as error:
                    print(_("EI KUNNOSSA"), flush=True)
                    raise Refusal(_failed(name, error)) from error
        finally:
            story.close()
    print(_("Itsetesti meni läpi, {time:.1f} s.").format(time=time.monotonic() - begun))
    return 0


def _failed(name: str, error: Exception) -> str:
    why = str(error) if isinstance(error, CheckError) else refusal_words(error)
    return _("Itsetesti ei mennyt läpi. {name}: {why}").format(name=name, why=why)
