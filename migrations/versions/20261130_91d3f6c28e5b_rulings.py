"""Keys overridden in a course, questions withdrawn by the curators

Revision: 91d3f6c28e5b
After: 4c9e07a5b3d2
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '91d3f6c28e5b'
down_revision = '4c9e07a5b3d2'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('key_override',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('verdict', sa.String(length=8), nullable=False),
    sa.Column('replies', sa.JSON(), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint("verdict IN ('accepted', 'full', 'dropped', 'restored')", name=op.f('ck_key_override_verdict')),
    sa.CheckConstraint('length(reason) BETWEEN 1 AND 200', name=op.f('ck_key_override_reason')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_key_override_course_id_course')),
    sa.ForeignKeyConstraint(['item_id', 'version'], ['item_version.item_id', 'item_version.version'], name=op.f('fk_key_override_item_id_version_item_version')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_key_override_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'id', name=op.f('pk_key_override'))
    )
    op.create_table('withdrawal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.String(length=80), nullable=True),
    sa.Column('unit', sa.String(length=220), nullable=True),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('restored_at', sa.DateTime(), nullable=True),
    sa.Column('restored_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('(item_id IS NULL) <> (unit IS NULL)', name=op.f('ck_withdrawal_of_one')),
    sa.CheckConstraint('(restored_at IS NULL) = (restored_by IS NULL)', name=op.f('ck_withdrawal_restored')),
    sa.CheckConstraint('length(reason) BETWEEN 1 AND 200', name=op.f('ck_withdrawal_reason')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_withdrawal_made_by_learner')),
    sa.ForeignKeyConstraint(['restored_by'], ['learner.id'], name=op.f('fk_withdrawal_restored_by_learner')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_withdrawal'))
    )
    stands = sa.text('restored_at IS NULL')
    with op.batch_alter_table('withdrawal', schema=None) as batch_op:
        for column in ('item_id', 'unit'):
            batch_op.create_index(f'ix_withdrawal_{column}', [column], unique=True, sqlite_where=stands, postgresql_where=stands)

    op.create_table('withdrawn_item',
    sa.Column('item_id', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('unit', sa.String(length=220), nullable=False),
    sa.Column('face', sa.String(length=16), nullable=False),
    sa.Column('form', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['item_id', 'version'], ['item_version.item_id', 'item_version.version'], name=op.f('fk_withdrawn_item_item_id_version_item_version')),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_withdrawn_item'))
    )
    with op.batch_alter_table('attempt_slot', schema=None) as batch_op:
        batch_op.add_column(sa.Column('ruling', sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column('withdrawn_at', sa.DateTime(), nullable=True))
        batch_op.create_check_constraint(op.f('ck_attempt_slot_ruling'), "ruling IN ('accepted', 'full', 'dropped')")



def downgrade() -> None:
    with op.batch_alter_table('attempt_slot', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_attempt_slot_ruling'), type_='check')
        batch_op.drop_column('withdrawn_at')
        batch_op.drop_column('ruling')

    with op.batch_alter_table('withdrawal', schema=None) as batch_op:
        for column in ('unit', 'item_id'):
            batch_op.drop_index(f'ix_withdrawal_{column}')

    op.drop_table('withdrawn_item')
    op.drop_table('withdrawal')
    op.drop_table('key_override')
