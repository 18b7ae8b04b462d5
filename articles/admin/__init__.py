"""The desks of the admin, one module each. Importing this package registers them."""

from articles.admin import (  # noqa: F401
    article,
    audit,
    corrections,
    documents,
    highlights,
    images,
    office,
    outbox,
    people,
    registers,
    reports,
    tags,
    task_list,
    taxonomy,
)
