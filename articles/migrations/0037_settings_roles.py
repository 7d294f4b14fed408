"""The checklist is set by managing editors and administrators, who may all that those may."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MANAGING_EDITOR, ADMINISTRATOR = "Thư ký tòa soạn", "Quản trị"


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    from django.apps import apps as living  # permissions are made from the living models

    create_permissions(living.get_app_config("articles"), verbosity=0, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    settings = Permission.objects.filter(
        content_type__app_label="articles", codename="change_checklist"
    )
    for group in Group.objects.filter(name__in=[MANAGING_EDITOR, ADMINISTRATOR]):
        group.permissions.add(*settings)
    for group in Group.objects.filter(name=ADMINISTRATOR):
        group.permissions.add(*Permission.objects.filter(group__name=MANAGING_EDITOR).distinct())


class Migration(migrations.Migration):
    dependencies = [("articles", "0036_articles_handed_in")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
