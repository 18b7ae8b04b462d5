"""Which of the reads told by standard input, [article, address, browser], are not recorded. Prints their indexes."""

import json
import sys

from django.utils import timezone

from articles.models import RecentRead
from articles.readership import reader_hash, today


def main() -> None:
    key = today(timezone.now()).keys[0]
    known = {
        (article, bytes(reader)) for article, reader in RecentRead.objects.values_list("article", "reader")
    }
    told = json.load(sys.stdin)
    print(
        json.dumps(
            [
                index
                for index, (article, address, browser) in enumerate(told)
                if (article, reader_hash(address, browser, key)) not in known
            ]
        )
    )


if __name__ == "__main__":
    main()
