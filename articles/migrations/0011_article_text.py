"""Search: the words of each story in a table of their own, and the databases' indexes of them."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.models.article_text import words_in

# The words come as one string, parted by spaces alone: to the tokenizer `ascii` everything beyond
# ASCII is part of a word, and no word has anything of ASCII in it but letters and digits.
COLUMNS = ["headline_exact", "headline_folded", "exact", "folded"]
NAMES, NEW, OLD = (", ".join(f"{of}{name}" for name in COLUMNS) for of in ("", "new.", "old."))
ADD = f"INSERT INTO articles_words(rowid, {NAMES}) VALUES (new.article_id, {NEW});"
TAKE = f"""INSERT INTO articles_words(articles_words, rowid, {NAMES})
VALUES ('delete', old.article_id, {OLD});"""
# Whoever alters articles_articletext on SQLite makes it anew, and with it must make these triggers.
SQLITE = [
    f"""CREATE VIRTUAL TABLE articles_words USING fts5({NAMES}, content='articles_articletext',
    content_rowid='article_id', tokenize='ascii', columnsize=0)""",
    f"CREATE TRIGGER articles_words_in AFTER INSERT ON articles_articletext BEGIN {ADD} END",
    f"CREATE TRIGGER articles_words_out AFTER DELETE ON articles_articletext BEGIN {TAKE} END",
    f"CREATE TRIGGER articles_words_anew AFTER UPDATE ON articles_articletext BEGIN {TAKE} {ADD} END",
]
SQLITE_BACK = ["DROP TABLE articles_words"]
# Terms are words and pairs of neighbours, with a sign for where they stand (h: the headline) and
# how they are compared (= marked, : folded). With pairs a phrase is found in the index alone: by
# positions every story with its words had to be read, up to a second for two frequent words. The
# cost tells the planner that reading the table instead of the index is never worth it; nor are
# helpers, whom it would call for such a cost.
# The words stand apart from the rows, so that a search that finds half the archive keeps exact
# notes of where: from notes by the page it would compute the terms of each story anew.
POSTGRESQL = [
    "ALTER TABLE articles_articletext SET (toast_tuple_target = 128)",
    """
CREATE FUNCTION articles_terms(headline_exact text, headline_folded text, exact text, folded text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL RESTRICTED COST 10000 AS $$
    SELECT array_to_tsvector(coalesce(
        array_agg(kind || x) || array_agg(kind || x || ' ' || y) FILTER (WHERE y IS NOT NULL),
        array_agg(kind || x),
        '{}'
    ))
    FROM (VALUES ('h=', headline_exact), ('=', headline_exact), ('=', exact),
                 ('h:', headline_folded), (':', headline_folded), (':', folded)) AS s(kind, words),
         LATERAL (SELECT string_to_array(words, ' ')) AS l(a),
         LATERAL unnest(a, a[2:]) AS p(x, y)
    WHERE x <> ''
$$""",
    """
CREATE INDEX articles_words ON articles_articletext USING gin (
    articles_terms(headline_exact, headline_folded, exact, folded)
) WITH (gin_pending_list_limit = 1024)""",
]
POSTGRESQL_BACK = [
    "DROP INDEX articles_words",
    "DROP FUNCTION articles_terms(text, text, text, text)",
]
STATEMENTS = {"sqlite": (SQLITE, SQLITE_BACK), "postgresql": (POSTGRESQL, POSTGRESQL_BACK)}
STORIES_AT_ONCE = 200


def make_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, STATEMENTS[schema_editor.connection.vendor][0])


def drop_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, STATEMENTS[schema_editor.connection.vendor][1])


def run(schema_editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        schema_editor.execute(statement, params=None)


def write_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Article, ArticleText = (apps.get_model("articles", n) for n in ("Article", "ArticleText"))
    stories = Article.objects.order_by("pk").only("headline", "lead", "body")
    while batch := list(stories[:STORIES_AT_ONCE]):
        told = map(words_in, batch)
        ArticleText.objects.bulk_create(
            ArticleText(**{f.attname: getattr(text, f.attname) for f in text._meta.fields})
            for text in told
        )
        stories = stories.filter(pk__gt=batch[-1].pk)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_public_change")]

    operations = [
        migrations.CreateModel(
            name="ArticleText",
            fields=[
                ("article", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="searched", serialize=False, to="articles.article")),
                ("headline_exact", models.TextField(verbose_name="headline's words")),
                ("headline_folded", models.TextField(verbose_name="headline's words, folded")),
                ("exact", models.TextField(verbose_name="words")),
                ("folded", models.TextField(verbose_name="words, folded")),
            ],
            options={
                "verbose_name": "searched text",
                "verbose_name_plural": "searched texts",
                "default_permissions": (),
            },
        ),
        migrations.RunPython(make_index, drop_index),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
