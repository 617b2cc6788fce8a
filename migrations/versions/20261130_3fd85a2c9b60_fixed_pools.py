"""What all students of an assignment are asked, as it was drawn first

Revision: 3fd85a2c9b60
After: 8b7f20c4d1ea
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '3fd85a2c9b60'
down_revision = '8b7f20c4d1ea'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('fixed', sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_column('fixed')
