from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_article_text")]

    operations = [migrations.RemoveField(model_name="article", name="search_folded")]
