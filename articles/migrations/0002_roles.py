"""The three roles of a desk, as groups; an administrator is Django's superuser."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REPORTER = ["add_article", "change_article", "view_article", "add_image", "view_image",
            "change_image", "view_author", "view_category", "view_tag", "add_tag"]
EDITOR = [*REPORTER, "publish_article", "change_any_article", "add_author", "change_author",
          "change_tag", "view_dailyviews"]
MANAGING_EDITOR = [*EDITOR, "delete_article", "delete_author", "delete_tag", "delete_image",
                   "add_category", "change_category", "delete_category"]
ROLES = {
    "Phóng viên": REPORTER,
    "Biên tập viên": EDITOR,
    "Thư ký tòa soạn": MANAGING_EDITOR,
}


def make_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    from django.apps import apps as living  # permissions are made from the living models

    create_permissions(living.get_app_config("articles"), verbosity=0, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(
            content_type__app_label="articles", codename__in=codenames
        ))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
