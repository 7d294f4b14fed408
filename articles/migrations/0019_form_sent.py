import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0018_paper_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormSent',
            fields=[
                ('token', models.UUIDField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True, verbose_name='at')),
            ],
            options={
                'verbose_name': 'form sent',
                'verbose_name_plural': 'forms sent',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='formsent',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forms_sent', to='articles.article'),
        ),
    ]
