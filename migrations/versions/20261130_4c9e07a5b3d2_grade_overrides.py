"""Grades set by hand, and what an assignment counts in the grade of its course

Revision: 4c9e07a5b3d2
After: 3fd85a2c9b60
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '4c9e07a5b3d2'
down_revision = '3fd85a2c9b60'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('weight', sa.BigInteger(), nullable=False, server_default='1'))
        batch_op.create_check_constraint(
            batch_op.f('ck_assignment_weight'), 'weight BETWEEN 0 AND 100'
        )

    op.create_table('grade_override',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('assignment_id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=16), nullable=False),
    sa.Column('basis_points', sa.BigInteger(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint("act IN ('share', 'excused', 'withdrawn')", name=op.f('ck_grade_override_act')),
    sa.CheckConstraint("(act = 'share') = (basis_points IS NOT NULL)", name=op.f('ck_grade_override_shared')),
    sa.CheckConstraint('basis_points BETWEEN 0 AND 10000', name=op.f('ck_grade_override_basis_points')),
    sa.CheckConstraint("act = 'withdrawn' OR length(reason) > 0", name=op.f('ck_grade_override_reason')),
    sa.ForeignKeyConstraint(['course_id', 'assignment_id'], ['assignment.course_id', 'assignment.id'], name=op.f('fk_grade_override_assignment')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_grade_override_learner_id_learner')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_grade_override_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'assignment_id', 'learner_id', 'id', name=op.f('pk_grade_override'))
    )
    with op.batch_alter_table('grade_override', schema=None) as batch_op:
        batch_op.create_index('ix_grade_override_learner_id', ['learner_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('grade_override', schema=None) as batch_op:
        batch_op.drop_index('ix_grade_override_learner_id')

    op.drop_table('grade_override')
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_assignment_weight'), type_='check')
        batch_op.drop_column('weight')
