"""Annotations, exams, presets, tallies of choices, mailed tokens; the plan of a learner

Revision: c34721beadaa
After: 7c1d9a3e5b20
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = 'c34721beadaa'
down_revision = '7c1d9a3e5b20'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('annotation',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('unit', sa.String(length=220), nullable=False),
    sa.Column('flagged', sa.Boolean(), nullable=False),
    sa.Column('suspended', sa.Boolean(), nullable=False),
    sa.Column('buried_day', sa.BigInteger(), nullable=True),
    sa.Column('note', sa.String(length=4000), nullable=False),
    sa.Column('mnemonic', sa.String(length=500), nullable=False),
    sa.Column('tags', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(mnemonic) <= 500', name=op.f('ck_annotation_mnemonic')),
    sa.CheckConstraint('length(note) <= 4000', name=op.f('ck_annotation_note')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_annotation_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'unit', name=op.f('pk_annotation'))
    )
    op.create_table('choice_tally',
    sa.Column('item_id', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('choice', sa.String(length=220), nullable=False),
    sa.Column('count', sa.BigInteger(), nullable=False),
    sa.Column('of', sa.BigInteger(), nullable=False),
    sa.Column('counted_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['item_id', 'version'], ['item_version.item_id', 'item_version.version'], name=op.f('fk_choice_tally_item_id_version_item_version')),
    sa.PrimaryKeyConstraint('item_id', 'version', 'choice', name=op.f('pk_choice_tally'))
    )
    op.create_table('exam',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(name) BETWEEN 1 AND 80', name=op.f('ck_exam_name')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_exam_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_exam'))
    )
    op.create_table('mailed_token',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('made_by', sa.Uuid(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('expires_at', sa.DateTime(), nullable=False),
    sa.Column('spent_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("kind <> 'confirm' OR email IS NOT NULL", name=op.f('ck_mailed_token_confirms_an_address')),
    sa.CheckConstraint("kind IN ('reset', 'confirm')", name=op.f('ck_mailed_token_kind')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_mailed_token_learner_id_learner')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_mailed_token_made_by_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_mailed_token')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_mailed_token_token_hash'))
    )
    op.create_table('quiz_preset',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('criteria', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(name) BETWEEN 1 AND 80', name=op.f('ck_quiz_preset_name')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_quiz_preset_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_quiz_preset'))
    )
    with op.batch_alter_table('bank_change', schema=None) as batch_op:
        batch_op.add_column(sa.Column('before', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('after', sa.Text(), nullable=True))

    with op.batch_alter_table('learner', schema=None) as batch_op:
        batch_op.add_column(sa.Column('minutes_per_day', sa.BigInteger(), nullable=False, server_default='20'))
        batch_op.add_column(sa.Column('week', sa.JSON(), nullable=False, server_default='[100, 100, 100, 100, 100, 100, 100]'))
        batch_op.add_column(sa.Column('level', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('topics', sa.JSON(), nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('welcomed_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('calendar_key', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('email_confirmed_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('deleted_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('former', sa.BigInteger(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_learner_calendar_key'), ['calendar_key'])
        batch_op.create_unique_constraint(batch_op.f('uq_learner_former'), ['former'])
        batch_op.create_check_constraint(
            batch_op.f('ck_learner_minutes_per_day'), 'minutes_per_day BETWEEN 1 AND 600'
        )
        batch_op.create_check_constraint(
            batch_op.f('ck_learner_level'),
            "level IS NULL OR level IN ('preclinical', 'clinical', 'specialist')",
        )
        batch_op.create_check_constraint(
            batch_op.f('ck_learner_deleted_is_nameless'), 'deleted_at IS NULL OR email IS NULL'
        )
    # whoever learns here already is not asked what newcomers are asked
    op.execute('UPDATE learner SET welcomed_at = created_at')

    # null until the start has folded the log anew
    with op.batch_alter_table('memory', schema=None) as batch_op:
        batch_op.add_column(sa.Column('lately', sa.String(length=5), nullable=True))

    with op.batch_alter_table('quiz', schema=None) as batch_op:
        batch_op.add_column(sa.Column('criteria', sa.JSON(), nullable=False, server_default='{}'))
        batch_op.add_column(sa.Column('seconds', sa.BigInteger(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f('ck_quiz_seconds'), "seconds IS NULL OR (seconds > 0 AND mode = 'test')"
        )

    with op.batch_alter_table('quiz_question', schema=None) as batch_op:
        batch_op.add_column(sa.Column('struck', sa.JSON(), nullable=False, server_default='[]'))

    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.add_column(sa.Column('received_at', sa.DateTime(), nullable=True))
        # who names a row is looked for when it is removed: without this in the whole log, each time
        batch_op.create_index(
            'ix_review_learner_id_of',
            ['learner_id', 'of'],
            unique=False,
            sqlite_where=sa.text('"of" IS NOT NULL'),
            postgresql_where=sa.text('"of" IS NOT NULL'),
        )

    # the defaults were for the rows that are there: whoever writes a row says its values
    for table, columns in (
        ('learner', ('minutes_per_day', 'week', 'topics')),
        ('quiz', ('criteria',)),
        ('quiz_question', ('struck',)),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.alter_column(column, server_default=None)



def downgrade() -> None:
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_index('ix_review_learner_id_of')
        batch_op.drop_column('received_at')

    with op.batch_alter_table('quiz_question', schema=None) as batch_op:
        batch_op.drop_column('struck')

    with op.batch_alter_table('quiz', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_quiz_seconds'), type_='check')
        batch_op.drop_column('seconds')
        batch_op.drop_column('criteria')

    with op.batch_alter_table('memory', schema=None) as batch_op:
        batch_op.drop_column('lately')

    with op.batch_alter_table('learner', schema=None) as batch_op:
        for check in ('minutes_per_day', 'level', 'deleted_is_nameless'):
            batch_op.drop_constraint(batch_op.f(f'ck_learner_{check}'), type_='check')
        batch_op.drop_constraint(batch_op.f('uq_learner_former'), type_='unique')
        batch_op.drop_constraint(batch_op.f('uq_learner_calendar_key'), type_='unique')
        batch_op.drop_column('former')
        batch_op.drop_column('deleted_at')
        batch_op.drop_column('email_confirmed_at')
        batch_op.drop_column('calendar_key')
        batch_op.drop_column('welcomed_at')
        batch_op.drop_column('topics')
        batch_op.drop_column('level')
        batch_op.drop_column('week')
        batch_op.drop_column('minutes_per_day')

    with op.batch_alter_table('bank_change', schema=None) as batch_op:
        batch_op.drop_column('after')
        batch_op.drop_column('before')

    op.drop_table('quiz_preset')
    op.drop_table('mailed_token')
    op.drop_table('exam')
    op.drop_table('choice_tally')
    op.drop_table('annotation')
