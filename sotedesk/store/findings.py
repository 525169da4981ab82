"""What verification can find, each by its own code, and the report it gives."""

from dataclasses import dataclass
from enum import StrEnum


class FindingCode(StrEnum):
    """What is not as it should be."""

    FILE_DAMAGED = "file_damaged"
    ROW_FORGED = "row_forged"
    ROW_MISSING = "row_missing"
    ROW_WITHOUT_CHANGE = "row_without_change"
    CONFLICTS_WRONG = "conflicts_wrong"
    WAITING_WRONG = "waiting_wrong"
    WORDS_WRONG = "words_wrong"
    PERSONS_WRONG = "persons_wrong"
    CHANGE_FORGED = "change_forged"
    CHANGE_MISSING = "change_missing"
    PAYLOAD_MISSING = "payload_missing"
    STREAM_TAIL_CUT = "stream_tail_cut"
    SEEN_RANGES_WRONG = "seen_ranges_wrong"
    LOG_TAIL_CUT = "log_tail_cut"
    LOG_LINE_EDITED = "log_line_edited"
    LOG_LINE_MISSING = "log_line_missing"
    LOG_HEAD_MISSING = "log_head_missing"
    LOG_UNGUARDED = "log_unguarded"
    QUERY_EDITED = "query_edited"
    RECORD_UNREADABLE = "record_unreadable"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not as it should be.

    Attributes:
        where: A record, change, log line or table, by id; never content.
    """

    code: FindingCode
    where: str


@dataclass(frozen=True, slots=True, order=True)
class MissingParent:
    """A record that points to one not here yet; no fault, shown as "ei vielä saapunut"."""

    kind: str
    record: str
    field: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What a verification found.

    Attributes:
        state_hash: Over every synced row, head and open conflict; equal sets of changes give equal
            hashes on every desk. Hexadecimal.
        records: Rows of all kinds, voided ones too.
        breaches: Rules that two desks broke together; no fault of the file.
        waiting: Changes that stand aside until what they were written over arrives.
        problems: What is wrong, sorted.
        repaired: What a re-fold has put right, sorted.
        missing_parents: Records that point to one not here yet, sorted.
    """

    state_hash: str
    changes: int
    records: int
    open_conflicts: int
    breaches: int
    waiting: int
    usage_log_entries: int
    problems: tuple[Finding, ...] = ()
    repaired: tuple[Finding, ...] = ()
    missing_parents: tuple[MissingParent, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; breaches and waiting changes are no fault."""
        return not self.problems
