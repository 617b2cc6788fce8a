"""Notices, and reports about questions of assignments

Revision: 2f61b8d40c7a
After: 91d3f6c28e5b
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '2f61b8d40c7a'
down_revision = '91d3f6c28e5b'
branch_labels = None
depends_on = None

ONCE = sa.text("kind IN ('opened', 'due', 'graded', 'released')")
APPEAL = sa.text("about = 'my_answer'")
WHOLE = (
    '(course_id IS NULL) = (assignment_id IS NULL) AND (course_id IS NULL) = (number IS NULL) '
    'AND (course_id IS NULL) = (slot IS NULL)'
)
ONE_THING = (
    '(course_id IS NULL) = (fact_id IS NOT NULL) AND (course_id IS NULL OR item_id IS NULL)'
)


def upgrade() -> None:
    op.create_table('notice',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('course_id', sa.Uuid(), nullable=True),
    sa.Column('assignment_id', sa.Uuid(), nullable=True),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=True),
    sa.Column('read_at', sa.DateTime(), nullable=True),
    sa.Column('mailed_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("kind IN ('opened', 'due', 'graded', 'released', 'answered', 'regraded')", name=op.f('ck_notice_kind')),
    sa.CheckConstraint('length(subject) <= 300', name=op.f('ck_notice_subject')),
    sa.CheckConstraint('length(words) <= 2000', name=op.f('ck_notice_words')),
    sa.CheckConstraint('assignment_id IS NULL OR course_id IS NOT NULL', name=op.f('ck_notice_of_a_course')),
    sa.ForeignKeyConstraint(['course_id', 'assignment_id'], ['assignment.course_id', 'assignment.id'], name=op.f('fk_notice_assignment')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_notice_course_id_course')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_notice_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_notice'))
    )
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.create_index('ix_notice_at', ['at'], unique=False)
        batch_op.create_index('ix_notice_learner_id_read_at', ['learner_id', 'read_at'], unique=False)
        batch_op.create_index(
            'uq_notice_once',
            ['course_id', 'assignment_id', 'learner_id', 'kind'],
            unique=True,
            sqlite_where=ONCE,
            postgresql_where=ONCE,
        )

    with op.batch_alter_table('learner', schema=None) as batch_op:
        batch_op.add_column(sa.Column('mail_due', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('mail_news', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('mail_day', sa.BigInteger(), nullable=True))
    with op.batch_alter_table('learner', schema=None) as batch_op:
        for column in ('mail_due', 'mail_news'):
            batch_op.alter_column(column, server_default=None)

    with op.batch_alter_table('problem_report', schema=None) as batch_op:
        batch_op.alter_column('fact_id', existing_type=sa.String(length=200), nullable=True)
        batch_op.add_column(sa.Column('course_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('assignment_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('number', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('slot', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('passed_from', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_problem_report_course_id_course'), 'course', ['course_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_problem_report_passed_from_course'), 'course', ['passed_from'], ['id'])
        batch_op.create_foreign_key(
            batch_op.f('fk_problem_report_attempt_slot'),
            'attempt_slot',
            ['course_id', 'assignment_id', 'learner_id', 'number', 'slot'],
            ['course_id', 'assignment_id', 'learner_id', 'number', 'slot'],
        )
        batch_op.create_check_constraint(batch_op.f('ck_problem_report_question_is_whole'), WHOLE)
        batch_op.create_check_constraint(batch_op.f('ck_problem_report_about_one_thing'), ONE_THING)
        batch_op.create_index('ix_problem_report_course_id', ['course_id', 'closed_at'], unique=False)
        batch_op.create_index('ix_problem_report_passed_from', ['passed_from'], unique=False)
        batch_op.create_index(
            'uq_problem_report_appeal',
            ['learner_id', 'course_id', 'assignment_id', 'number', 'slot'],
            unique=True,
            sqlite_where=APPEAL,
            postgresql_where=APPEAL,
        )


def downgrade() -> None:
    op.execute('DELETE FROM problem_report WHERE fact_id IS NULL')  # there was no place for them
    with op.batch_alter_table('problem_report', schema=None) as batch_op:
        batch_op.drop_index('uq_problem_report_appeal')
        batch_op.drop_index('ix_problem_report_passed_from')
        batch_op.drop_index('ix_problem_report_course_id')
        for check in ('about_one_thing', 'question_is_whole'):
            batch_op.drop_constraint(batch_op.f(f'ck_problem_report_{check}'), type_='check')
        for key in ('attempt_slot', 'passed_from_course', 'course_id_course'):
            batch_op.drop_constraint(batch_op.f(f'fk_problem_report_{key}'), type_='foreignkey')
        for column in ('passed_from', 'slot', 'number', 'assignment_id', 'course_id'):
            batch_op.drop_column(column)
        batch_op.alter_column('fact_id', existing_type=sa.String(length=200), nullable=False)

    with op.batch_alter_table('learner', schema=None) as batch_op:
        for column in ('mail_day', 'mail_news', 'mail_due'):
            batch_op.drop_column(column)

    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_index('uq_notice_once')
        batch_op.drop_index('ix_notice_learner_id_read_at')
        batch_op.drop_index('ix_notice_at')
    op.drop_table('notice')
