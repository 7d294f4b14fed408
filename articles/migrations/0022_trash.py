from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0021_revision'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': [('publish_article', 'Can publish and withdraw articles'), ('change_any_article', 'Can change articles of others'), ('delete_article_for_good', 'Can delete articles for good')], 'verbose_name': 'article', 'verbose_name_plural': 'articles'},
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='last_saved_articles',
        ),
        migrations.AddField(
            model_name='article',
            name='trashed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='in the trash since'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['modified_at', 'id', 'status', 'trashed_at'], name='last_saved_articles'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('trashed_at__isnull', False)), fields=['trashed_at', 'id'], name='articles_in_the_trash'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('trashed_at__isnull', True), _connector='OR'), name='published_article_is_not_in_the_trash'),
        ),
    ]
