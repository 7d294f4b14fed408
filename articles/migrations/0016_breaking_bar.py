import articles.models.breaking_bar
import articles.models.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_imprint'),
    ]

    operations = [
        migrations.CreateModel(
            name='BreakingBar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', articles.models.fields.LineField(max_length=160, verbose_name='text')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='from')),
                ('until', models.DateTimeField(default=articles.models.breaking_bar.two_hours_on, help_text='It takes itself down at this moment.', verbose_name='until')),
                ('article', models.ForeignKey(blank=True, help_text='Where it leads; the bar is gone as soon as the story is.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='breaking_bars', to='articles.article', verbose_name='article')),
            ],
            options={
                'verbose_name': 'breaking news',
                'verbose_name_plural': 'breaking news',
                'ordering': ['-since', '-id'],
            },
        ),
        migrations.AddIndex(
            model_name='breakingbar',
            index=models.Index(fields=['until'], name='breaking_bars_by_end'),
        ),
        migrations.AddConstraint(
            model_name='breakingbar',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='breaking_bar_says_something'),
        ),
        migrations.AddConstraint(
            model_name='breakingbar',
            constraint=models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='breaking_bar_ends_after_it_begins'),
        ),
    ]
