"""The table of the records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "records",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            primary_key=True,
            autoincrement=True,
        ),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("sid", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("created", sa.Float(53), nullable=False),
        sa.Column("updated", sa.Float(53), nullable=False),
        sa.Column("due", sa.Float(53)),
        sa.Column("delivered", sa.Float(53)),
        sa.Column("data", sa.Text(), nullable=False),
    )
    op.create_index("records_of_conversation", "records", ["sid", "kind"])
    op.create_index("records_due", "records", ["due"])


def downgrade() -> None:
    """Drops it, with all that is in it."""
    op.drop_table("records")
