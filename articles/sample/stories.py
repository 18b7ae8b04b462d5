"""All sample articles, and the story that leads the home page."""

from articles.sample.story import Change
from articles.sample.texts import last_months, last_week, this_month, this_week

STORIES = (*this_week.STORIES, *last_week.STORIES, *this_month.STORIES, *last_months.STORIES)
CHANGES: tuple[Change, ...] = ()
LEAD = "loket-malam"
