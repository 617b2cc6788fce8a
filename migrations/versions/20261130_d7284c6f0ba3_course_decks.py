"""Decks that a course gives its members, with their cards and pictures

Revision: d7284c6f0ba3
After: b05a7e1d94f8
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = 'd7284c6f0ba3'
down_revision = 'b05a7e1d94f8'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('course_deck',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('copy_name', sa.String(length=200), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('given_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(copy_name) BETWEEN 1 AND 200', name=op.f('ck_course_deck_copy_name')),
    sa.CheckConstraint('length(title) BETWEEN 1 AND 200', name=op.f('ck_course_deck_title')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_course_deck_version')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_course_deck_course_id_course')),
    sa.ForeignKeyConstraint(['made_by'], ['learner.id'], name=op.f('fk_course_deck_made_by_learner')),
    sa.PrimaryKeyConstraint('course_id', 'id', name=op.f('pk_course_deck')),
    sa.UniqueConstraint('course_id', 'source_id', name=op.f('uq_course_deck_course_id_source_id'))
    )
    op.create_table('course_picture',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('mimetype', sa.String(length=16), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint("mimetype IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')", name=op.f('ck_course_picture_mimetype')),
    sa.ForeignKeyConstraint(['course_id'], ['course.id'], name=op.f('fk_course_picture_course_id_course')),
    sa.PrimaryKeyConstraint('course_id', 'digest', name=op.f('pk_course_picture'))
    )
    op.create_table('course_card',
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('deck_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('place', sa.BigInteger(), nullable=False),
    sa.Column('front', sa.Text(), nullable=False),
    sa.Column('back', sa.Text(), nullable=False),
    sa.Column('pictures', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(back) <= 100000', name=op.f('ck_course_card_back')),
    sa.CheckConstraint('length(front) <= 100000', name=op.f('ck_course_card_front')),
    sa.ForeignKeyConstraint(['course_id', 'deck_id'], ['course_deck.course_id', 'course_deck.id'], name=op.f('fk_course_card_course_id_deck_id_course_deck')),
    sa.PrimaryKeyConstraint('course_id', 'deck_id', 'id', name=op.f('pk_course_card'))
    )


def downgrade() -> None:
    op.drop_table('course_card')
    op.drop_table('course_picture')
    op.drop_table('course_deck')
