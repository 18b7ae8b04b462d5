from django.db import migrations, models


class Migration(migrations.Migration):
    """The desk's list in the order of the last touch, and its counts from an index alone."""

    dependencies = [("articles", "0003_public_lists")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-updated_at", "-id"], name="article_touched"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["status", "kind", "category", "writer"],
                include=["published_at", "created_by", "replaces", "id"],
                name="article_tally",
            ),
        ),
    ]
