"""What each role of the desk may do with event lines, corrections, front page, bar and imprint."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REPORTER = ["view_event"]
EDITOR = [*REPORTER, "add_event", "change_event",
          "view_correction", "add_correction", "change_correction", "delete_correction",
          "view_frontslot", "add_frontslot", "change_frontslot", "delete_frontslot",
          "view_breakingbar", "add_breakingbar", "change_breakingbar", "delete_breakingbar"]
MANAGING_EDITOR = [*EDITOR, "delete_event", "view_imprint", "change_imprint"]
ROLES = {
    "Phóng viên": REPORTER,
    "Biên tập viên": EDITOR,
    "Thư ký tòa soạn": MANAGING_EDITOR,
}


def widen_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
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
        ("articles", "0017_front_slot"),
    ]
    operations = [migrations.RunPython(widen_roles, migrations.RunPython.noop)]
