"""The office's choice of the rules that stop publication."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.house_style.knowledge import blocking_rules
from articles.house_style.rules import RULES
from articles.models import BlockingRule, User
from articles.workflow.core import Refused


def choose_blocking(*, rules: Iterable[str], by: User, now: datetime) -> bool:
    """Let exactly `rules` stop publication. Whether anything changed; what did stands in the log."""
    if not by.has_perm("articles.publish_article"):
        raise Refused(_("Hanya editor yang menentukan aturan mana yang menahan terbit."))
    wanted = {rule for rule in rules if rule in RULES and not RULES[rule].always}
    with transaction.atomic():
        rows = list(BlockingRule.objects.select_for_update())
        before = blocking_rules()
        BlockingRule.objects.filter(pk__in=[row.pk for row in rows if row.rule not in wanted]).delete()
        BlockingRule.objects.bulk_create(
            [BlockingRule(rule=rule) for rule in sorted(wanted - before)], ignore_conflicts=True
        )
        if wanted == before:
            return False
        details = {"blocking": _names(wanted - before), "hinting": _names(before - wanted)}
        record(
            "choose_style", by=by, now=now, details={name: found for name, found in details.items() if found}
        )
    return True


def _names(rules: Iterable[str]) -> list[str]:
    return [str(rule.name) for key, rule in RULES.items() if key in set(rules)]
