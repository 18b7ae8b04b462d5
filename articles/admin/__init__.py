"""The desks of the admin, one module each. Importing this package registers them."""

from articles.admin import article, highlights, images, office, people, registers, tags, taxonomy  # noqa: F401
