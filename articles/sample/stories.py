"""All sample articles, and the story that leads the home page."""

from articles.sample.texts import (
    desk,
    last_months,
    last_week,
    this_month,
    this_week,
    year_2024,
    year_2025,
    year_2026,
    years_before,
)

STORIES = tuple(
    story
    for module in (
        this_week,
        last_week,
        this_month,
        last_months,
        year_2026,
        year_2025,
        year_2024,
        years_before,
        desk,
    )
    for story in module.STORIES
)
CHANGES = desk.CHANGES
LEAD = "loket-malam"
