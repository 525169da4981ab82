"""Running a function in a process of its own, where a fault can be real."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_LIMIT_SECONDS: Final = 900  # script/faults kills hundreds of times; alone it takes seconds


def start_apart(task: Callable[..., None], *arguments: object) -> subprocess.Popen[str]:
    """Start `task` of an importable module in a new process, its arguments as text."""
    code = f"import sys; from {task.__module__} import {task.__name__} as t; t(*sys.argv[1:])"
    command = [sys.executable, "-W", "error", "-c", code, *map(str, arguments)]
    return subprocess.Popen(  # noqa: S603 - our own code
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_apart(task: Callable[..., None], *arguments: object) -> str:
    """Run `task` in a new process and return what it printed; fail if it failed."""
    with start_apart(task, *arguments) as process:
        out, error = process.communicate(timeout=_LIMIT_SECONDS)
    assert process.returncode == 0, error
    return out.strip()
