"""As many public articles as standard input says, one like the other. Prints their numbers."""

import sys
from copy import copy

from django.db.models.base import ModelState

from articles.models import Article
from tests.factories import make_public


def main() -> None:
    model = make_public()
    copies = []
    for _ in range(int(sys.stdin.read()) - 1):
        one = copy(model)
        one.pk, one._state = None, ModelState()
        copies.append(one)
    Article.objects.bulk_create(copies)
    print(*Article.objects.order_by("pk").values_list("pk", flat=True))


if __name__ == "__main__":
    main()
