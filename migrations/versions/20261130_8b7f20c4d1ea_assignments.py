"""Assignments, exceptions from their rules, attempts

Revision: 8b7f20c4d1ea
After: 5d3a9e71c4f6
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '8b7f20c4d1ea'
down_revision = '5d3a9e71c4f6'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('assignment',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('set_id', sa.Uuid(), nullable=False),
    sa.Column('set_version', sa.BigInteger(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('release_at', sa.DateTime(), nullable=True),
    sa.Column('due_at', sa.DateTime(), nullable=True),
    sa.Column('close_at', sa.DateTime(), nullable=True),
    sa.Column('late_loss', sa.BigInteger(), nullable=False),
    sa.Column('late_per', sa.String(length=8), nullable=False),
    sa.Column('seconds', sa.BigInteger(), nullable=True),
    sa.Column('attempts', sa.BigInteger(), nullable=True),
    sa.Column('counts', sa.String(length=8), nullable=False),
    sa.Column('shuffle_questions', sa.Boolean(), nullable=False),
    sa.Column('shuffle_options', sa.Boolean(), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=True),
    sa.Column('review', sa.JSON(), nullable=False),
    sa.Column('seed', sa.String(length=32), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('archived_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("counts IN ('best', 'last', 'mean')", name=op.f('ck_assignment_counts')),
    sa.CheckConstraint("kind IN ('practice', 'graded')", name=op.f('ck_assignment_kind')),
    sa.CheckConstraint("late_per IN ('once', 'day')", name=op.f('ck_assignment_late_per')),
    sa.CheckConstraint('attempts IS NULL OR attempts > 0', name=op.f('ck_assignment_attempts')),
    sa.CheckConstraint('late_loss BETWEEN 0 AND 100', name=op.f('ck_assignment_late_loss')),
    sa.CheckConstraint('length(title) BETWEEN 1 AND 120', name=op.f('ck_assignment_title')),
    sa.CheckConstraint('seconds IS NULL OR seconds > 0', name=op.f('ck_assignment_seconds')),
    sa.ForeignKeyConstraint(['course_id', 'set_id', 'set_version'], ['question_set_version.course_id', 'question_set_version.set_id', 'question_set_version.version'], name=op.f('fk_assignment_set_version')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_assignment_course_id_course')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_assignment_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'id', name=op.f('pk_assignment'))
    )
    op.create_table('assignment_override',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('assignment_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=True),
    sa.Column('label', sa.BigInteger(), nullable=True),
    sa.Column('release_at', sa.DateTime(), nullable=True),
    sa.Column('due_at', sa.DateTime(), nullable=True),
    sa.Column('close_at', sa.DateTime(), nullable=True),
    sa.Column('seconds', sa.BigInteger(), nullable=True),
    sa.Column('attempts', sa.BigInteger(), nullable=True),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('(learner_id IS NULL) <> (label IS NULL)', name=op.f('ck_assignment_override_for_whom')),
    sa.CheckConstraint('attempts IS NULL OR attempts > 0', name=op.f('ck_assignment_override_attempts')),
    sa.CheckConstraint('label IS NULL OR label IN (100, 125, 150, 200)', name=op.f('ck_assignment_override_label')),
    sa.CheckConstraint('seconds IS NULL OR seconds > 0', name=op.f('ck_assignment_override_seconds')),
    sa.ForeignKeyConstraint(['course_id', 'assignment_id'], ['assignment.course_id', 'assignment.id'], name=op.f('fk_assignment_override_assignment')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_assignment_override_learner_id_learner')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_assignment_override_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'assignment_id', 'id', name=op.f('pk_assignment_override')),
    sa.UniqueConstraint('course_id', 'assignment_id', 'label', name=op.f('uq_assignment_override_course_id_assignment_id_label')),
    sa.UniqueConstraint('course_id', 'assignment_id', 'learner_id', name=op.f('uq_assignment_override_course_id_assignment_id_learner_id'))
    )
    with op.batch_alter_table('assignment_override', schema=None) as batch_op:
        batch_op.create_index('ix_assignment_override_learner_id', ['learner_id'], unique=False)

    op.create_table('attempt',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('assignment_id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('seed', sa.String(length=32), nullable=False),
    sa.Column('started_at', sa.DateTime(), nullable=False),
    sa.Column('due_at', sa.DateTime(), nullable=True),
    sa.Column('ends_at', sa.DateTime(), nullable=True),
    sa.Column('ends_by', sa.String(length=8), nullable=True),
    sa.Column('moved_at', sa.DateTime(), nullable=True),
    sa.Column('submitted_at', sa.DateTime(), nullable=True),
    sa.Column('how', sa.String(length=8), nullable=True),
    sa.Column('points', sa.Double(), nullable=True),
    sa.Column('of', sa.Double(), nullable=False),
    sa.Column('counted_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("how IN ('learner', 'time', 'close')", name=op.f('ck_attempt_how')),
    sa.CheckConstraint('(submitted_at IS NULL) = (how IS NULL)', name=op.f('ck_attempt_ended')),
    sa.CheckConstraint('(submitted_at IS NULL) = (points IS NULL)', name=op.f('ck_attempt_scored')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_attempt_number')),
    sa.ForeignKeyConstraint(['course_id', 'assignment_id'], ['assignment.course_id', 'assignment.id'], name=op.f('fk_attempt_assignment')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_attempt_learner_id_learner')),
    sa.PrimaryKeyConstraint('course_id', 'assignment_id', 'learner_id', 'number', name=op.f('pk_attempt'))
    )
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.create_index('ix_attempt_course_id_ends_at', ['course_id', 'submitted_at', 'ends_at'], unique=False)
        batch_op.create_index('ix_attempt_learner_id', ['learner_id'], unique=False)

    op.create_table('attempt_slot',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('assignment_id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('slot', sa.BigInteger(), nullable=False),
    sa.Column('place', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(length=220), nullable=False),
    sa.Column('item_id', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('points', sa.Double(), nullable=False),
    sa.Column('order_seed', sa.Uuid(), nullable=False),
    sa.Column('review_id', sa.Uuid(), nullable=False),
    sa.Column('revision', sa.BigInteger(), nullable=True),
    sa.Column('served_at', sa.DateTime(), nullable=True),
    sa.Column('reply', sa.String(length=1000), nullable=True),
    sa.Column('saved_at', sa.DateTime(), nullable=True),
    sa.Column('saved_from', sa.Uuid(), nullable=True),
    sa.Column('saves', sa.BigInteger(), nullable=False),
    sa.Column('duration_ms', sa.BigInteger(), nullable=True),
    sa.Column('first_reply', sa.String(length=1000), nullable=True),
    sa.Column('late_reply', sa.String(length=1000), nullable=True),
    sa.Column('late_at', sa.DateTime(), nullable=True),
    sa.Column('correct', sa.Boolean(), nullable=True),
    sa.Column('credit', sa.Double(), nullable=True),
    sa.CheckConstraint('(reply IS NULL) = (saved_at IS NULL)', name=op.f('ck_attempt_slot_saved')),
    sa.CheckConstraint('late_reply IS NULL OR length(late_reply) <= 1000', name=op.f('ck_attempt_slot_late_reply')),
    sa.CheckConstraint('reply IS NULL OR length(reply) <= 1000', name=op.f('ck_attempt_slot_reply')),
    sa.ForeignKeyConstraint(['course_id', 'assignment_id', 'learner_id', 'number'], ['attempt.course_id', 'attempt.assignment_id', 'attempt.learner_id', 'attempt.number'], name=op.f('fk_attempt_slot_attempt')),
    sa.ForeignKeyConstraint(['item_id', 'version'], ['item_version.item_id', 'item_version.version'], name=op.f('fk_attempt_slot_item_id_version_item_version')),
    sa.PrimaryKeyConstraint('course_id', 'assignment_id', 'learner_id', 'number', 'slot', name=op.f('pk_attempt_slot'))
    )
    with op.batch_alter_table('attempt_slot', schema=None) as batch_op:
        batch_op.create_index('ix_attempt_slot_learner_id', ['learner_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('attempt_slot', schema=None) as batch_op:
        batch_op.drop_index('ix_attempt_slot_learner_id')

    op.drop_table('attempt_slot')
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.drop_index('ix_attempt_learner_id')
        batch_op.drop_index('ix_attempt_course_id_ends_at')

    op.drop_table('attempt')
    with op.batch_alter_table('assignment_override', schema=None) as batch_op:
        batch_op.drop_index('ix_assignment_override_learner_id')

    op.drop_table('assignment_override')
    op.drop_table('assignment')
