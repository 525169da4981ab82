"""Medians, ratios and limits, told the same way by every measurement."""

import statistics
import time
from collections.abc import Callable


def milliseconds(task: Callable[[], object]) -> float:
    """Run a task and give how long it took."""
    began = time.perf_counter()
    task()
    return (time.perf_counter() - began) * 1000


def told(words: str, by_hand: list[float], ours: list[float], limit: float) -> bool:
    """Print both medians and their ratio; say whether the limit is held."""
    hand, own = ("hand-written SQL, one transaction", by_hand), ("through the desk", ours)
    return compared(words, hand, own, limit)


def compared(
    words: str,
    before: tuple[str, list[float]],
    ours: tuple[str, list[float]],
    limit: float,
    *,
    slowest: bool = False,
) -> bool:
    """Print two medians and their ratio; say whether the limit is held.

    Args:
        words: What was measured.
        before: What ours is compared with: its name and its times.
        ours: Our name and times.
        limit: How many times as long ours may take.
        slowest: Compare what 19 of 20 stay below instead of the medians.
    """
    figure = _all_but_the_slowest if slowest else statistics.median
    base, own = figure(before[1]), figure(ours[1])
    held = own <= limit * base
    named = "19 of 20 below" if slowest else "medians"
    print(f"{words}, {named} of {len(ours[1])} interleaved rounds")
    print(f"  {before[0]:<34} {base:8.3f} ms")
    print(
        f"  {ours[0]:<34} {own:8.3f} ms  {own / base:5.2f}x "
        f"(limit {limit:g}x){'' if held else '  NOT HELD'}"
    )
    return held


def _all_but_the_slowest(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
