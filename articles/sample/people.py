"""The people of the sample newsroom. Their passwords are public: never for a site that others can reach."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from articles.models import User
from articles.roles import CATEGORY_ADMIN, EDITOR, SITE_ADMIN, WRITER


@dataclass(frozen=True)
class Person:
    username: str
    name: str
    initials: str
    position: str
    role: str
    is_active: bool = True

    @property
    def password(self) -> str:
        return f"{self.username}-contoh"


PEOPLE = (
    Person("penulis", "Laras Ayuningrum", "lar", "Pranata Humas Ahli Pertama", WRITER),
    Person("penulis2", "Bagas Pranawira", "bgp", "Pranata Humas Terampil", WRITER),
    Person("editor", "Nirmala Tanjungsari", "nts", "Pranata Humas Ahli Muda", EDITOR),
    Person("kategori", "Gandi Sasmitaloka", "gsl", "Pengelola Data dan Arsip", CATEGORY_ADMIN),
    Person("admin", "Ratri Kusumadana", "rkd", "Kepala Bidang Informasi Publik", SITE_ADMIN),
    Person("mantan", "Yosafat Maramisan", "yom", "Pranata Humas (pindah tugas)", WRITER, is_active=False),
)


def create_people() -> dict[str, User]:
    """Username → account. Existing accounts are the caller's affair: names must be free."""
    people = {}
    for person in PEOPLE:
        user = User(
            username=person.username,
            name=person.name,
            initials=person.initials,
            position=person.position,
            email=f"{person.username}@diskom.percontohan.example",
            is_staff=True,
        )
        if person.is_active:
            user.set_password(person.password)
        else:
            user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=person.role))
        people[person.username] = user
    return people


def sample_sign_ins() -> list[tuple[str, str, str]]:
    """(role, username, password) of the sample accounts that can sign in. One query."""
    present = set(User.objects.filter(is_active=True).values_list("username", flat=True))
    return [(p.role, p.username, p.password) for p in PEOPLE if p.is_active and p.username in present]


def retire() -> None:
    """Who has left cannot sign in any more; during loading the verbs still want an active writer."""
    left = [person.username for person in PEOPLE if not person.is_active]
    User.objects.filter(username__in=left).update(is_active=False)
