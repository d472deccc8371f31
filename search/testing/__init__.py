"""A real Elasticsearch for tests and development, without Docker: see `running.Node`."""
