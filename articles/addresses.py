"""Proposals for the part of an address that a name gives."""

from django.db.models import QuerySet
from django.utils.text import slugify


def free_slug(text: str, among: QuerySet, *, length: int, otherwise: str) -> str:
    """A slug made from `text` that no row of `among` has; `otherwise` where `text` has no letters. One query."""
    base = slugify(text)[:length].strip("-") or otherwise
    taken = set(among.filter(slug__startswith=base[: length - 4]).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base[: length - 1 - len(str(number))].rstrip('-')}-{number}"
    return slug
