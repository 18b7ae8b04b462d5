"""The sums of an article's days by year, as 0011 keeps them by month."""

import django.db.models.deletion
from django.db import migrations, models

SUMS = """
INSERT INTO articles_yearlyviews (year, article_id, people, repeats, robots, withheld)
    SELECT date_trunc('year', month)::date, article_id, sum(people), sum(repeats), sum(robots), sum(withheld)
    FROM articles_monthlyviews GROUP BY 1, 2 ORDER BY 1, 2;
ALTER TABLE articles_yearlyviews SET (fillfactor = 80);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="YearlyViews",
            fields=[
                (
                    "people",
                    models.PositiveBigIntegerField(default=0, help_text="Dihitung.", verbose_name="pembaca"),
                ),
                (
                    "repeats",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="Pembaca yang sama, dalam jendela waktu yang sama.",
                        verbose_name="berulang",
                    ),
                ),
                ("robots", models.PositiveBigIntegerField(default=0, verbose_name="robot")),
                (
                    "withheld",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="Terlalu banyak peramban dari satu alamat.",
                        verbose_name="ditahan",
                    ),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "year", "article", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.DateField(help_text="Hari pertamanya.")),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="yearly_views",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "baca per tahun",
                "verbose_name_plural": "baca per tahun",
            },
        ),
        migrations.RunSQL(SUMS, migrations.RunSQL.noop),
    ]
