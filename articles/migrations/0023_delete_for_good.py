"""Who may delete for good what lies in the trash: the managing editors."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    from django.apps import apps as living  # permissions are made from the living models

    create_permissions(living.get_app_config("articles"), verbosity=0, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for group in Group.objects.filter(name="Thư ký tòa soạn"):
        group.permissions.add(*Permission.objects.filter(
            content_type__app_label="articles", codename="delete_article_for_good"
        ))


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_trash")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
