"""What the two processes of the query benchmark say to each other."""

from dataclasses import dataclass


@dataclass
class Measured:
    """One page in one database. Times in milliseconds, planning included."""

    page: str
    address: str
    budget: int
    queries: int
    slowest: float
    total: float
    slowest_sql: str
    status: int
