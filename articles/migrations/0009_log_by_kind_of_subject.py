"""The log of deeds is filtered by what kind of row was acted on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_the_few_with_a_date"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["subject_type", "-at"], name="event_by_kind_of_subject"),
        ),
    ]
