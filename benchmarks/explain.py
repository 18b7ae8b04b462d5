"""Ask for every sort of page in the database at hand, and let PostgreSQL run each captured query anew.

Prints the figures as JSON for `benchmarks/queries.py`, which starts it.
"""

import json
from dataclasses import asdict

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.measured import Measured
from benchmarks.pages import public_pages

# Each query is run so many times and the least time counts: what it costs, not how busy the machine was.
ROUNDS = 5


def measure() -> list[Measured]:
    client = Client(SERVER_NAME="localhost")
    rows = []
    for name, address, budget in public_pages():
        # The first visit fills what is kept between visits: templates, stems, the snapshot of what is read most.
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
            b"".join(response) if response.streaming else response.content
        statements = [query["sql"] for query in captured.captured_queries]
        times = [explained(sql) for sql in statements]
        slowest = max(times, default=0.0)
        rows.append(
            Measured(
                page=name,
                address=address,
                budget=budget,
                queries=len(statements),
                slowest=slowest,
                total=sum(times),
                slowest_sql=statements[times.index(slowest)] if times else "",
                status=response.status_code,
            )
        )
    return rows


def explained(sql: str) -> float:
    """Milliseconds that PostgreSQL takes for a reading query; 0 for what only opens or closes a transaction."""
    if not sql.lstrip("( \n").upper().startswith(("SELECT", "WITH")):
        return 0.0
    times = []
    with connection.cursor() as cursor:
        for _ in range(ROUNDS):
            # As it stands, percent signs included: no parameters are filled in again.
            cursor.cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}")
            (plan,) = cursor.fetchone()
            plan = plan if isinstance(plan, list) else json.loads(plan)
            times.append(plan[0]["Planning Time"] + plan[0]["Execution Time"])
    return min(times)


if __name__ == "__main__":
    print(json.dumps([asdict(row) for row in measure()]))
