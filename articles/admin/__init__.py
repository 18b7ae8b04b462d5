"""The desks of the admin, one module each. Importing this package registers them."""

from articles.admin import article, images  # noqa: F401
from articles.admin import highlights, office, people, registers, taxonomy  # noqa: F401
