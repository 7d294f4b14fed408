from django.db import migrations

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_article_says_its_age")]

    operations = [
        migrations.AddField(
            model_name="author",
            name="title",
            field=articles.models.fields.LineField(
                blank=True,
                help_text="Stands under the name: reporter, Hanoi bureau.",
                max_length=120,
                verbose_name="position at the paper",
            ),
        ),
    ]
