"""Hosts, TLS, API key and authority come from the environment and are used."""

import json
import os
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings
from modelsearch.backends import get_search_backend

from search.backends.elastic_breaker import FAILURES
from tests import tiers

ANSWER = b'{"status": "green"}'


def configured(**environment):
    """The search backends as the settings make them of these variables."""
    show = "from kmportal.settings import base; import json; print(json.dumps(base.WAGTAILSEARCH_BACKENDS))"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", show],
        cwd=settings.BASE_DIR,
        env=os.environ | {"ELASTICSEARCH_URL": "", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture
def authority(tmp_path):
    """A certificate of our own for 127.0.0.1, and its key."""
    certificate, key = tmp_path / "ca.pem", tmp_path / "key.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -out {certificate} -keyout {key}"
    try:
        subprocess.run(command.split(), check=True, capture_output=True)  # noqa: S603
    except FileNotFoundError:
        tiers.require(None, "OpenSSL", "on Debian: apt-get install openssl")
    return certificate, key


@pytest.fixture
def tls_server(authority):
    """(address, the Authorization headers it was sent)."""
    sent = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            sent.append(self.headers["Authorization"])
            self.send_response(200)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(ANSWER)))
            self.end_headers()
            self.wfile.write(ANSWER)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://127.0.0.1:{server.server_port}", sent
    server.shutdown()
    server.server_close()


def test_without_an_address_the_database_searches():
    assert list(configured()) == ["default"]


def test_the_databases_engine_stays_beside_elasticsearch():
    backends = configured(ELASTICSEARCH_URL="https://a:9200,https://b:9200")
    assert backends["default"]["BACKEND"] == "search.backends.elasticsearch9"
    assert backends["default"]["URLS"] == ["https://a:9200", "https://b:9200"]
    assert backends["database"] == configured()["default"]
    assert backends["default"]["FALLBACK"] == "database"


def test_the_api_key_is_sent_to_a_server_the_given_authority_vouches_for(
    settings, tls_server, authority
):
    url, sent = tls_server
    settings.WAGTAILSEARCH_BACKENDS = configured(
        ELASTICSEARCH_URL=url,
        ELASTICSEARCH_API_KEY="bGV0OmluCg==",
        ELASTICSEARCH_CA_CERTS=str(authority[0]),
    )
    assert get_search_backend("default").es.cluster.health()["status"] == "green"
    assert sent == ["ApiKey bGV0OmluCg=="]


def test_a_server_nobody_vouches_for_is_told_no_key(settings, tls_server):
    url, sent = tls_server
    settings.WAGTAILSEARCH_BACKENDS = configured(
        ELASTICSEARCH_URL=url, ELASTICSEARCH_API_KEY="bGV0OmluCg=="
    )
    with pytest.raises(FAILURES):
        get_search_backend("default").es.cluster.health()
    assert sent == []


def test_name_and_password_in_the_address_are_used(settings, tls_server, authority):
    url, sent = tls_server
    settings.WAGTAILSEARCH_BACKENDS = configured(
        ELASTICSEARCH_URL=url.replace("https://", "https://elastic:secret@"),
        ELASTICSEARCH_CA_CERTS=str(authority[0]),
    )
    get_search_backend("default").es.cluster.health()
    assert sent[0].startswith("Basic ")
