"""Question sets of a course, and their versions

Revision: 5d3a9e71c4f6
After: 6f1c0d8e2ba9
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '5d3a9e71c4f6'
down_revision = '6f1c0d8e2ba9'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('question_set',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('latest', sa.BigInteger(), nullable=False),
    sa.Column('draft', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('revision', sa.BigInteger(), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(title) BETWEEN 1 AND 120', name=op.f('ck_question_set_title')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_question_set_course_id_course')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_question_set_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'id', name=op.f('pk_question_set'))
    )
    op.create_table('question_set_version',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('set_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('spec', sa.JSON(), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('version >= 1', name=op.f('ck_question_set_version_version')),
    sa.ForeignKeyConstraint(['course_id', 'set_id'], ['question_set.course_id', 'question_set.id'], name=op.f('fk_question_set_version_course_id_set_id_question_set')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_question_set_version_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'set_id', 'version', name=op.f('pk_question_set_version'))
    )


def downgrade() -> None:
    op.drop_table('question_set_version')
    op.drop_table('question_set')
