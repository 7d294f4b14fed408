"""Rights of pictures, searches kept under a name, and files that wait to be deleted."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import articles.models.fields
from articles import vietnamese


def fold_credits(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Image = apps.get_model("articles", "Image")
    for pk, credit in list(Image.objects.exclude(credit="").values_list("pk", "credit")):
        folded = vietnamese.fold(credit)[:240]
        Image.objects.filter(pk=pk).update(credit_folded=folded)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0038_image_metadata'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LeftFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='file')),
                ('due_at', models.DateTimeField(db_index=True, verbose_name='deleted from')),
            ],
            options={
                'verbose_name': 'left file',
                'verbose_name_plural': 'left files',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SavedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(max_length=60, verbose_name='name')),
                ('query', models.CharField(max_length=1000, verbose_name='search')),
                ('shared', models.BooleanField(default=False, verbose_name='shared with everybody')),
            ],
            options={
                'verbose_name': 'saved search',
                'verbose_name_plural': 'saved searches',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='image',
            name='credit_folded',
            field=models.CharField(blank=True, default='', editable=False, max_length=240),
        ),
        migrations.AddField(
            model_name='image',
            name='licence',
            field=articles.models.fields.LineField(blank=True, help_text='By what right the paper shows it: own picture, agency, contract, CC BY 4.0.', max_length=200, verbose_name='licence'),
        ),
        migrations.AddField(
            model_name='image',
            name='rights_expire_on',
            field=models.DateField(blank=True, help_text='Empty: for good.', null=True, verbose_name='last day of use'),
        ),
        migrations.AddField(
            model_name='image',
            name='usage_terms',
            field=articles.models.fields.ProseField(blank=True, help_text='What the right does not cover: no cropping, once only, not on paper.', verbose_name='usage terms'),
        ),
        migrations.AddIndex(
            model_name='image',
            index=models.Index(condition=models.Q(('rights_expire_on__isnull', False)), fields=['rights_expire_on'], name='images_by_last_day_of_use'),
        ),
        migrations.AddField(
            model_name='savedsearch',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_searches', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddConstraint(
            model_name='savedsearch',
            constraint=models.UniqueConstraint(fields=('owner', 'name'), name='saved_searches_of_one_owner_differ'),
        ),
        migrations.AddConstraint(
            model_name='savedsearch',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='saved_search_has_a_name'),
        ),
        migrations.RunPython(fold_credits, migrations.RunPython.noop),
    ]
