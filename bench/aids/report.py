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
    hand, own = statistics.median(by_hand), statistics.median(ours)
    held = own <= limit * hand
    print(f"{words}, medians of {len(ours)} interleaved rounds")
    print(f"  hand-written SQL, one transaction  {hand:8.3f} ms")
    print(
        f"  through the desk                   {own:8.3f} ms  {own / hand:5.2f}x "
        f"(limit {limit:g}x){'' if held else '  NOT HELD'}"
    )
    return held
