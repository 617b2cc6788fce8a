"""Decks of a learner's own, uploads; a card that was revealed and rated

Revision: 14b34eeb9685
After: c34721beadaa
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '14b34eeb9685'
down_revision = 'c34721beadaa'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('own_deck',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('new_per_day', sa.BigInteger(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(name) BETWEEN 1 AND 200', name=op.f('ck_own_deck_name')),
    sa.CheckConstraint('new_per_day BETWEEN 0 AND 1000', name=op.f('ck_own_deck_new_per_day')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_own_deck_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_own_deck')),
    sa.UniqueConstraint('learner_id', 'name', name=op.f('uq_own_deck_learner_id_name'))
    )
    op.create_table('own_picture',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('mimetype', sa.String(length=16), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint("mimetype IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')", name=op.f('ck_own_picture_mimetype')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_own_picture_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'digest', name=op.f('pk_own_picture'))
    )
    op.create_table('upload',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('done', sa.BigInteger(), nullable=False),
    sa.Column('of', sa.BigInteger(), nullable=False),
    sa.Column('found', sa.JSON(), nullable=False),
    sa.Column('chosen', sa.JSON(), nullable=False),
    sa.Column('message', sa.String(length=2000), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('moved_at', sa.DateTime(), nullable=False),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'reading', 'read', 'taking', 'done', 'dropped', 'failed')", name=op.f('ck_upload_state')),
    sa.CheckConstraint('length(name) <= 255', name=op.f('ck_upload_name')),
    sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=op.f('fk_upload_learner_id_learner')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_upload'))
    )
    with op.batch_alter_table('upload', schema=None) as batch_op:
        batch_op.create_index('ix_upload_state_created_at', ['state', 'created_at'], unique=False)

    op.create_table('own_card',
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('deck_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.BigInteger(), nullable=False),
    sa.Column('front', sa.Text(), nullable=False),
    sa.Column('back', sa.Text(), nullable=False),
    sa.Column('pictures', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('length(back) <= 100000', name=op.f('ck_own_card_back')),
    sa.CheckConstraint('length(front) <= 100000', name=op.f('ck_own_card_front')),
    sa.ForeignKeyConstraint(['learner_id', 'deck_id'], ['own_deck.learner_id', 'own_deck.id'], name=op.f('fk_own_card_learner_id_deck_id_own_deck')),
    sa.PrimaryKeyConstraint('learner_id', 'id', name=op.f('pk_own_card'))
    )
    with op.batch_alter_table('own_card', schema=None) as batch_op:
        batch_op.create_index('ix_own_card_learner_id_deck_id_place', ['learner_id', 'deck_id', 'place'], unique=False)

    _allow_kinds('answer', 'relearn', 'rating', 'override', 'undo', 'imported', 'reset', 'revealed')


def downgrade() -> None:
    with op.batch_alter_table('own_card', schema=None) as batch_op:
        batch_op.drop_index('ix_own_card_learner_id_deck_id_place')

    op.drop_table('own_card')
    with op.batch_alter_table('upload', schema=None) as batch_op:
        batch_op.drop_index('ix_upload_state_created_at')

    op.drop_table('upload')
    op.drop_table('own_picture')
    op.drop_table('own_deck')
    # nothing that was answered is lost: without cards of one's own it is a review from elsewhere
    op.execute("UPDATE review SET kind = 'imported' WHERE kind = 'revealed'")
    _allow_kinds('answer', 'relearn', 'rating', 'override', 'undo', 'imported', 'reset')


def _allow_kinds(*kinds: str) -> None:
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_review_kind'), type_='check')
        batch_op.create_check_constraint(
            batch_op.f('ck_review_kind'), f"kind IN ({', '.join(map(repr, kinds))})"
        )
