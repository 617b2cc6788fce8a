"""Questions of courses' own, and their versions

Revision: b05a7e1d94f8
After: 2f61b8d40c7a
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = 'b05a7e1d94f8'
down_revision = '2f61b8d40c7a'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('course_question',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('form', sa.String(length=32), nullable=False),
    sa.Column('draft', sa.JSON(), nullable=False),
    sa.Column('revision', sa.BigInteger(), nullable=False),
    sa.Column('latest', sa.BigInteger(), nullable=False),
    sa.Column('saved_revision', sa.BigInteger(), nullable=True),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(), nullable=True),
    sa.Column('archived_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("form IN ('single_best', 'select_all', 'true_false', 'short_answer', 'matching', 'ordering')", name=op.f('ck_course_question_form')),
    sa.CheckConstraint('latest >= 0', name=op.f('ck_course_question_latest')),
    sa.CheckConstraint('(latest = 0) = (saved_revision IS NULL)', name=op.f('ck_course_question_saved')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_course_question_course_id_course')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_course_question_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'id', name=op.f('pk_course_question'))
    )
    op.create_table('course_question_version',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('item_id', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('number >= 1', name=op.f('ck_course_question_version_number')),
    sa.ForeignKeyConstraint(['course_id', 'question_id'], ['course_question.course_id', 'course_question.id'], name=op.f('fk_course_question_version_question')),
    sa.ForeignKeyConstraint(['item_id', 'version'], ['item_version.item_id', 'item_version.version'], name=op.f('fk_course_question_version_item_id_version_item_version')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_course_question_version_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'question_id', 'number', name=op.f('pk_course_question_version'))
    )


def downgrade() -> None:
    op.drop_table('course_question_version')
    op.drop_table('course_question')
