from articles.models.article import Article
from articles.models.audit import Event
from articles.models.body_use import BodyDocument, BodyPicture
from articles.models.category import Category, FormerCategorySlug
from articles.models.correction import ChangeNote, Correction, CorrectionRequest
from articles.models.document import Document
from articles.models.highlight import FeaturedSlot, MediaHighlight
from articles.models.house_style import BlockingRule, LinkCheck
from articles.models.image import FormerFile, Image, Rendition
from articles.models.mail import Mail
from articles.models.office import Office, SocialLink
from articles.models.people import User
from articles.models.press_release import ReleaseNumber, ReleaseYear
from articles.models.readership import (
    DailyViews,
    MonthlyViews,
    OfficeDay,
    PopularArticle,
    ReaderKey,
    ReadSlot,
    ReadTotal,
    RecentRead,
    YearlyViews,
)
from articles.models.related import RelatedPin
from articles.models.remark import PreviewLink, Remark
from articles.models.report import Report
from articles.models.revision import Revision
from articles.models.search import SearchDocument
from articles.models.share_card import ShareCard
from articles.models.tag import Tag, TaggedArticle, TaggedImage
from articles.models.unsaved import Autosave, Presence

__all__ = [
    "Article",
    "Autosave",
    "BlockingRule",
    "BodyDocument",
    "BodyPicture",
    "Category",
    "ChangeNote",
    "Correction",
    "CorrectionRequest",
    "DailyViews",
    "Document",
    "Event",
    "FeaturedSlot",
    "FormerCategorySlug",
    "FormerFile",
    "Image",
    "LinkCheck",
    "Mail",
    "MediaHighlight",
    "MonthlyViews",
    "Office",
    "OfficeDay",
    "PopularArticle",
    "Presence",
    "PreviewLink",
    "ReadSlot",
    "ReadTotal",
    "ReaderKey",
    "RecentRead",
    "RelatedPin",
    "ReleaseNumber",
    "ReleaseYear",
    "Remark",
    "Rendition",
    "Report",
    "Revision",
    "SearchDocument",
    "ShareCard",
    "SocialLink",
    "Tag",
    "TaggedArticle",
    "TaggedImage",
    "User",
    "YearlyViews",
]
