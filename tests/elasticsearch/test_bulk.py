"""Bulk requests wait and try again where that helps, and only with what was not taken."""

import pytest
from elasticsearch import ConnectionTimeout

from search.backends import elastic_bulk
from search.backends.elastic_bulk import BackgroundSender, BusyError, Document, send
from search.backends.elastic_texts import Raw


@pytest.fixture
def server(monkeypatch):
    """Answers each bulk request with the next list of statuses; notes requests and pauses."""

    class Server:
        answers: list = []
        requests: list[list[str]] = []
        pauses: list[float] = []

        def bulk(self, client, actions, **options):
            ids = [action["_id"] for action in actions]
            self.requests.append(ids)
            statuses = self.answers.pop(0)
            if isinstance(statuses, Exception):
                raise statuses
            for id_, status in zip(ids, statuses, strict=True):
                yield status < 300, {"index": {"_id": id_, "status": status, "error": "why"}}

    server = Server()
    server.answers, server.requests, server.pauses = [], [], []
    monkeypatch.setattr(elastic_bulk, "streaming_bulk", server.bulk)
    monkeypatch.setattr(elastic_bulk.time, "sleep", server.pauses.append)
    return server


def documents(*ids):
    return [Document("pages", id_, Raw({}, [], []), 1) for id_ in ids]


def test_only_what_found_no_room_is_sent_again_after_a_pause(server):
    server.answers = [[201, 429, 503], [429, 201], [200]]
    assert send(None, documents("a", "b", "c"), attempts=5) == []
    assert server.requests == [["a", "b", "c"], ["b", "c"], ["b"]]
    assert server.pauses == [0.5, 1.0]


def test_a_connection_that_breaks_is_tried_again_with_everything(server):
    server.answers = [ConnectionTimeout("slow"), [201, 201]]
    send(None, documents("a", "b"), attempts=2)
    assert server.requests == [["a", "b"], ["a", "b"]]


def test_it_gives_up_in_the_end(server):
    server.answers = [[503], [503]]
    with pytest.raises(BusyError):
        send(None, documents("a"), attempts=2)


def test_nobody_who_waits_is_made_to_wait_twice(server):
    server.answers = [ConnectionTimeout("slow")]
    with pytest.raises(ConnectionTimeout):
        send(None, documents("a"))
    assert server.pauses == []


def test_a_newer_state_on_the_server_is_no_refusal_and_a_bad_document_is(server):
    server.answers = [[409, 400]]
    refused = send(None, documents("newer", "bad"))
    assert [(refusal.id, refusal.reason) for refusal in refused] == [("bad", "400: why")]


def test_what_is_sent_in_the_background_is_answered_for_when_it_has_arrived(server, monkeypatch):
    monkeypatch.setattr(elastic_bulk, "MOST_UNDER_WAY", 1)
    server.answers = [[400], [201], [400]]
    sender = BackgroundSender(None, attempts=1)
    assert sender.send(documents("bad")) == []
    assert [refusal.id for refusal in sender.send(documents("good"))] == ["bad"]
    assert sender.send(documents("bad as well")) == []
    assert [refusal.id for refusal in sender.close()] == ["bad as well"]


def test_the_helping_processes_end_also_when_the_last_batch_fails(server, monkeypatch):
    server.answers = [[503]]
    sender = BackgroundSender(None, attempts=1)
    closed = []
    monkeypatch.setattr(sender.workers, "close", lambda: closed.append(True))
    sender.send(documents("a"))
    with pytest.raises(BusyError):
        sender.close()
    assert closed
