import articles.models.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_breaking_bar'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrontSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('zone', models.CharField(choices=[('lead', 'Lead'), ('second', 'Beside the lead'), ('band', 'Section band')], default='lead', max_length=6, verbose_name='place')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Among the slots of one place, the lowest first.', verbose_name='order')),
                ('headline', articles.models.fields.LineField(blank=True, help_text="Empty: the story’s own headline.", max_length=300, verbose_name='headline here')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='from')),
                ('until', models.DateTimeField(blank=True, help_text='Empty: until it is taken out.', null=True, verbose_name='until')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='front_slots', to='articles.article', verbose_name='article')),
                ('section', models.ForeignKey(blank=True, help_text='Whose band it is; for section bands alone.', limit_choices_to={'parent': None}, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='front_slots', to='articles.category', verbose_name='section')),
            ],
            options={
                'verbose_name': 'front page slot',
                'verbose_name_plural': 'front page',
                'ordering': ['position', '-since', '-id'],
            },
        ),
        migrations.AddConstraint(
            model_name='frontslot',
            constraint=models.CheckConstraint(condition=models.Q(('zone__in', ['lead', 'second', 'band'])), name='front_slot_zone_is_known'),
        ),
        migrations.AddConstraint(
            model_name='frontslot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('section__isnull', False), ('zone', 'band')), models.Q(models.Q(('zone', 'band'), _negated=True), ('section__isnull', True)), _connector='OR'), name='only_a_band_is_a_section_s'),
        ),
        migrations.AddConstraint(
            model_name='frontslot',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='front_slot_ends_after_it_begins'),
        ),
    ]
