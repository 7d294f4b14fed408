from datetime import datetime, time, timedelta

from django.db import migrations, models
from django.utils import timezone


def begin_with_the_days(apps, schema_editor):
    """Let what was read in the last days stand at its days' noons: the hours nobody counted."""
    DailyViews = apps.get_model("articles", "DailyViews")
    HourlyViews = apps.get_model("articles", "HourlyViews")
    today, now = timezone.localdate(), int(timezone.now().timestamp()) // 3600
    recent = DailyViews.objects.filter(day__gt=today - timedelta(days=7), count__gt=0)
    HourlyViews.objects.bulk_create(
        [
            HourlyViews(article_id=article, hour=min(noon(day), now), count=count)
            for article, day, count in recent.values_list("article_id", "day", "count").iterator()
        ],
        batch_size=1000,
    )


def noon(day):
    return int(timezone.make_aware(datetime.combine(day, time(12))).timestamp()) // 3600


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_lighter_indexes")]

    operations = [
        migrations.CreateModel(
            name="HourlyViews",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "article_id",
                        "hour",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("article_id", models.BigIntegerField(verbose_name="article")),
                (
                    "hour",
                    models.IntegerField(
                        help_text="Since 1970, by universal time.", verbose_name="hour"
                    ),
                ),
                ("count", models.BigIntegerField(verbose_name="views")),
            ],
            options={
                "verbose_name": "hourly views",
                "verbose_name_plural": "hourly views",
                "default_permissions": (),
                "indexes": [models.Index(fields=["hour"], name="views_of_an_hour")],
            },
        ),
        migrations.RunPython(begin_with_the_days, migrations.RunPython.noop, elidable=True),
    ]
