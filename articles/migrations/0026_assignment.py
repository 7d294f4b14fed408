"""Planned stories, and who makes them: editors; reporters see what is theirs or nobody's."""

import articles.models.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REPORTER = ["view_assignment"]
EDITOR = [*REPORTER, "add_assignment", "change_assignment"]
MANAGING_EDITOR = [*EDITOR, "delete_assignment"]
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
        ('articles', '0025_trail'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('idea', articles.models.fields.LineField(help_text='A headline to begin with, or what it is about.', max_length=300, verbose_name='idea')),
                ('due', models.DateTimeField(help_text='When it should be with the editors.', verbose_name='due')),
                ('place', articles.models.fields.LineField(blank=True, help_text='Front page, lead of a section…', max_length=80, verbose_name='wanted place')),
                ('length', models.PositiveSmallIntegerField(blank=True, help_text='In words.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20000)], verbose_name='wanted length')),
                ('needs_photo', models.BooleanField(default=False, verbose_name='needs a photo')),
                ('note', articles.models.fields.ProseField(blank=True, help_text='Whom to ask, what to look at, what to leave alone.', verbose_name='note')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('done', 'Done'), ('dropped', 'Dropped')], default='planned', max_length=10, verbose_name='state')),
                ('search_folded', models.CharField(blank=True, default='', editable=False, max_length=1000)),
                ('article', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assignment', to='articles.article', verbose_name='article')),
                ('assignee', models.ForeignKey(blank=True, help_text='Empty: whoever likes may take it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assignments', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='planned by')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='articles.category', verbose_name='section')),
            ],
            options={
                'verbose_name': 'planned story',
                'verbose_name_plural': 'planned stories',
                'indexes': [models.Index(fields=['due', 'id'], name='assignments_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('idea', ''), _negated=True), name='assignment_has_an_idea'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'under_way', 'done', 'dropped'])), name='assignment_state_is_known')],
            },
        ),
        migrations.RunPython(widen_roles, migrations.RunPython.noop),
    ]
