"""OpenStack Swift with its S3 API, whole in one process: `python -m tests.swift_server FOLDER PORT`.

It checks signatures and their time, which is what our orders to the proxy depend on. Tells `up` once it listens.
"""

import eventlet

eventlet.monkey_patch()

import sys  # noqa: E402 - what follows must find the patched standard library
from pathlib import Path  # noqa: E402

import swift.common.utils  # noqa: E402
import swift.common.utils.config  # noqa: E402
from eventlet import wsgi  # noqa: E402
from paste.deploy import loadapp  # noqa: E402
from swift.common import storage_policy  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402

USER, KEY = "humas:redaksi", "rahasia"
PARTS = ("account", "container", "object")
CLUSTER = """
[swift-hash]
swift_hash_path_suffix = uji
[storage-policy:0]
name = satu
default = yes
"""
COMMON = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/node
mount_check = false
disable_fallocate = true
fallocate_reserve = 0
"""
PART = """
[pipeline:main]
pipeline = {name}
[app:{name}]
use = egg:swift#{name}
"""
FRONT = """
[pipeline:main]
pipeline = catch_errors gatekeeper s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:s3api]
use = egg:swift#s3api
[filter:slo]
use = egg:swift#slo
[filter:tempauth]
use = egg:swift#tempauth
user_humas_redaksi = rahasia .admin
"""


def serve(folder: Path, port: int) -> None:
    (folder / "node" / "sda").mkdir(parents=True)
    cluster = folder / "swift.conf"
    cluster.write_text(CLUSTER)
    swift.common.utils.SWIFT_CONF_FILE = swift.common.utils.config.SWIFT_CONF_FILE = str(cluster)
    storage_policy.reload_storage_policies()
    for name in PARTS:
        _serve_part(folder, name)
    front = folder / "proxy.conf"
    front.write_text(COMMON.format(folder=folder) + FRONT)
    application, listener = loadapp(f"config:{front}"), eventlet.listen(("127.0.0.1", port))
    sys.stdout.write("up\n")
    sys.stdout.flush()
    wsgi.server(listener, application, log_output=False)


def _serve_part(folder: Path, name: str) -> None:
    listener = eventlet.listen(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    ring = RingBuilder(2, 1, 0)
    place = {"id": 0, "region": 1, "zone": 1, "weight": 1.0, "ip": "127.0.0.1", "port": port, "device": "sda"}
    ring.add_dev(place)
    ring.rebalance()
    ring.get_ring().save(str(folder / f"{name}.ring.gz"))
    file = folder / f"{name}.conf"
    file.write_text(COMMON.format(folder=folder) + PART.format(name=name))
    eventlet.spawn(wsgi.server, listener, loadapp(f"config:{file}"), log_output=False)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
