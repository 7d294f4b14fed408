from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_hourly_views")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="says_its_age",
            field=models.BooleanField(
                default=True,
                help_text="From a year after publication on. Switch it off for what stays true.",
                verbose_name="say that it is old",
            ),
        ),
    ]
