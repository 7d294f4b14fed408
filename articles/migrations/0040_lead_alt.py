"""A lead image says per story what is to be seen; the stories that exist take the image's own."""

from django.db import migrations

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0039_image_rights")]
    operations = [
        migrations.AddField(
            model_name="article",
            name="lead_alt",
            field=articles.models.fields.LineField(
                blank=True,
                help_text="Empty: the image's own alternative text.",
                max_length=500,
                verbose_name="alternative text here",
            ),
        ),
    ]
