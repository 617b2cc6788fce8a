"""Quizzes, tallies of days, changes of meaning, problem reports, throttles

Revision: 7c1d9a3e5b20
After: 1ea543f0d05f
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '7c1d9a3e5b20'
down_revision = '1ea543f0d05f'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bank_change',
    sa.Column('unit', sa.String(length=220), nullable=False),
    sa.Column('changed_on', sa.Date(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('published_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('unit', 'changed_on', name=op.f('pk_bank_change'))
    )
    op.create_table('throttle',
    sa.Column('bucket', sa.String(length=64), nullable=False),
    sa.Column('window', sa.BigInteger(), nullable=False),
    sa.Column('tries', sa.BigInteger(), nullable=False),
    sa.Column('expires_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('bucket', 'window', name=op.f('pk_throttle'))
    )
    with op.batch_alter_table('throttle', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_throttle_expires_at'), ['expires_at'], unique=False)

    op.create_table('day_tally',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.BigInteger(), nullable=False),
    sa.Column('answers', sa.BigInteger(), nullable=False),
    sa.Column('first', sa.BigInteger(), nullable=False),
    sa.Column('first_right', sa.BigInteger(), nullable=False),
    sa.Column('spaced', sa.BigInteger(), nullable=False),
    sa.Column('spaced_right', sa.BigInteger(), nullable=False),
    sa.Column('met', sa.BigInteger(), nullable=False),
    sa.Column('relearned', sa.BigInteger(), nullable=False),
    sa.Column('duration_ms', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_day_tally_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'day', name=op.f('pk_day_tally'))
    )
    op.create_table('problem_report',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('fact_id', sa.String(length=200), nullable=False),
    sa.Column('item_id', sa.String(length=80), nullable=True),
    sa.Column('item_version', sa.String(length=32), nullable=True),
    sa.Column('reply', sa.String(length=1000), nullable=True),
    sa.Column('about', sa.String(length=16), nullable=False),
    sa.Column('text', sa.String(length=2000), nullable=False),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.Column('closed_by', sa.Uuid(), nullable=True),
    sa.Column('remark', sa.String(length=2000), nullable=True),
    sa.CheckConstraint("about IN ('wrong', 'unclear', 'outdated', 'my_answer', 'other')", name=op.f('ck_problem_report_about')),
    sa.CheckConstraint('(item_id IS NULL) = (item_version IS NULL)', name=op.f('ck_problem_report_item_is_whole')),
    sa.CheckConstraint('length(text) <= 2000', name=op.f('ck_problem_report_text')),
    sa.ForeignKeyConstraint(['closed_by'], ['learner.id'], name=op.f('fk_problem_report_closed_by_learner')),
    sa.ForeignKeyConstraint(['item_id', 'item_version'], ['item_version.item_id', 'item_version.version'], name=op.f('fk_problem_report_item_id_item_version_item_version')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_problem_report_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_problem_report'))
    )
    with op.batch_alter_table('problem_report', schema=None) as batch_op:
        batch_op.create_index('ix_problem_report_closed_at', ['closed_at'], unique=False)

    op.create_table('quiz',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('mode', sa.String(length=8), nullable=False),
    sa.Column('counts', sa.Boolean(), nullable=False),
    sa.Column('begun_at', sa.DateTime(), nullable=False),
    sa.Column('finished_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("mode IN ('tutor', 'test')", name=op.f('ck_quiz_mode')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_quiz_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_quiz'))
    )
    with op.batch_alter_table('quiz', schema=None) as batch_op:
        batch_op.create_index('ix_quiz_learner_id_begun_at', ['learner_id', 'begun_at'], unique=False)

    op.create_table('quiz_question',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('quiz_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(length=220), nullable=False),
    sa.Column('item_id', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('review_id', sa.Uuid(), nullable=False),
    sa.Column('revision', sa.BigInteger(), nullable=True),
    sa.Column('served_at', sa.DateTime(), nullable=True),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.Column('duration_ms', sa.BigInteger(), nullable=True),
    sa.Column('reply', sa.String(length=1000), nullable=True),
    sa.Column('correct', sa.Boolean(), nullable=True),
    sa.CheckConstraint('(reply IS NULL) = (correct IS NULL)', name=op.f('ck_quiz_question_reply_is_graded')),
    sa.CheckConstraint('reply IS NULL OR length(reply) <= 1000', name=op.f('ck_quiz_question_reply')),
    sa.ForeignKeyConstraint(['item_id', 'version'], ['item_version.item_id', 'item_version.version'], name=op.f('fk_quiz_question_item_id_version_item_version')),
    sa.ForeignKeyConstraint(['learner_id', 'quiz_id'], ['quiz.learner_id', 'quiz.id'], name=op.f('fk_quiz_question_learner_id_quiz_id_quiz')),
    sa.PrimaryKeyConstraint('learner_id', 'quiz_id', 'place', name=op.f('pk_quiz_question'))
    )
    with op.batch_alter_table('quiz_question', schema=None) as batch_op:
        batch_op.create_index('uq_quiz_question_review_id', ['learner_id', 'review_id'], unique=True)

    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.add_column(sa.Column('changed_on', sa.Date(), nullable=True))
        batch_op.create_index('uq_review_reset', ['learner_id', 'unit', 'changed_on'], unique=True, sqlite_where=sa.text('changed_on IS NOT NULL'), postgresql_where=sa.text('changed_on IS NOT NULL'))
        batch_op.create_check_constraint(
            op.f('ck_review_reset_names_its_change'),
            "(kind = 'reset') = (changed_on IS NOT NULL)",
        )



def downgrade() -> None:
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_review_reset_names_its_change'), type_='check')
        batch_op.drop_index('uq_review_reset', sqlite_where=sa.text('changed_on IS NOT NULL'), postgresql_where=sa.text('changed_on IS NOT NULL'))
        batch_op.drop_column('changed_on')

    with op.batch_alter_table('quiz_question', schema=None) as batch_op:
        batch_op.drop_index('uq_quiz_question_review_id')

    op.drop_table('quiz_question')
    with op.batch_alter_table('quiz', schema=None) as batch_op:
        batch_op.drop_index('ix_quiz_learner_id_begun_at')

    op.drop_table('quiz')
    with op.batch_alter_table('problem_report', schema=None) as batch_op:
        batch_op.drop_index('ix_problem_report_closed_at')

    op.drop_table('problem_report')
    op.drop_table('day_tally')
    with op.batch_alter_table('throttle', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_throttle_expires_at'))

    op.drop_table('throttle')
    op.drop_table('bank_change')
