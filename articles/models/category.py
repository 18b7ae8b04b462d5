"""Shelves: every article stands on exactly one."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.plaintext import LineField, PlainTextField


class CategoryQuerySet(models.QuerySet["Category"]):
    def roots(self) -> "CategoryQuerySet":
        return self.filter(parent=None)

    def in_order(self) -> "CategoryQuerySet":
        """Roots by position, each followed by its children by position."""
        return self.annotate(
            root_position=models.functions.Coalesce("parent__position", "position"),
            root_id=models.functions.Coalesce("parent_id", "pk"),
            is_child=models.Case(models.When(parent=None, then=0), default=1),
        ).order_by("root_position", "root_id", "is_child", "position", "name")

    def tree(self) -> list["Category"]:
        """The roots in order, each with its children in `shelves`. One query."""
        roots: dict[int, Category] = {}
        for category in self.in_order():
            category.shelves = []
            root = roots.get(category.parent_id or category.pk)
            if root is None:
                roots[category.pk] = category
            else:
                category.parent = root
                root.shelves.append(category)
        return list(roots.values())


class Category(models.Model):
    # Filled by `tree()`.
    shelves: list["Category"]

    name = LineField(_("nama"), max_length=60)
    slug = models.SlugField(
        _("alamat"),
        max_length=60,
        unique=True,
        help_text=_("Bagian alamat halaman kategori. Alamat lama tetap diarahkan bila diganti."),
        error_messages={"unique": _("Alamat ini sudah dipakai kategori lain.")},
    )
    description = PlainTextField(
        _("keterangan"),
        max_length=300,
        blank=True,
        help_text=_("Satu kalimat untuk pembaca dan mesin pencari."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("kategori induk"),
        help_text=_("Kosongkan untuk kategori utama. Kategori hanya bertingkat dua."),
    )
    position = models.PositiveSmallIntegerField(_("urutan"), default=0, db_index=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("kategori")
        verbose_name_plural = pgettext_lazy("jamak", "kategori")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="category_name_unique_ignoring_case",
                violation_error_message=_("Sudah ada kategori dengan nama ini."),
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")),
                name="category_is_not_its_own_parent",
                violation_error_message=_("Kategori tidak bisa menjadi induknya sendiri."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:category", args=[self.slug])

    @staticmethod
    def find(roots: "Iterable[Category]", slug: str) -> "Category | None":
        """Among `tree()`, without a query."""
        every = (category for root in roots for category in (root, *root.shelves))
        return next((category for category in every if category.slug == slug), None)

    def clean(self):
        if self.parent_id is None:
            return
        if self.parent is not None and self.parent.parent_id is not None:
            raise ValidationError(
                {"parent": _("Pilih kategori utama sebagai induk; kategori hanya bertingkat dua.")}
            )
        if self.pk is not None and self.children.exists():
            raise ValidationError(
                {"parent": _("Kategori ini punya subkategori, jadi harus tetap kategori utama.")}
            )


class FormerCategorySlug(models.Model):
    """An address that a category, or one merged into it, once had: it redirects for life."""

    slug = models.SlugField(max_length=60, unique=True)
    category = models.ForeignKey(Category, models.CASCADE, related_name="former_slugs")

    class Meta:
        verbose_name = _("alamat lama kategori")
        verbose_name_plural = pgettext_lazy("jamak", "alamat lama kategori")

    def __str__(self):
        return self.slug
