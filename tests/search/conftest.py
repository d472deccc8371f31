#: Runs in a process of its own, with modelsearch's settings: see test_modelsearch_suite.py.
collect_ignore = ["modelsearch_suite"]
