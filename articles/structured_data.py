"""What machines read on a page: schema.org and Open Graph, made from what the page shows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from articles import machine_pictures
from articles.models import Article, ChangeNote, Correction, Image, Office, Tag
from newsroom.picture_element import Picture

Absolute = Callable[[str], str]


def breadcrumb_list(trail: Sequence[tuple[str, str]], absolute: Absolute) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": label, "item": absolute(address)}
            for position, (label, address) in enumerate(trail, start=1)
        ],
    }


def organization(office: Office, absolute: Absolute) -> dict[str, Any]:
    facts: dict[str, Any] = {"@type": "GovernmentOrganization", "name": office.name, "url": absolute("/")}
    if office.parent_name:
        facts["parentOrganization"] = {"@type": "GovernmentOrganization", "name": office.parent_name}
    if office.logo:
        facts["logo"] = {"@type": "ImageObject", "url": absolute(office.logo.url)}
    return facts


def news_article(
    article: Article,
    *,
    office: Office,
    tags: Iterable[Tag],
    corrections: Sequence[Correction],
    changes: Sequence[ChangeNote],
    card: Picture,
    absolute: Absolute,
) -> dict[str, Any]:
    """`article` as schema.org's NewsArticle. The writer is named only where the page does: by a byline. Modified
    is what the page says it was: a small repair tells nobody. `card` stands in where there is no photo."""
    publisher = organization(office, absolute)
    facts: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.teaser,
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "articleSection": article.category.name,
        "publisher": publisher,
        "author": {"@type": "Person", "name": article.byline} if article.byline else publisher,
    }
    if article.published_at is not None:
        facts["datePublished"] = article.published_at.isoformat()
        told = [*(note.at for note in changes), *(row.issued_at for row in corrections)]
        facts["dateModified"] = max([article.published_at, *told]).isoformat()
    if keywords := [tag.name for tag in tags]:
        facts["keywords"] = keywords
    facts["image"] = [_file(card, absolute)]
    if article.lead_image is not None:
        said = _said_of(article.lead_image, article.lead_caption)
        shapes = machine_pictures.in_all_shapes(article.lead_image)
        facts["image"] = [_file(shape, absolute) | said for shape in shapes]
    if notes := [_correction(row) for row in corrections]:
        facts["correction"] = notes
    return facts


def _file(picture: Picture, absolute: Absolute) -> dict[str, Any]:
    return {
        "@type": "ImageObject",
        "url": absolute(picture.src),
        "width": picture.width,
        "height": picture.height,
    }


def _said_of(image: Image, caption: str) -> dict[str, Any]:
    """What the page prints beside the picture."""
    said: dict[str, Any] = {"caption": caption or image.caption, "creditText": image.credit_line}
    if image.photographer:
        said["creator"] = {"@type": "Person", "name": image.photographer}
    return {name: value for name, value in said.items() if value}


def _correction(row: Correction) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": row.text, "datePublished": row.issued_at.isoformat()}


def open_graph(article: Article, absolute: Absolute, *, modified: str, card: Picture) -> dict[str, str]:
    """Open Graph's properties of an article, beside those every page has. `modified` is schema.org's time, and `card`
    stands in where there is no photo."""
    facts = {"og:type": "article", "article:section": article.category.name}
    if article.published_at is not None:
        facts["article:published_time"] = article.published_at.isoformat()
        if modified != facts["article:published_time"]:
            facts["article:modified_time"] = modified
    picture = machine_pictures.shared_picture(article.lead_image) if article.lead_image is not None else card
    return facts | {
        "og:image": absolute(picture.src),
        "og:image:width": str(picture.width),
        "og:image:height": str(picture.height),
        "og:image:alt": picture.alt,
        "twitter:card": "summary_large_image",
    }
