"""All that 0001 to 0037 make, in one step: a new site is ready in a third of the time.

A site that was made by those stays as it is; one that has only some of them goes on by them.
"""

import uuid
from importlib import import_module

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import taggit.managers
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import articles.models.breaking_bar
import articles.models.fields
import articles.models.imprint
import articles.models.preview_link

words = import_module("articles.migrations.0011_article_text")  # the databases' indexes of words

REPLACED = [
    "0001_initial",
    "0002_roles",
    "0003_readership",
    "0004_change",
    "0005_lighter_indexes",
    "0006_hourly_views",
    "0007_article_says_its_age",
    "0008_author_title",
    "0009_related",
    "0010_public_change",
    "0011_article_text",
    "0012_remove_article_search_folded",
    "0013_event",
    "0014_correction",
    "0015_imprint",
    "0016_breaking_bar",
    "0017_front_slot",
    "0018_paper_roles",
    "0019_form_sent",
    "0020_presence",
    "0021_revision",
    "0022_trash",
    "0023_delete_for_good",
    "0024_draft",
    "0025_trail",
    "0026_assignment",
    "0027_takedown",
    "0028_embargo",
    "0029_workflow",
    "0030_workflow_roles",
    "0031_preview_link",
    "0032_who_did_what",
    "0033_front_desk",
    "0034_embargo_lift_and_pulse",
    "0035_bulk_work",
    "0036_articles_handed_in",
    "0037_settings_roles",
]

REPORTER = ["add_article", "change_article", "view_article",
            "add_image", "change_image", "view_image",
            "add_tag", "view_tag",
            "view_assignment", "view_author", "view_category", "view_event"]
EDITOR = [*REPORTER, "publish_article", "change_tag", "view_dailyviews",
          "add_assignment", "change_assignment",
          "add_author", "change_author",
          "add_event", "change_event",
          "add_correction", "change_correction", "delete_correction", "view_correction",
          "view_frontslot", "view_breakingbar"]
MANAGING_EDITOR = [*EDITOR, "change_any_article", "take_down_article",
                   "delete_article", "delete_article_for_good",
                   "delete_assignment", "delete_author", "delete_event", "delete_image",
                   "delete_tag",
                   "add_category", "change_category", "delete_category",
                   "add_frontslot", "change_frontslot", "delete_frontslot",
                   "add_breakingbar", "change_breakingbar", "delete_breakingbar",
                   "view_imprint", "change_imprint", "change_checklist", "view_trailentry"]
ROLES = {
    "Phóng viên": REPORTER,
    "Biên tập viên": EDITOR,
    "Thư ký tòa soạn": MANAGING_EDITOR,
    "Quản trị": MANAGING_EDITOR,
}
ACCOUNTS = ["view_user", "add_user", "change_user", "view_group"]  # Quản trị alone


def make_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    from django.apps import apps as living  # permissions are made from the living models

    for app in ("auth", "articles"):
        create_permissions(living.get_app_config(app), verbosity=0, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(
            content_type__app_label="articles", codename__in=codenames
        ))
    Group.objects.get(name="Quản trị").permissions.add(*Permission.objects.filter(
        content_type__app_label="auth", codename__in=ACCOUNTS
    ))


