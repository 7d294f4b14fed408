"""The trail says of what it tells, and managing editors read all of it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Cast

READERS = ["Thư ký tòa soạn", "Quản trị"]


def name_subjects(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("articles", "TrailEntry").objects.filter(article__isnull=False)
    key = Cast("article_id", models.CharField(max_length=40))
    entries.update(kind="articles.article", key=key)


def let_read(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    from django.apps import apps as living  # permissions are made from the living models

    create_permissions(living.get_app_config("articles"), verbosity=0, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    readable = Permission.objects.get(
        content_type__app_label="articles", codename="view_trailentry"
    )
    for group in Group.objects.filter(name__in=READERS):
        group.permissions.add(readable)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0031_preview_link'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='trailentry',
            name='key',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='trailentry',
            name='kind',
            field=models.CharField(blank=True, max_length=60, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='trailentry',
            name='version',
            field=models.PositiveIntegerField(null=True, verbose_name='version'),
        ),
        migrations.AlterField(
            model_name='trailentry',
            name='article',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='trail', to='articles.article', verbose_name='article'),
        ),
        migrations.AlterField(
            model_name='trailentry',
            name='at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='at'),
        ),
        migrations.AlterField(
            model_name='trailentry',
            name='by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddIndex(
            model_name='trailentry',
            index=models.Index(fields=['at', 'id'], name='trail_by_time'),
        ),
        migrations.AddIndex(
            model_name='trailentry',
            index=models.Index(fields=['by', 'at', 'id'], name='trail_of_a_person'),
        ),
        migrations.AddIndex(
            model_name='trailentry',
            index=models.Index(fields=['deed', 'at', 'id'], name='trail_of_a_deed'),
        ),
        migrations.AddIndex(
            model_name='trailentry',
            index=models.Index(fields=['kind', 'key', 'at', 'id'], name='trail_of_a_thing'),
        ),
        migrations.RunPython(name_subjects, migrations.RunPython.noop),
        migrations.RunPython(let_read, migrations.RunPython.noop),
    ]
