"""The process of one evaluation: `evaluate_search` starts it with an environment of its own, so that
it cannot reach the portal's database. Reads its options as JSON and writes the result as JSON.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings


def main(options: dict[str, Any], output: Path) -> None:
    django.setup()
    from . import collection, engines, trial  # they know models, so Django comes first

    settings.DEBUG = False  # which would keep every statement
    stock = bool(options["stock"])
    settings.WAGTAILSEARCH_BACKENDS = engines.backends(
        options["engine"],
        os.environ["ELASTICSEARCH_URL"],
        os.environ["ELASTICSEARCH_INDEX_PREFIX"],
        stock=stock,
    )
    found = collection.read(Path(options["folder"]), int(options["every"]), options["kinds"])
    output.write_text(json.dumps(trial.run(found, options["engine"], stock=stock)))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]), Path(sys.argv[2]))