def make_imprint(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Begin with the paper's name; the desk fills in the rest."""
    apps.get_model("articles", "Imprint").objects.get_or_create(pk=1)


class Migration(migrations.Migration):

    initial = True

    replaces = [("articles", name) for name in REPLACED]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('names', models.TextField(verbose_name='names')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True, verbose_name='at')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
            },
        ),
        migrations.CreateModel(
            name='JournalOffset',
            fields=[
                ('name', models.CharField(max_length=150, primary_key=True, serialize=False, verbose_name='name')),
                ('offset', models.PositiveBigIntegerField(default=0, verbose_name='bytes counted')),
            ],
            options={
                'verbose_name': 'offset in a journal',
                'verbose_name_plural': 'offsets in journals',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ReaderSalt',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False, verbose_name='day')),
                ('key', models.BinaryField(max_length=32, verbose_name='key')),
            ],
            options={
                'verbose_name': 'salt of readers',
                'verbose_name_plural': 'salts of readers',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('pk', models.CompositePrimaryKey('article_id', 'reader', blank=True, editable=False, primary_key=True, serialize=False)),
                ('article_id', models.BigIntegerField(verbose_name='article')),
                ('reader', models.BigIntegerField(help_text='A keyed hash, good for one day.', verbose_name='reader')),
                ('counted_at', models.BigIntegerField(verbose_name='counted')),
            ],
            options={
                'verbose_name': 'reading',
                'verbose_name_plural': 'readings',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(max_length=100, verbose_name='name')),
                ('slug', models.SlugField(blank=True, max_length=120, unique=True, verbose_name='slug')),
                ('key', models.CharField(blank=True, default='', editable=False, max_length=300, unique=True)),
                ('name_folded', models.CharField(blank=True, default='', editable=False, max_length=160)),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('key', models.BigAutoField(primary_key=True, serialize=False, verbose_name='key')),
                ('stories', models.PositiveIntegerField(verbose_name='stories')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='BulkWork',
            fields=[
                ('token', models.UUIDField(primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=300, verbose_name='name then')),
                ('deed', models.CharField(max_length=20, verbose_name='deed')),
                ('asked', models.CharField(max_length=500, verbose_name='what was asked')),
                ('undone_fields', models.JSONField(default=list)),
                ('chosen', models.PositiveIntegerField(default=0, verbose_name='chosen')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='at')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='undone')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'bulk work',
                'verbose_name_plural': 'bulk works',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(blank=True, help_text="The section's address.", max_length=120, unique=True, verbose_name='slug')),
                ('description', articles.models.fields.ProseField(blank=True, verbose_name='description')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('in_menu', models.BooleanField(default=True, verbose_name='shown in the menu')),
                ('editors', models.ManyToManyField(blank=True, help_text='Who edits and publishes here and in the parts of this section.', related_name='sections', to=settings.AUTH_USER_MODEL, verbose_name='editors')),
                ('parent', models.ForeignKey(blank=True, limit_choices_to={'parent': None}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='articles.category', verbose_name='part of')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('parent', 'name'), name='sections_of_one_parent_differ'), models.UniqueConstraint(condition=models.Q(('parent', None)), fields=('name',), name='top_sections_differ'), models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='section_is_not_its_own_part'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='section_has_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('levels', models.JSONField(blank=True, default=dict, verbose_name='levels')),
            ],
            options={
                'verbose_name': 'checklist',
                'verbose_name_plural': 'checklist',
                'default_permissions': ('change',),
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_checklist')],
            },
        ),
        migrations.CreateModel(
            name='FrontDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('base', models.PositiveIntegerField()),
                ('content', models.JSONField(default=list)),
                ('set_aside', models.BooleanField(default=False)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='front_draft', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'draft of the front page',
                'verbose_name_plural': 'drafts of the front page',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FrontLaunch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='number')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('before', models.JSONField(default=list)),
                ('after', models.JSONField(default=list)),
                ('changes', models.JSONField(default=list, verbose_name='changes')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('undoes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.frontlaunch', verbose_name='undoes')),
            ],
            options={
                'verbose_name': 'launch of the front page',
                'verbose_name_plural': 'launches of the front page',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='HourlyViews',
            fields=[
                ('pk', models.CompositePrimaryKey('article_id', 'hour', blank=True, editable=False, primary_key=True, serialize=False)),
                ('article_id', models.BigIntegerField(verbose_name='article')),
                ('hour', models.IntegerField(help_text='Since 1970, by universal time.', verbose_name='hour')),
                ('count', models.BigIntegerField(verbose_name='views')),
            ],
            options={
                'verbose_name': 'hourly views',
                'verbose_name_plural': 'hourly views',
                'default_permissions': (),
                'indexes': [models.Index(fields=['hour'], name='views_of_an_hour')],
            },
        ),
        migrations.CreateModel(
            name='Image',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=200, upload_to='', verbose_name='file')),
                ('caption', articles.models.fields.LineField(blank=True, max_length=1000, verbose_name='caption')),
                ('credit', articles.models.fields.LineField(blank=True, help_text='Who made it, without “Photo:”.', max_length=200, verbose_name='credit')),
                ('alt', articles.models.fields.LineField(blank=True, help_text='What is to be seen, for readers who cannot see it.', max_length=500, verbose_name='alternative text')),
                ('width', models.PositiveIntegerField(editable=False, verbose_name='width')),
                ('height', models.PositiveIntegerField(editable=False, verbose_name='height')),
                ('focal_x', models.PositiveSmallIntegerField(default=50, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='focal point from the left, %')),
                ('focal_y', models.PositiveSmallIntegerField(default=50, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='focal point from the top, %')),
                ('checksum', models.CharField(db_index=True, editable=False, max_length=64, verbose_name='SHA-256')),
                ('added_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='added')),
                ('search_folded', models.CharField(blank=True, default='', editable=False, max_length=1800)),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'ordering': ['-added_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('height__gt', 0), ('width__gt', 0)), name='image_has_a_size'), models.CheckConstraint(condition=models.Q(('focal_x__lte', 100), ('focal_y__lte', 100)), name='focal_point_lies_in_the_image')],
            },
        ),
        migrations.CreateModel(
            name='Imprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(default=articles.models.imprint.site_name, max_length=160, verbose_name='name of the paper')),
                ('agency', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='press agency')),
                ('governing_body', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='governing body')),
                ('licence_number', articles.models.fields.LineField(blank=True, max_length=80, verbose_name='licence number')),
                ('licence_date', models.DateField(blank=True, null=True, verbose_name='licence issued on')),
                ('licence_issuer', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='licence issued by')),
                ('editor_title', articles.models.fields.LineField(blank=True, help_text='As it stands before the name; empty: Editor-in-chief.', max_length=80, verbose_name='title of the head')),
                ('editor_in_chief', articles.models.fields.LineField(blank=True, max_length=120, verbose_name='editor-in-chief')),
                ('address', articles.models.fields.LineField(blank=True, max_length=300, verbose_name='address')),
                ('phones', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='phones')),
                ('hotline', articles.models.fields.LineField(blank=True, max_length=80, verbose_name='hotline')),
                ('fax', articles.models.fields.LineField(blank=True, max_length=80, verbose_name='fax')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('reuse', articles.models.fields.LineField(blank=True, help_text='Empty: “Please name the source when you quote from it.”', max_length=300, verbose_name='sentence on reuse')),
                ('extra', articles.models.fields.ProseField(blank=True, help_text='Deputies, offices, advertising; an empty line begins a paragraph.', verbose_name='more')),
            ],
            options={
                'verbose_name': 'imprint',
                'verbose_name_plural': 'imprint',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_imprint'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='imprint_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('host', models.CharField(max_length=200, verbose_name='host')),
                ('process', models.PositiveIntegerField(verbose_name='process')),
                ('beaten_at', models.DateTimeField(verbose_name='at')),
                ('host_at', models.DateTimeField(verbose_name='at, by the host’s clock')),
                ('seen', models.PositiveBigIntegerField(verbose_name='last change seen')),
                ('astray', models.JSONField(default=list, verbose_name='pages that were not as planned')),
                ('astray_at', models.DateTimeField(null=True, verbose_name='found')),
            ],
            options={
                'verbose_name': 'heartbeat',
                'verbose_name_plural': 'heartbeats',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('host', 'process'), name='one_pulse_a_worker')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(max_length=160, verbose_name='name')),
                ('slug', models.SlugField(blank=True, max_length=120, unique=True, verbose_name='slug')),
                ('summary', articles.models.fields.ProseField(blank=True, help_text='What it is about, in two or three sentences.', verbose_name='summary')),
                ('name_folded', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='articles.image', verbose_name='image')),
            ],
            options={
                'verbose_name': 'event line',
                'verbose_name_plural': 'event lines',
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(fields=('name',), name='event_lines_differ'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='event_has_a_name'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='event_has_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', articles.models.fields.LineField(max_length=120, verbose_name='pen name')),
                ('slug', models.SlugField(blank=True, max_length=120, unique=True, verbose_name='slug')),
                ('title', articles.models.fields.LineField(blank=True, help_text='Stands under the name: reporter, Hanoi bureau.', max_length=120, verbose_name='position at the paper')),
                ('bio', articles.models.fields.ProseField(blank=True, verbose_name='biography')),
                ('name_folded', models.CharField(blank=True, default='', editable=False, max_length=160)),
                ('sort_key', models.CharField(blank=True, db_index=True, default='', editable=False, max_length=500)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pen_names', to=settings.AUTH_USER_MODEL, verbose_name='desk account')),
                ('portrait', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='portrait_of', to='articles.image', verbose_name='portrait')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['sort_key', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='author_has_a_name'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='author_has_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(editable=False, null=True, verbose_name='in the trash since')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('approved', 'Approved'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='status')),
                ('posted_at', models.DateTimeField(blank=True, help_text='When it was put on the site.', null=True, verbose_name='posted')),
                ('published_at', models.DateTimeField(blank=True, help_text='When it counts as published. In the future: readers see it from then on.', null=True, verbose_name='published')),
                ('sent_back_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='sent back')),
                ('embargo_until', models.DateTimeField(blank=True, help_text='No reader sees it before, whatever else is set.', null=True, verbose_name='embargo until')),
                ('expires_at', models.DateTimeField(blank=True, help_text='From then on its address says that it is no longer available.', null=True, verbose_name='expires')),
                ('public_from', models.DateTimeField(editable=False, null=True)),
                ('listed_at', models.DateTimeField(editable=False, null=True)),
                ('listed_month', models.PositiveIntegerField(editable=False, null=True, verbose_name='month')),
                ('public_changed_at', models.DateTimeField(editable=False, null=True, verbose_name='changed for readers')),
                ('updated_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='updated')),
                ('update_note', articles.models.fields.LineField(blank=True, editable=False, max_length=300, verbose_name='what is new')),
                ('taken_down_at', models.DateTimeField(editable=False, null=True, verbose_name='taken down')),
                ('headline', articles.models.fields.LineField(max_length=300, verbose_name='headline')),
                ('slug', models.SlugField(blank=True, help_text='Made from the headline; stays as it is once the story is public.', max_length=160, verbose_name='slug')),
                ('agency', articles.models.fields.LineField(blank=True, help_text='Opens the lead, set off by a hyphen.', max_length=40, verbose_name='agency prefix')),
                ('lead', articles.models.fields.ProseField(blank=True, verbose_name='lead')),
                ('body', articles.models.fields.BodyField(blank=True, verbose_name='body')),
                ('lead_caption', articles.models.fields.LineField(blank=True, help_text="Empty: the image's own caption.", max_length=1000, verbose_name='caption here')),
                ('source_name', articles.models.fields.LineField(blank=True, max_length=200, verbose_name='source')),
                ('source_address', models.URLField(blank=True, max_length=500, verbose_name="source's address")),
                ('modified_at', models.DateTimeField(auto_now=True, verbose_name='last saved')),
                ('old_address', models.CharField(blank=True, help_text='Path at an earlier site; readers who ask for it are sent here.', max_length=500, verbose_name='old address')),
                ('says_its_age', models.BooleanField(default=True, help_text='From a year after publication on. Switch it off for what stays true.', verbose_name='say that it is old')),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to=settings.AUTH_USER_MODEL, verbose_name='written at the desk by')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.category', verbose_name='section')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.event', verbose_name='event line')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lead_of', to='articles.image', verbose_name='lead image')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'permissions': [('publish_article', 'Can publish and withdraw articles'), ('change_any_article', 'Can change articles of others'), ('delete_article_for_good', 'Can delete articles for good'), ('take_down_article', 'Can take articles down and put them back')],
                'indexes': [models.Index(condition=models.Q(('public_from__isnull', False)), fields=['listed_at', 'id', 'public_from', 'expires_at'], name='newest_articles'), models.Index(condition=models.Q(('public_from__isnull', False)), fields=['section', 'listed_at', 'id', 'public_from', 'expires_at'], name='newest_of_a_section'), models.Index(condition=models.Q(('event__isnull', False), ('public_from__isnull', False)), fields=['event', 'listed_at', 'id', 'public_from', 'expires_at'], name='newest_of_an_event'), models.Index(fields=['modified_at', 'id', 'status', 'trashed_at'], name='last_saved_articles'), models.Index(condition=models.Q(('status', 'in_review'), ('status', 'approved'), _connector='OR'), fields=['modified_at', 'id'], name='articles_handed_in'), models.Index(fields=['published_at', 'id'], name='articles_by_date'), models.Index(condition=models.Q(('embargo_until__isnull', False)), fields=['embargo_until', 'id'], name='articles_under_embargo'), models.Index(condition=models.Q(('expires_at__isnull', False)), fields=['expires_at', 'id'], name='articles_that_expire'), models.Index(condition=models.Q(('public_from__isnull', False)), fields=['listed_month', 'public_changed_at', 'public_from', 'expires_at'], name='months_of_the_archive'), models.Index(condition=models.Q(('sent_back_at__isnull', False), ('status', 'draft')), fields=['sent_back_at', 'id'], name='articles_sent_back'), models.Index(condition=models.Q(('trashed_at__isnull', False)), fields=['trashed_at', 'id'], name='articles_in_the_trash')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('status', 'published'), _negated=True), ('public_from', None)), models.Q(('public_from__isnull', False), ('status', 'published'), models.Q(models.Q(('embargo_until__gt', models.F('published_at')), ('public_from', models.F('embargo_until'))), models.Q(models.Q(('embargo_until', None), ('embargo_until__lte', models.F('published_at')), _connector='OR'), ('public_from', models.F('published_at'))), _connector='OR')), _connector='OR'), name='article_is_public_from_its_dates_on'), models.CheckConstraint(condition=models.Q(('expires_at', None), ('published_at', None), ('expires_at__gt', models.F('published_at')), _connector='OR'), name='article_expires_after_publication', violation_error_message='It expires before it is published.'), models.CheckConstraint(condition=models.Q(('expires_at', None), ('embargo_until', None), ('expires_at__gt', models.F('embargo_until')), _connector='OR'), name='article_expires_after_its_embargo', violation_error_message='It expires before its embargo ends.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='published_article_has_a_date'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in_review', 'approved', 'published', 'withdrawn'])), name='article_status_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('trashed_at__isnull', True), _connector='OR'), name='published_article_is_not_in_the_trash'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), ('trashed_at__isnull', True)), ('taken_down_at__isnull', True), _connector='OR'), name='what_was_taken_down_is_withdrawn_and_kept'), models.CheckConstraint(condition=models.Q(('headline', ''), _negated=True), name='article_has_a_headline'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='article_has_an_address'), models.UniqueConstraint(condition=models.Q(('old_address', ''), _negated=True), fields=('old_address',), name='old_address_leads_to_one_article')],
            },
        ),
        migrations.CreateModel(
            name='ArticleText',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='searched', serialize=False, to='articles.article')),
                ('headline_exact', models.TextField(verbose_name="headline's words")),
                ('headline_folded', models.TextField(verbose_name="headline's words, folded")),
                ('exact', models.TextField(verbose_name='words')),
                ('folded', models.TextField(verbose_name='words, folded')),
            ],
            options={
                'verbose_name': 'searched text',
                'verbose_name_plural': 'searched texts',
                'default_permissions': (),
            },
        ),
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
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('correction', 'Correction'), ('apology', 'Correction and apology')], default='correction', max_length=10, verbose_name='kind')),
                ('text', articles.models.fields.ProseField(verbose_name='what was wrong, and what is right')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='articles.article', verbose_name='article')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['at', 'id'], name='newest_corrections')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['correction', 'apology'])), name='correction_kind_is_known'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='correction_says_something')],
            },
        ),
        migrations.CreateModel(
            name='DailyViews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('count', models.PositiveBigIntegerField(default=0, verbose_name='views')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='daily_views', to='articles.article')),
            ],
            options={
                'verbose_name': 'daily views',
                'verbose_name_plural': 'daily views',
                'indexes': [models.Index(fields=['day', 'article', 'count'], name='views_of_a_day')],
                'constraints': [models.UniqueConstraint(fields=('article', 'day'), name='one_count_a_story_and_day')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4)),
                ('content', models.JSONField(default=dict)),
                ('base', models.CharField(blank=True, max_length=64)),
                ('window', models.UUIDField()),
                ('set_aside', models.BooleanField(default=False)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='articles.article')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'draft',
                'verbose_name_plural': 'drafts',
                'constraints': [models.UniqueConstraint(fields=('user', 'article'), name='one_draft_each_on_a_story'), models.UniqueConstraint(fields=('user', 'key'), name='draft_is_found_by_its_key')],
            },
        ),
        migrations.CreateModel(
            name='EmbargoLift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_until', models.DateTimeField(verbose_name='embargo until')),
                ('until', models.DateTimeField(blank=True, help_text='Empty: at once.', null=True, verbose_name='instead until')),
                ('reason', articles.models.fields.ProseField(verbose_name='reason')),
                ('asker', models.CharField(max_length=200, verbose_name='name then')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('state', models.CharField(choices=[('asked', 'Waits for a second person'), ('agreed', 'Lifted'), ('refused', 'Refused'), ('overtaken', 'Asked anew')], default='asked', max_length=10, verbose_name='state')),
                ('decider', models.CharField(blank=True, max_length=200, verbose_name='name then')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='embargo_lifts', to='articles.article', verbose_name='article')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
            ],
            options={
                'verbose_name': 'early lifting of an embargo',
                'verbose_name_plural': 'early liftings of embargoes',
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'agreed'), _negated=True), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='an_embargo_is_lifted_by_two_people'), models.CheckConstraint(condition=models.Q(('until', None), ('until__lt', models.F('held_until')), _connector='OR'), name='an_embargo_is_lifted_to_an_earlier_moment'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_lifting_has_a_reason'), models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('article',), name='one_lifting_of_a_story_waits')],
            },
        ),
        migrations.CreateModel(
            name='FormSent',
            fields=[
                ('token', models.UUIDField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True, verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forms_sent', to='articles.article')),
            ],
            options={
                'verbose_name': 'form sent',
                'verbose_name_plural': 'forms sent',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FrontSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='from')),
                ('until', models.DateTimeField(blank=True, help_text='Empty: until it is taken out.', null=True, verbose_name='until')),
                ('zone', models.CharField(choices=[('lead', 'Lead'), ('second', 'Beside the lead'), ('band', 'Section band')], default='lead', max_length=6, verbose_name='place')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Among the slots of one place, the lowest first.', verbose_name='order')),
                ('headline', articles.models.fields.LineField(blank=True, help_text='Empty: the story’s own headline.', max_length=300, verbose_name='headline here')),
                ('unchanged_since', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='unchanged since')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='front_slots', to='articles.article', verbose_name='article')),
                ('section', models.ForeignKey(blank=True, help_text='Whose band it is; for section bands alone.', limit_choices_to={'parent': None}, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='front_slots', to='articles.category', verbose_name='section')),
            ],
            options={
                'verbose_name': 'front page slot',
                'verbose_name_plural': 'front page',
                'ordering': ['position', '-since', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('zone__in', ['lead', 'second', 'band'])), name='front_slot_zone_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('section__isnull', False), ('zone', 'band')), models.Q(models.Q(('zone', 'band'), _negated=True), ('section__isnull', True)), _connector='OR'), name='only_a_band_is_a_section_s'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='front_slot_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='articles.article')),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='articles.image')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'constraints': [models.UniqueConstraint(fields=('article', 'image'), name='one_figure_a_story_and_image')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sent_back', 'sent back'), ('remark', 'remark')], default='remark', max_length=10, verbose_name='kind')),
                ('text', articles.models.fields.ProseField(verbose_name='note')),
                ('quote', articles.models.fields.ProseField(blank=True, verbose_name='passage')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('name', models.CharField(blank=True, max_length=300, verbose_name='name then')),
                ('resolved_at', models.DateTimeField(null=True, verbose_name='resolved')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='articles.article', verbose_name='article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'default_permissions': (),
                'indexes': [models.Index(condition=models.Q(('resolved_at__isnull', True)), fields=['article', 'at'], name='notes_that_stand')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=100, verbose_name='source')),
                ('identity', models.CharField(max_length=300, verbose_name='identity at the source')),
                ('digest', models.CharField(max_length=64, verbose_name='fingerprint of what was imported')),
                ('imported_at', models.DateTimeField(verbose_name='imported')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='origin', to='articles.article')),
            ],
            options={
                'verbose_name': 'origin',
                'verbose_name_plural': 'origins',
                'constraints': [models.UniqueConstraint(fields=('source', 'identity'), name='one_story_an_identity_at_the_source')],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField(db_index=True, verbose_name='seen')),
                ('typed_at', models.DateTimeField(null=True, verbose_name='typed')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='articles.article')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'presence',
                'verbose_name_plural': 'presences',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('article', 'user'), name='one_presence_a_story_each')],
            },
        ),
        migrations.CreateModel(
            name='RelatedPick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('shown', 'Show first'), ('hidden', 'Do not show')], default='shown', max_length=6, verbose_name='place')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picks', to='articles.article')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picked_beside', to='articles.article', verbose_name='story')),
            ],
            options={
                'verbose_name': 'related story',
                'verbose_name_plural': 'related stories, by hand',
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('article', 'other'), name='one_word_on_each_related_story', violation_error_message='This story is already in the list.'), models.CheckConstraint(condition=models.Q(('article', models.F('other')), _negated=True), name='no_story_is_related_to_itself'), models.CheckConstraint(condition=models.Q(('kind__in', ['shown', 'hidden'])), name='related_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('found', 'as it stood'), ('saved', 'saved'), ('submit', 'submitted for review'), ('send_back', 'sent back'), ('approve', 'approved'), ('publish', 'published to readers'), ('withdraw', 'withdrawn'), ('undone', 'undone'), ('merged', 'two texts brought together'), ('restored', 'restored'), ('imported', 'imported'), ('trashed', 'moved to the trash'), ('taken_back', 'taken out of the trash'), ('lift', 'embargo lifted early'), ('typo', 'typing slip mended'), ('update', 'updated'), ('correction', 'corrected'), ('take_down', 'taken down'), ('put_back', 'put back after a takedown')], max_length=12, verbose_name='kind')),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='saved')),
                ('saver', models.CharField(blank=True, max_length=300, verbose_name='name then')),
                ('restored_from', models.PositiveIntegerField(blank=True, null=True, verbose_name='restored from')),
                ('digest', models.CharField(max_length=32, verbose_name='fingerprint')),
                ('changed', models.JSONField(default=list, verbose_name='changed fields')),
                ('content', models.JSONField(verbose_name='content')),
                ('names', models.JSONField(default=dict, verbose_name='names')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.article')),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to=settings.AUTH_USER_MODEL, verbose_name='saved by')),
            ],
            options={
                'verbose_name': 'version',
                'verbose_name_plural': 'versions',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='one_version_a_number_of_a_story')],
            },
        ),
        migrations.CreateModel(
            name='TaggedArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged', to='articles.article')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged', to='articles.tag')),
            ],
            options={
                'verbose_name': 'tag of an article',
                'verbose_name_plural': 'tags of articles',
                'constraints': [models.UniqueConstraint(fields=('tag', 'content_object'), name='one_tag_once_a_story')],
            },
        ),
        migrations.CreateModel(
            name='Takedown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', articles.models.fields.LineField(help_text='Readers who open the address are told this sentence.', max_length=500, verbose_name='reason')),
                ('note', articles.models.fields.ProseField(blank=True, help_text='Who asked for it, number of the document; readers never see it.', verbose_name='note for the desk')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('name', models.CharField(blank=True, editable=False, max_length=200, verbose_name='name')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='takedowns', to='articles.article', verbose_name='article')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'takedown',
                'verbose_name_plural': 'takedowns',
                'ordering': ['-at', '-id'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='takedown_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='TrailEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('deed', models.CharField(max_length=30, verbose_name='deed')),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='kind')),
                ('key', models.CharField(blank=True, max_length=40)),
                ('subject', models.CharField(max_length=320, verbose_name='subject')),
                ('version', models.PositiveIntegerField(null=True, verbose_name='version')),
                ('changes', models.JSONField(default=list, verbose_name='changes')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('article', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='trail', to='articles.article', verbose_name='article')),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'trail entry',
                'verbose_name_plural': 'trail',
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['at', 'id'], name='trail_by_time'), models.Index(fields=['by', 'at', 'id'], name='trail_of_a_person'), models.Index(fields=['deed', 'at', 'id'], name='trail_of_a_deed'), models.Index(fields=['article', 'at', 'id'], name='trail_of_an_article'), models.Index(fields=['kind', 'key', 'at', 'id'], name='trail_of_a_thing')],
            },
        ),
        migrations.CreateModel(
            name='ArticleTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.BigIntegerField(verbose_name='term')),
                ('weight', models.PositiveIntegerField(verbose_name='weight')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='articles.article')),
            ],
            options={
                'verbose_name': 'term of an article',
                'verbose_name_plural': 'terms of articles',
                'default_permissions': (),
                'indexes': [models.Index(fields=['article', 'term', 'weight'], name='terms_of_an_article'), models.Index(fields=['term', 'article', 'weight'], name='articles_with_a_term')],
            },
        ),
        migrations.CreateModel(
            name='BreakingBar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='from')),
                ('text', articles.models.fields.LineField(max_length=160, verbose_name='text')),
                ('until', models.DateTimeField(default=articles.models.breaking_bar.two_hours_on, help_text='It takes itself down at this moment.', verbose_name='until')),
                ('would_have_ended', models.DateTimeField(editable=False, null=True, verbose_name='would have ended')),
                ('article', models.ForeignKey(blank=True, help_text='Where it leads; the bar is gone as soon as the story is.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='breaking_bars', to='articles.article', verbose_name='article')),
            ],
            options={
                'verbose_name': 'breaking news',
                'verbose_name_plural': 'breaking news',
                'ordering': ['-since', '-id'],
                'indexes': [models.Index(fields=['until'], name='breaking_bars_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='breaking_bar_says_something'), models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='breaking_bar_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='BulkLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(null=True, verbose_name='version')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('work', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='articles.bulkwork')),
            ],
            options={
                'verbose_name': 'line of a bulk work',
                'verbose_name_plural': 'lines of bulk works',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('work', 'article'), name='one_line_a_story_of_a_work')],
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('writer', 'Writer'), ('photographer', 'Photographer'), ('source', 'Source')], default='writer', max_length=12, verbose_name='role')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.article')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='articles.author', verbose_name='author')),
            ],
            options={
                'verbose_name': 'byline',
                'verbose_name_plural': 'bylines',
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('article', 'author', 'role'), name='nobody_signs_twice_in_one_role'), models.CheckConstraint(condition=models.Q(('role__in', ['writer', 'photographer', 'source'])), name='byline_role_is_known')],
            },
        ),
        migrations.CreateModel(
            name='PreviewLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=articles.models.preview_link.new_key, editable=False, max_length=22, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('expires_at', models.DateTimeField(default=articles.models.preview_link.when_over, verbose_name='good until')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked')),
                ('opened', models.PositiveIntegerField(default=0, verbose_name='opened')),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='last opened')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preview_links', to='articles.article')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='preview_links', to=settings.AUTH_USER_MODEL, verbose_name='sender')),
                ('revision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='preview_links', to='articles.revision')),
            ],
            options={
                'verbose_name': 'preview link',
                'verbose_name_plural': 'preview links',
                'default_permissions': (),
                'indexes': [models.Index(fields=['article', '-made_at'], name='preview_links_of_a_story')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='preview_link_is_good_for_a_while')],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='articles.TaggedArticle', to='articles.Tag', verbose_name='tags'),
        ),
        migrations.RunPython(words.make_index, words.drop_index),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
        migrations.RunPython(make_imprint, migrations.RunPython.noop),
    ]
