"""`make elasticsearch`: the node the tests use, kept between runs, for development."""

import signal
import sys
import time

from .running import CACHE, Node, NotAvailable

HOME = CACHE.parent / "home"


def main(port: int) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    node = Node(home=HOME, http_port=port, transport_port=port + 100)
    try:
        node.start()
        print(f"Elasticsearch answers on {node.url}; stop it with Ctrl-C.")  # noqa: T201
        print(f"Use it: ELASTICSEARCH_URL={node.url} make run")  # noqa: T201
        while node.process and node.process.poll() is None:
            time.sleep(1)
    except NotAvailable as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        pass
    finally:
        node.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9200)
