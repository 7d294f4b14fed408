"""Arranging the front page in drafts that are launched and undone; a bar taken down and put back."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def note_since_when_slots_stand(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("articles", "FrontSlot").objects.update(unchanged_since=models.F("since"))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0032_who_did_what'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='breakingbar',
            name='would_have_ended',
            field=models.DateTimeField(editable=False, null=True, verbose_name='would have ended'),
        ),
        migrations.AddField(
            model_name='frontslot',
            name='unchanged_since',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='unchanged since'),
        ),
        migrations.RunPython(note_since_when_slots_stand, migrations.RunPython.noop),
        migrations.CreateModel(
            name='FrontDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('base', models.PositiveIntegerField()),
                ('content', models.JSONField(default=list)),
                ('set_aside', models.BooleanField(default=False)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='front_draft', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'draft of the front page',
                'verbose_name_plural': 'drafts of the front page',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FrontLaunch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='number')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('before', models.JSONField(default=list)),
                ('after', models.JSONField(default=list)),
                ('changes', models.JSONField(default=list, verbose_name='changes')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('undoes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.frontlaunch', verbose_name='undoes')),
            ],
            options={
                'verbose_name': 'launch of the front page',
                'verbose_name_plural': 'launches of the front page',
                'default_permissions': (),
            },
        ),
    ]
