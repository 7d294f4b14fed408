import articles.models.fields
import articles.models.imprint
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_imprint(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Begin with the paper's name; the desk fills in the rest."""
    apps.get_model("articles", "Imprint").objects.get_or_create(pk=1)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_correction'),
    ]

    operations = [
        migrations.CreateModel(
            name='Imprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(default=articles.models.imprint.site_name, max_length=160, verbose_name='name of the paper')),
                ('agency', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='press agency')),
                ('governing_body', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='governing body')),
                ('licence_number', articles.models.fields.LineField(blank=True, max_length=80, verbose_name='licence number')),
                ('licence_date', models.DateField(blank=True, null=True, verbose_name='licence issued on')),
                ('licence_issuer', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='licence issued by')),
                ('editor_title', articles.models.fields.LineField(blank=True, help_text='As it stands before the name; empty: Editor-in-chief.', max_length=80, verbose_name='title of the head')),
                ('editor_in_chief', articles.models.fields.LineField(blank=True, max_length=120, verbose_name='editor-in-chief')),
                ('address', articles.models.fields.LineField(blank=True, max_length=300, verbose_name='address')),
                ('phones', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='phones')),
                ('hotline', articles.models.fields.LineField(blank=True, max_length=80, verbose_name='hotline')),
                ('fax', articles.models.fields.LineField(blank=True, max_length=80, verbose_name='fax')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('reuse', articles.models.fields.LineField(blank=True, help_text='Empty: “Please name the source when you quote from it.”', max_length=300, verbose_name='sentence on reuse')),
                ('extra', articles.models.fields.ProseField(blank=True, help_text='Deputies, offices, advertising; an empty line begins a paragraph.', verbose_name='more')),
            ],
            options={
                'verbose_name': 'imprint',
                'verbose_name_plural': 'imprint',
            },
        ),
        migrations.AddConstraint(
            model_name='imprint',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_imprint'),
        ),
        migrations.AddConstraint(
            model_name='imprint',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='imprint_has_a_name'),
        ),
        migrations.RunPython(make_imprint, migrations.RunPython.noop),
    ]
