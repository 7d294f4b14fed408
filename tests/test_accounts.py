"""Administrators look after accounts and give nobody, themselves least, more than they hold."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from tests import make
from tests.test_desk_articles import form, signed_in

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/auth/user/", "/admin/auth/user/add/"


@pytest.fixture
def boss() -> User:
    return make.administrator()


@pytest.fixture
def client(boss: User) -> Client:
    return signed_in(boss)


def page(user: User, view: str = "change") -> str:
    if view == "password":
        return reverse("admin:auth_user_password_change", args=[user.pk])
    return reverse(f"admin:auth_user_{view}", args=[user.pk])


def save(client: Client, user: User, **fields: Any) -> Any:
    answer = client.post(page(user), form(client, page(user)) | fields)
    user.refresh_from_db()
    return answer


def roles(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def group(name: str) -> int:
    return Group.objects.get(name=name).pk


def test_an_administrator_makes_a_reporter_who_can_sign_in(client: Client):
    sent = form(client, ADD, username="moi", groups=[group("Phóng viên")], usable_password="true")
    client.post(ADD, sent | {"password1": "mot-hai-ba-bon", "password2": "mot-hai-ba-bon"})
    made = User.objects.get(username="moi")
    assert (roles(made), made.is_staff, made.is_superuser) == ({"Phóng viên"}, True, False)
    assert Client().login(username="moi", password="mot-hai-ba-bon")


def test_sections_are_given_and_taken_at_the_account(client: Client):
    here, there = make.category("Kinh tế"), make.category("Thể thao")
    editor = make.editor(sections=[here])
    save(client, editor, sections=[there.pk], groups=[group("Biên tập viên")])
    assert list(editor.sections.all()) == [there]


def test_an_account_is_closed_and_not_deleted(client: Client):
    reporter = make.reporter()
    sent = form(client, page(reporter), groups=[group("Phóng viên")])
    sent.pop("is_active")
    client.post(page(reporter), sent)
    reporter.refresh_from_db()
    assert not reporter.is_active
    assert client.post(page(reporter, "delete"), {"post": "yes"}).status_code == 403


def test_forged_rights_change_nothing(client: Client):
    reporter, right = make.reporter(), Permission.objects.get(codename="delete_user")
    forged = {"is_superuser": "on", "user_permissions": [right.pk], "is_staff": "on"}
    save(client, reporter, groups=[group("Phóng viên")], **forged)
    assert not reporter.is_superuser
    assert not reporter.user_permissions.exists()
    sent = form(client, ADD, username="moi", usable_password="false", **forged)
    client.post(ADD, sent)
    assert not User.objects.get(username="moi").is_superuser


def test_a_role_with_more_rights_than_ones_own_is_not_given(client: Client, boss: User):
    mighty = Group.objects.create(name="Toàn quyền")
    mighty.permissions.add(Permission.objects.get(codename="delete_user"))
    reporter = make.reporter()
    save(client, reporter, groups=[mighty.pk])
    save(client, boss, groups=[mighty.pk])
    assert (roles(reporter), roles(boss)) == ({"Phóng viên"}, {"Quản trị"})


def test_nobody_changes_their_own_role(client: Client, boss: User):
    save(client, boss, groups=[group("Phóng viên")], first_name="Lan")
    assert (boss.first_name, roles(boss)) == ("Lan", {"Quản trị"})


@pytest.mark.parametrize("view", ["change", "password", "delete"])
@pytest.mark.parametrize("closed", [False, True])
def test_who_may_more_is_not_taken_over(client: Client, view: str, closed: bool):
    lesser = make.user("rieng", "Phóng viên", is_active=not closed)
    lesser.user_permissions.add(Permission.objects.get(codename="delete_user"))
    for above in (make.user("chu", is_superuser=True, is_active=not closed), lesser):
        sent = {"password1": "mot-hai-ba-bon", "password2": "mot-hai-ba-bon", "post": "yes"}
        answer = client.post(page(above, view), sent | {"username": above.username})
        assert answer.status_code == 403
        above.refresh_from_db()
        assert above.check_password("mat-khau-thu")


def test_nothing_of_a_password_is_shown(client: Client):
    reporter = make.reporter()
    for address in (page(reporter), page(reporter, "password"), page(reporter, "history"), LIST):
        text = client.get(address).content.decode()
        algorithm, salt, hashed = reporter.password.split("$")
        assert not any(part[:6] in text for part in (salt, hashed))
        assert f"{algorithm}$" not in text
    assert client.get(LIST, {"password__startswith": "m"}).status_code == 400


def test_roles_are_read_by_administrators_and_made_by_superusers(client: Client):
    role = Group.objects.get(name="Phóng viên")
    address = reverse("admin:auth_group_change", args=[role.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"name": "Đổi"}).status_code == 403
    assert client.get("/admin/auth/group/add/").status_code == 403
    trusted = make.user("nua-quyen", "Quản trị")
    trusted.user_permissions.set(Permission.objects.filter(codename__endswith="_group"))
    assert signed_in(trusted).post(address, {"name": "Đổi"}).status_code == 403
    assert signed_in(make.admin("chu-2")).get("/admin/auth/group/add/").status_code == 200


@pytest.mark.parametrize("person", [make.reporter, make.editor, make.managing_editor])
def test_accounts_are_no_business_of_anybody_else(person):
    client, other = signed_in(person()), make.reporter("khac")
    for address in (LIST, ADD, page(other), page(other, "password"), "/admin/auth/group/"):
        assert client.get(address).status_code == 403


def test_rights_are_told_in_the_language_of_whoever_gives_them():
    role = Group.objects.get(name="Biên tập viên")
    html = signed_in(make.admin()).get(reverse("admin:auth_group_change", args=[role.pk]))
    html = html.content.decode()
    assert "Bài viết: sửa<" in html
    assert "Can " not in html.split('name="permissions"')[1].split("</select>")[0]
