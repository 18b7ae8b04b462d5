"""What is told by mail, to whom, when a text moves or a remark names somebody."""

from datetime import datetime

from articles.models import Remark, User


def mentioned(*, remark: Remark, by: User, now: datetime) -> None:
    """Tell the people whom `remark` mentions, `by` aside. Call it in the transaction that wrote the remark."""
