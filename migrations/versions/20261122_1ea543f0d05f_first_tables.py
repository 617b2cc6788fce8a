"""first tables

Revision: 1ea543f0d05f
After:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1ea543f0d05f"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bank_publication",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("items", sa.BigInteger(), nullable=False),
        sa.Column("added", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_bank_publication")),
    )
    op.create_table(
        "item_version",
        sa.Column("item_id", sa.String(length=80), nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f("pk_item_version")),
    )
    op.create_table(
        "learner",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("rollover_hour", sa.BigInteger(), nullable=False),
        sa.Column("desired_retention", sa.Double(), nullable=False),
        sa.Column("new_per_day", sa.BigInteger(), nullable=False),
        sa.Column("theme", sa.String(length=8), nullable=False),
        sa.Column("single_keys", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "role IN ('student', 'instructor', 'curator', 'admin')", name=op.f("ck_learner_role")
        ),
        sa.CheckConstraint("theme IN ('auto', 'light', 'dark')", name=op.f("ck_learner_theme")),
        sa.CheckConstraint(
            "desired_retention BETWEEN 0.7 AND 0.97", name=op.f("ck_learner_desired_retention")
        ),
        sa.CheckConstraint(
            "email IS NULL OR length(email) BETWEEN 3 AND 254", name=op.f("ck_learner_email")
        ),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_learner_name")),
        sa.CheckConstraint("new_per_day BETWEEN 0 AND 1000", name=op.f("ck_learner_new_per_day")),
        sa.CheckConstraint("rollover_hour BETWEEN 0 AND 23", name=op.f("ck_learner_rollover_hour")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner")),
        sa.UniqueConstraint("email", name=op.f("uq_learner_email")),
    )
    op.create_table(
        "setup_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("spent_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_setup_token_token_hash")),
    )
    op.create_table(
        "audit",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("act", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_audit_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_audit")),
    )
    op.create_table(
        "current_item",
        sa.Column("item_id", sa.String(length=80), nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=220), nullable=False),
        sa.Column("face", sa.String(length=16), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id", "version"],
            ["item_version.item_id", "item_version.version"],
            name=op.f("fk_current_item_item_id_version_item_version"),
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_current_item")),
    )
    with op.batch_alter_table("current_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_current_item_unit"), ["unit"], unique=False)

    op.create_table(
        "memory",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=220), nullable=False),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("due_day", sa.BigInteger(), nullable=True),
        sa.Column("first_day", sa.BigInteger(), nullable=True),
        sa.Column("last_day", sa.BigInteger(), nullable=True),
        sa.Column("interval", sa.BigInteger(), nullable=False),
        sa.Column("reps", sa.BigInteger(), nullable=False),
        sa.Column("lapses", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("last_items", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_memory_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("learner_id", "unit", name=op.f("pk_memory")),
    )
    with op.batch_alter_table("memory", schema=None) as batch_op:
        batch_op.create_index(
            "ix_memory_learner_id_due_day", ["learner_id", "due_day"], unique=False
        )

    op.create_table(
        "review",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=220), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("uncounted", sa.String(length=16), nullable=True),
        sa.Column("of", sa.Uuid(), nullable=True),
        sa.Column("item_id", sa.String(length=80), nullable=True),
        sa.Column("item_version", sa.String(length=32), nullable=True),
        sa.Column("form", sa.String(length=32), nullable=True),
        sa.Column("k", sa.BigInteger(), nullable=True),
        sa.Column("reply", sa.String(length=1000), nullable=True),
        sa.Column("correct", sa.Boolean(), nullable=True),
        sa.Column("override", sa.Boolean(), nullable=True),
        sa.Column("rating", sa.String(length=8), nullable=True),
        sa.Column("served_at", sa.DateTime(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("duration_ms", sa.BigInteger(), nullable=True),
        sa.Column("learner_day", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.Column("elapsed", sa.BigInteger(), nullable=True),
        sa.Column("interval_before", sa.BigInteger(), nullable=True),
        sa.Column("interval_after", sa.BigInteger(), nullable=True),
        sa.Column("s_before", sa.Double(), nullable=True),
        sa.Column("d_before", sa.Double(), nullable=True),
        sa.Column("r_before", sa.Double(), nullable=True),
        sa.Column("s_after", sa.Double(), nullable=True),
        sa.Column("d_after", sa.Double(), nullable=True),
        sa.Column("r_after", sa.Double(), nullable=True),
        sa.Column("p", sa.Double(), nullable=True),
        sa.Column("q", sa.Double(), nullable=True),
        sa.Column("b", sa.Double(), nullable=True),
        sa.Column("policy", sa.String(length=16), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("source_id", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "kind <> 'answer' OR (item_id IS NOT NULL AND item_version IS NOT NULL AND reply IS NOT NULL AND correct IS NOT NULL)",
            name=op.f("ck_review_answer_is_whole"),
        ),
        sa.CheckConstraint(
            "kind <> 'relearn' OR NOT counted", name=op.f("ck_review_relearn_uncounted")
        ),
        sa.CheckConstraint(
            "kind IN ('answer', 'relearn', 'rating', 'override', 'undo', 'imported', 'reset')",
            name=op.f("ck_review_kind"),
        ),
        sa.CheckConstraint(
            "rating IS NULL OR rating IN ('again', 'hard', 'good', 'easy', 'guessed')",
            name=op.f("ck_review_rating"),
        ),
        sa.CheckConstraint("source IN ('app', 'anki')", name=op.f("ck_review_source")),
        sa.CheckConstraint(
            "duration_ms IS NULL OR duration_ms >= 0", name=op.f("ck_review_duration_ms")
        ),
        sa.CheckConstraint(
            "kind NOT IN ('rating', 'override', 'undo') OR \"of\" IS NOT NULL",
            name=op.f("ck_review_names_an_answer"),
        ),
        sa.CheckConstraint("reply IS NULL OR length(reply) <= 1000", name=op.f("ck_review_reply")),
        sa.ForeignKeyConstraint(
            ["item_id", "item_version"],
            ["item_version.item_id", "item_version.version"],
            name=op.f("fk_review_item_id_item_version_item_version"),
        ),
        sa.ForeignKeyConstraint(
            ["learner_id", "of"],
            ["review.learner_id", "review.id"],
            name=op.f("fk_review_learner_id_of_review"),
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_review_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_review")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_review_learner_id_learner_day", ["learner_id", "learner_day"], unique=False
        )
        batch_op.create_index(
            "ix_review_learner_id_unit_answered_at",
            ["learner_id", "unit", "answered_at"],
            unique=False,
        )

    op.create_table(
        "sign_in",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_sign_in_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_sign_in")),
    )


def downgrade() -> None:
    op.drop_table("sign_in")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_learner_id_unit_answered_at")
        batch_op.drop_index("ix_review_learner_id_learner_day")

    op.drop_table("review")
    with op.batch_alter_table("memory", schema=None) as batch_op:
        batch_op.drop_index("ix_memory_learner_id_due_day")

    op.drop_table("memory")
    with op.batch_alter_table("current_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_current_item_unit"))

    op.drop_table("current_item")
    op.drop_table("audit")
    op.drop_table("setup_token")
    op.drop_table("learner")
    op.drop_table("item_version")
    op.drop_table("bank_publication")
