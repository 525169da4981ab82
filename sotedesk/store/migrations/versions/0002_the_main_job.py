"""Mapping by areas, plans with parts and participants, namings that are asked for.

New columns are added empty: what older changes say is folded into them when the store is opened.

Revision ID: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from sotedesk.store.column_types import Id, Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_COLUMNS = {
    "assignment": (
        ("status_at", Instant),
        ("status_by", Id),
        ("ask_again_on", sa.Text),
        ("message", sa.Text),
        ("answer_by", sa.Text),
        ("stand_in", Id),
        ("stand_in_team", Id),
        ("stand_in_from", sa.Text),
        ("stand_in_until", sa.Text),
        ("status_day", sa.Text),
    ),
    "plan": (
        ("status_reason", sa.Text),
        ("ask_again_on", sa.Text),
        ("professional_strengths", sa.Text),
        ("agreement", sa.Text),
        ("client_disagrees", sa.Text),
        ("professional_disagrees", sa.Text),
        ("copy_how", sa.Text),
        ("copy_on", sa.Text),
    ),
    "plan_row": (("decision", sa.Text), ("decision_on", sa.Text), ("whose", sa.Text)),
    "review": (("talked_note", sa.Text), ("map_by", sa.Text)),
    "situation_mapping": (
        ("request", sa.Text),
        ("asked_of", Id),
        ("request_reason", sa.Text),
        ("answer_by", sa.Text),
        ("request_at", Instant),
        ("request_by", Id),
        ("area_list", sa.Text),
        ("strengths", sa.Text),
        ("network", sa.Text),
        ("source", sa.Text),
        ("met_how", sa.Text),
        ("met_on", sa.Text),
        ("decide_again_on", sa.Text),
        ("talked_words", sa.Text),
        ("person_wish", sa.Text),
        ("person_wish_reason", sa.Text),
        ("request_day", sa.Text),
    ),
    "worker": (("login", sa.Text),),
}


def _header() -> tuple[sa.Column[Any], ...]:
    """Give what every table of a kind begins with."""
    return (
        sa.Column("id", Id, nullable=False),
        sa.Column("register", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("heads", sa.Text, nullable=False),
        sa.Column("extra", sa.Text, nullable=False),
        sa.Column("conflicts", sa.Text, nullable=False),
        sa.Column("created_at", Instant),
        sa.Column("created_by", Id),
        sa.Column("moved_from", Id),
        sa.Column("voided_at", Instant),
        sa.Column("voided_by", Id),
        sa.Column("void_reason", sa.Text),
    )


def upgrade() -> None:
    """Add the columns, the tables and their indexes."""
    for table, columns in _COLUMNS.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind))
    op.create_index(
        "situation_mapping_by_asked_of_request", "situation_mapping", ["asked_of", "request"]
    )
    op.create_table(
        "mapping_area",
        *_header(),
        sa.Column("situation_mapping", Id),
        sa.Column("area", sa.Text),
        sa.Column("client_words", sa.Text),
        sa.Column("professional_view", sa.Text),
        sa.Column("standing", sa.Text),
        sa.Column("created_day", sa.Text),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("mapping_area_by_situation_mapping", "mapping_area", ["situation_mapping"])
    op.create_table(
        "plan_part",
        *_header(),
        sa.Column("plan", Id),
        sa.Column("part", sa.Text),
        sa.Column("client_text", sa.Text),
        sa.Column("professional_text", sa.Text),
        sa.Column("created_day", sa.Text),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("plan_part_by_plan", "plan_part", ["plan"])
    op.create_table(
        "plan_participant",
        *_header(),
        sa.Column("plan", Id),
        sa.Column("order", sa.Text),
        sa.Column("worker", Id),
        sa.Column("name", sa.Text),
        sa.Column("role", sa.Text),
        sa.Column("organisation", sa.Text),
        sa.Column("is_relative", sa.Integer),
        sa.Column("responsibility", sa.Text),
        sa.Column("sees", sa.Text),
        sa.Column("sees_rows", sa.Text),
        sa.Column("sees_parts", sa.Text),
        sa.Column("gets_copy", sa.Integer),
        sa.Column("allowed_how", sa.Text),
        sa.Column("allowed_on", sa.Text),
        sa.Column("created_day", sa.Text),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("plan_participant_by_plan", "plan_participant", ["plan"])
    op.create_index("plan_participant_by_worker", "plan_participant", ["worker"])


def downgrade() -> None:
    """Go back by restoring a backup: an older program refuses newer tables."""
    raise NotImplementedError
