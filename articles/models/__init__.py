from articles.models.article import Article
from articles.models.audit import Event
from articles.models.category import Category, FormerCategorySlug
from articles.models.correction import Correction
from articles.models.highlight import FeaturedSlot, MediaHighlight
from articles.models.image import Image, Rendition
from articles.models.office import Office, SocialLink
from articles.models.people import User
from articles.models.press_release import ReleaseNumber, ReleaseYear
from articles.models.readership import DailyViews, PopularArticle, ReaderKey, ReadTotal, RecentRead
from articles.models.related import RelatedPin
from articles.models.search import SearchDocument
from articles.models.tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "Category",
    "Correction",
    "DailyViews",
    "Event",
    "FeaturedSlot",
    "FormerCategorySlug",
    "Image",
    "MediaHighlight",
    "Office",
    "PopularArticle",
    "ReadTotal",
    "ReaderKey",
    "RecentRead",
    "RelatedPin",
    "ReleaseNumber",
    "ReleaseYear",
    "Rendition",
    "SearchDocument",
    "SocialLink",
    "Tag",
    "TaggedArticle",
    "User",
]
