import articles.models.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_remove_article_search_folded'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(max_length=160, verbose_name='name')),
                ('slug', models.SlugField(blank=True, max_length=120, unique=True, verbose_name='slug')),
                ('summary', articles.models.fields.ProseField(blank=True, help_text='What it is about, in two or three sentences.', verbose_name='summary')),
                ('name_folded', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='articles.image', verbose_name='image')),
            ],
            options={
                'verbose_name': 'event line',
                'verbose_name_plural': 'event lines',
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='event',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.event', verbose_name='event line'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('event__isnull', False), ('status', 'published')), fields=['event', 'listed_at', 'id', 'published_at', 'status'], name='newest_of_an_event'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('name',), name='event_lines_differ'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='event_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='event_has_an_address'),
        ),
    ]
