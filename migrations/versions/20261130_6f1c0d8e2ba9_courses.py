"""Courses, their members, and codes for those who are invited

Revision: 6f1c0d8e2ba9
After: 14b34eeb9685
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '6f1c0d8e2ba9'
down_revision = '14b34eeb9685'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('course',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('term', sa.String(length=60), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('join_code', sa.String(length=16), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('archived_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('length(about) <= 2000', name=op.f('ck_course_about')),
    sa.CheckConstraint('length(title) BETWEEN 1 AND 120', name=op.f('ck_course_title')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course')),
    sa.UniqueConstraint('join_code', name=op.f('uq_course_join_code'))
    )
    op.create_table('course_invitation',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('extra_time', sa.BigInteger(), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=True),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=True),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.Column('revoked_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("role IN ('student', 'assistant', 'instructor')", name=op.f('ck_course_invitation_role')),
    sa.CheckConstraint('(code IS NULL) = (used_at IS NOT NULL OR revoked_at IS NOT NULL)', name=op.f('ck_course_invitation_code')),
    sa.CheckConstraint('extra_time IN (100, 125, 150, 200)', name=op.f('ck_course_invitation_extra_time')),
    sa.CheckConstraint('learner_id IS NULL OR revoked_at IS NULL', name=op.f('ck_course_invitation_ended_once')),
    sa.CheckConstraint('length(name) BETWEEN 1 AND 120', name=op.f('ck_course_invitation_name')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_course_invitation_course_id_course')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_course_invitation_learner_id_learner')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_course_invitation_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'id', name=op.f('pk_course_invitation')),
    sa.UniqueConstraint('code', name=op.f('uq_course_invitation_code'))
    )
    with op.batch_alter_table('course_invitation', schema=None) as batch_op:
        batch_op.create_index('ix_course_invitation_learner_id', ['learner_id'], unique=False)

    op.create_table('course_member',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.String(length=16), nullable=False),
    sa.Column('extra_time', sa.BigInteger(), nullable=False),
    sa.Column('shares_mastery', sa.Boolean(), nullable=False),
    sa.Column('joined_at', sa.DateTime(), nullable=False),
    sa.Column('left_at', sa.DateTime(), nullable=True),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("role IN ('student', 'assistant', 'instructor')", name=op.f('ck_course_member_role')),
    sa.CheckConstraint('extra_time IN (100, 125, 150, 200)', name=op.f('ck_course_member_extra_time')),
    sa.CheckConstraint('left_at IS NULL OR removed_at IS NULL', name=op.f('ck_course_member_ended_once')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_course_member_course_id_course')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_course_member_learner_id_learner')),
    sa.PrimaryKeyConstraint('course_id', 'learner_id', name=op.f('pk_course_member'))
    )
    with op.batch_alter_table('course_member', schema=None) as batch_op:
        batch_op.create_index('ix_course_member_learner_id', ['learner_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('course_member', schema=None) as batch_op:
        batch_op.drop_index('ix_course_member_learner_id')

    op.drop_table('course_member')
    with op.batch_alter_table('course_invitation', schema=None) as batch_op:
        batch_op.drop_index('ix_course_invitation_learner_id')

    op.drop_table('course_invitation')
    op.drop_table('course')
