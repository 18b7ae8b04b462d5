from articles.models.article import Article
from articles.models.audit import Event
from articles.models.category import Category, FormerCategorySlug
from articles.models.correction import ChangeNote, Correction, CorrectionRequest
from articles.models.highlight import FeaturedSlot, MediaHighlight
from articles.models.image import Image, Rendition
from articles.models.mail import Mail
from articles.models.office import Office, SocialLink
from articles.models.people import User
from articles.models.press_release import ReleaseNumber, ReleaseYear
from articles.models.readership import DailyViews, PopularArticle, ReaderKey, ReadTotal, RecentRead
from articles.models.related import RelatedPin
from articles.models.remark import PreviewLink, Remark
from articles.models.revision import Revision
from articles.models.search import SearchDocument
from articles.models.tag import Tag, TaggedArticle
from articles.models.unsaved import Autosave, Presence

__all__ = [
    "Article",
    "Autosave",
    "Category",
    "ChangeNote",
    "Correction",
    "CorrectionRequest",
    "DailyViews",
    "Event",
    "FeaturedSlot",
    "FormerCategorySlug",
    "Image",
    "Mail",
    "MediaHighlight",
    "Office",
    "PopularArticle",
    "Presence",
    "PreviewLink",
    "ReadTotal",
    "ReaderKey",
    "RecentRead",
    "RelatedPin",
    "ReleaseNumber",
    "ReleaseYear",
    "Remark",
    "Rendition",
    "Revision",
    "SearchDocument",
    "SocialLink",
    "Tag",
    "TaggedArticle",
    "User",
]
