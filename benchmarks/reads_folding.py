"""Folds over and over, as `manage.py fold_reads` does, until it is ended; the argument says how often, in seconds."""

import sys
import time

from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connection


def main() -> None:
    while True:
        try:
            call_command("fold_reads", verbosity=0)
        except (DatabaseError, InterfaceError):
            # The server is being restarted.
            connection.close()
        time.sleep(float(sys.argv[1]))


if __name__ == "__main__":
    main()
