"""Editors keep to the sections given to them, and administrators look after accounts.

Nobody is locked out: whoever is an editor now is given every section.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

EDITOR, MANAGING_EDITOR, ADMINISTRATOR = "Biên tập viên", "Thư ký tòa soạn", "Quản trị"
# Everywhere, and on the front page: the managing editors'.
NO_LONGER_EDITORS = ["change_any_article",
                     "add_frontslot", "change_frontslot", "delete_frontslot",
                     "add_breakingbar", "change_breakingbar", "delete_breakingbar"]
# No account is deleted: its name in the trail would go with it. It is closed.
ACCOUNTS = ["view_user", "add_user", "change_user", "view_group"]


def make_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    from django.apps import apps as living  # permissions are made from the living models

    for app in ("auth", "articles"):
        create_permissions(living.get_app_config(app), verbosity=0, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for group in Group.objects.filter(name=EDITOR):
        group.permissions.remove(*Permission.objects.filter(
            content_type__app_label="articles", codename__in=NO_LONGER_EDITORS
        ))
    administrators, _made = Group.objects.get_or_create(name=ADMINISTRATOR)
    administrators.permissions.add(*Permission.objects.filter(
        Q(group__name=MANAGING_EDITOR)
        | Q(content_type__app_label="auth", codename__in=ACCOUNTS)
    ).distinct())


def give_sections(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    User, Category = apps.get_model("auth", "User"), apps.get_model("articles", "Category")
    editors = User.objects.filter(groups__name=EDITOR)
    for section in Category.objects.filter(parent=None):
        section.editors.add(*editors)


class Migration(migrations.Migration):
    dependencies = [("articles", "0029_workflow")]
    operations = [
        migrations.RunPython(make_roles, migrations.RunPython.noop),
        migrations.RunPython(give_sections, migrations.RunPython.noop),
    ]
