"""Taking stories down with a reason, which the managing editors may; how strict the checklist is."""

import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import articles.models.fields


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    from django.apps import apps as living  # permissions are made from the living models

    create_permissions(living.get_app_config("articles"), verbosity=0, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for group in Group.objects.filter(name="Thư ký tòa soạn"):
        group.permissions.add(*Permission.objects.filter(
            content_type__app_label="articles", codename="take_down_article"
        ))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0026_assignment'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('levels', models.JSONField(blank=True, default=dict, verbose_name='levels')),
            ],
            options={
                'verbose_name': 'checklist',
                'verbose_name_plural': 'checklist',
                'default_permissions': ('change',),
            },
        ),
        migrations.CreateModel(
            name='Takedown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', articles.models.fields.LineField(help_text='Readers who open the address are told this sentence.', max_length=500, verbose_name='reason')),
                ('note', articles.models.fields.ProseField(blank=True, help_text='Who asked for it, number of the document; readers never see it.', verbose_name='note for the desk')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('name', models.CharField(blank=True, editable=False, max_length=200, verbose_name='name')),
            ],
            options={
                'verbose_name': 'takedown',
                'verbose_name_plural': 'takedowns',
                'ordering': ['-at', '-id'],
                'default_permissions': (),
            },
        ),
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': [('publish_article', 'Can publish and withdraw articles'), ('change_any_article', 'Can change articles of others'), ('delete_article_for_good', 'Can delete articles for good'), ('take_down_article', 'Can take articles down and put them back')], 'verbose_name': 'article', 'verbose_name_plural': 'articles'},
        ),
        migrations.AddField(
            model_name='article',
            name='taken_down_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='taken down'),
        ),
        migrations.AddField(
            model_name='article',
            name='update_note',
            field=articles.models.fields.LineField(blank=True, editable=False, max_length=300, verbose_name='what is new'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='kind',
            field=models.CharField(choices=[('found', 'as it stood'), ('saved', 'saved'), ('submit', 'submitted for review'), ('publish', 'published to readers'), ('withdraw', 'withdrawn'), ('merged', 'two texts brought together'), ('restored', 'restored'), ('imported', 'imported'), ('trashed', 'moved to the trash'), ('taken_back', 'taken out of the trash'), ('typo', 'typing slip mended'), ('update', 'updated'), ('correction', 'corrected'), ('take_down', 'taken down'), ('put_back', 'put back after a takedown')], max_length=12, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), ('trashed_at__isnull', True)), ('taken_down_at__isnull', True), _connector='OR'), name='what_was_taken_down_is_withdrawn_and_kept'),
        ),
        migrations.AddConstraint(
            model_name='checklist',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_checklist'),
        ),
        migrations.AddField(
            model_name='takedown',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='takedowns', to='articles.article', verbose_name='article'),
        ),
        migrations.AddField(
            model_name='takedown',
            name='made_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddConstraint(
            model_name='takedown',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='takedown_has_a_reason'),
        ),
        migrations.RunPython(allow, migrations.RunPython.noop),
    ]
