import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0020_presence'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('found', 'as it stood'), ('saved', 'saved'), ('submit', 'submitted for review'), ('publish', 'published to readers'), ('withdraw', 'withdrawn'), ('merged', 'two texts brought together'), ('restored', 'restored'), ('imported', 'imported'), ('trashed', 'moved to the trash'), ('taken_back', 'taken out of the trash')], max_length=12, verbose_name='kind')),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='saved')),
                ('saver', models.CharField(blank=True, max_length=300, verbose_name='name then')),
                ('restored_from', models.PositiveIntegerField(blank=True, null=True, verbose_name='restored from')),
                ('digest', models.CharField(max_length=32, verbose_name='fingerprint')),
                ('changed', models.JSONField(default=list, verbose_name='changed fields')),
                ('content', models.JSONField(verbose_name='content')),
                ('names', models.JSONField(default=dict, verbose_name='names')),
            ],
            options={
                'verbose_name': 'version',
                'verbose_name_plural': 'versions',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='revision',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.article'),
        ),
        migrations.AddField(
            model_name='revision',
            name='saved_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to=settings.AUTH_USER_MODEL, verbose_name='saved by'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='one_version_a_number_of_a_story'),
        ),
    ]
