"""Where no keys are set, no button is shown, and stewards are told why."""

from kmportal.members.models import User
from tests import factories


def test_without_keys_nobody_is_offered_line_or_google(client):
    page = client.get("/th/accounts/login/").content.decode()
    assert "LINE" not in page
    assert "Google" not in page


def test_a_steward_reads_what_is_missing(client):
    client.force_login(User.objects.create_superuser("steward", "steward@example.org", "pass"))
    page = client.get("/admin/ways-to-sign-in/").content.decode()
    assert "LINE_CLIENT_ID" in page
    assert "/th/accounts/google/login/callback/" in page


def test_others_do_not(client):
    client.force_login(factories.person("member"))
    assert client.get("/admin/ways-to-sign-in/").status_code == 302


# The editor's door


def test_the_editor_s_door_leads_to_the_portal_s_own_page(client):
    response = client.get("/admin/pages/", follow=True)
    target, _status = response.redirect_chain[-1]
    assert target == "/th/accounts/login/?next=/admin/pages/"


def test_it_leads_to_no_other_site(client):
    response = client.get("/admin/login/?next=https://evil.example/")
    assert response.url == "/th/accounts/login/?next=/admin/"


def test_wagtail_s_own_forms_take_no_password(client):
    factories.person("writer")
    answers = {"username": "writer", "password": "pass"}
    for address in ("/admin/login/", "/th/_util/login/"):
        assert client.post(address, answers).status_code in {301, 302}
    assert "_auth_user_id" not in client.session


def test_a_member_without_the_right_is_refused_and_not_sent_round(client):
    client.force_login(factories.person("member"))
    assert client.get("/admin/", follow=True).status_code == 403
