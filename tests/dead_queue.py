"""A queue of tasks that does not answer."""

from typing import Any, NoReturn

from django.db import OperationalError
from django_tasks.backends.base import BaseTaskBackend


class DeadQueue(BaseTaskBackend):
    def enqueue(self, task: Any, args: Any, kwargs: Any) -> NoReturn:
        raise OperationalError("the queue is away")
