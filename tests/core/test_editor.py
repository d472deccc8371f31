"""The editor's screens are set in the site's Thai face."""

import pytest


@pytest.mark.django_db
def test_the_editor_loads_the_thai_face(admin_client):
    assert "css/editor.css" in admin_client.get("/admin/").content.decode()
