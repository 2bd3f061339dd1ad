"""Backup and restore: database and media in one .tar.gz with a manifest of checksums."""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from gemeinsinn.matching.shelf.keepers import chosen_shelf

MANIFEST = "manifest.json"
FORMAT = 1
DATABASE_NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
CHUNK = 1024 * 1024

Say = Callable[[str], object]


class Summed:
    """A file being read, with the SHA-256 of what went through."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


def back_up(target: Path, *, now: datetime, say: Say) -> None:
    """Writes the archive while the portal runs; `target` appears whole or not at all, readable by its owner only."""
    target = target.absolute()
    if not target.parent.is_dir():
        raise CommandError(f"There is no folder {target.parent}.")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".gemeinsinn-backup-") as folder:
        dump = Path(folder) / DATABASE_NAMES[connection.vendor]
        say("Copying the database ...")
        dump_database(dump)
        part = Path(folder) / "archive"
        sums: dict[str, str] = {}
        with part.open("wb") as raw:
            os.fchmod(raw.fileno(), 0o600)
            with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
                add(archive, dump, dump.name, sums)
                say("Copying the media ...")
                for path in media_files():
                    add(archive, path, f"media/{path.relative_to(settings.MEDIA_ROOT).as_posix()}", sums)
                manifest = {"format": FORMAT, "made_at": now.isoformat(), "database": connection.vendor, "sha256": sums}
                content = json.dumps(manifest, indent=1).encode()
                entry = tarfile.TarInfo(MANIFEST)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(target)
    say(f"{target}: database and {len(sums) - 1} media files, {target.stat().st_size // 1024} kB")


def add(archive: tarfile.TarFile, path: Path, name: str, sums: dict[str, str]) -> None:
    """Adds one file under a name and notes its checksum."""
    with path.open("rb") as file:
        entry = archive.gettarinfo(arcname=name, fileobj=file)
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        summed = Summed(file)
        archive.addfile(entry, summed)  # type: ignore[arg-type]  # tarfile only calls read(size)
    sums[name] = summed.digest.hexdigest()


def media_files() -> Iterator[Path]:
    root = Path(settings.MEDIA_ROOT)
    return (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())


def dump_database(target: Path) -> None:
    """A consistent copy of a database in use."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
    else:
        run_tool("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def restore(source: Path, *, force: bool, say: Say) -> None:
    """Replaces database and media by those of an archive. Nothing is touched before every checksum fits."""
    if not source.is_file():
        raise CommandError(f"There is no file {source}.")
    if not force and is_in_use():
        raise CommandError("There already is a database or media here. Say --force to replace them.")
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.VAR, prefix=".restore-") as name:
        folder = Path(name)
        say("Unpacking and verifying ...")
        manifest = unpack(source, folder)
        if manifest["database"] != connection.vendor:
            raise CommandError(
                f"The backup is of {manifest['database']}, this portal runs on {connection.vendor}. Set GEMEINSINN_DATABASE_URL."
            )
        say("Restoring the database ...")
        restore_database(folder / DATABASE_NAMES[connection.vendor])
        chosen_shelf().damaged()  # its files are of another state; they are made again from the rows
        say("Restoring the media ...")
        restore_media(folder / "media", folder / "media-before")
    say(f"Restored the state of {manifest['made_at']}.")


def is_in_use() -> bool:
    """True if this deployment already has tables or media."""
    return bool(connection.introspection.table_names()) or any(media_files())


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpacks plain files only, below `folder` only, and compares all of them with the manifest, which it returns."""
    sums: dict[str, str] = {}
    try:
        with tarfile.open(source, mode="r:gz") as archive:
            for entry in archive:
                path = PurePosixPath(entry.name)
                content = archive.extractfile(entry) if entry.isreg() else None
                if content is None or path.is_absolute() or ".." in path.parts:
                    raise CommandError(f"{source} holds {entry.name!r}, which no backup of ours holds.")
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                summed = Summed(content)
                with target.open("wb") as file:
                    shutil.copyfileobj(summed, file, CHUNK)
                sums[entry.name] = summed.digest.hexdigest()
        sums.pop(MANIFEST)
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        wanted = manifest["sha256"]
    except (tarfile.TarError, OSError, EOFError, KeyError, ValueError) as problem:
        raise CommandError(f"{source} is not a whole backup: {problem}") from problem
    if manifest.get("format") != FORMAT:
        raise CommandError(f"{source} has format {manifest.get('format')}; this version reads {FORMAT}.")
    if sums != wanted:
        wrong = sorted(name for name in sums.keys() | wanted.keys() if sums.get(name) != wanted.get(name))
        raise CommandError(f"{source} is damaged: {', '.join(wrong[:5])}")
    return manifest


def restore_database(dump: Path) -> None:
    if connection.vendor == "sqlite":
        restore_sqlite(dump, Path(connection.settings_dict["NAME"]))
    else:
        run_tool(
            "pg_restore", ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", str(dump)]
        )


def restore_sqlite(dump: Path, target: Path) -> None:
    """Copies page by page into the live file, so that open connections see the new state; a damaged file is replaced."""
    connection.close()
    source = sqlite3.connect(dump)
    try:
        if source.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise CommandError("The database in the backup is damaged.")
        try:
            copy_pages(source, target)
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                target.with_name(target.name + suffix).unlink(missing_ok=True)
            copy_pages(source, target)
    finally:
        source.close()


def copy_pages(source: sqlite3.Connection, target: Path) -> None:
    live = sqlite3.connect(target, timeout=20)
    try:
        source.backup(live)
        live.execute("PRAGMA journal_mode=WAL")
    finally:
        live.close()


def restore_media(unpacked: Path, aside: Path) -> None:
    """Swaps the folders; the old one is left in `aside`, which its owner deletes."""
    root = Path(settings.MEDIA_ROOT)
    unpacked.mkdir(exist_ok=True)
    root.parent.mkdir(parents=True, exist_ok=True)
    if root.exists():
        shutil.move(root, aside)
    shutil.move(unpacked, root)


def run_tool(name: str, arguments: list[str]) -> None:
    """Runs one of PostgreSQL's programs against our database; the password goes through the environment."""
    if not shutil.which(name):
        raise CommandError(f"{name} is missing: apt-get install postgresql-client.")
    command, extra = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    connect = [part if part != "psql" else name for part in command[:-1]] + [f"--dbname={command[-1]}"]
    done = subprocess.run(
        [*connect, *arguments], env={**os.environ, **(extra or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandError(f"{name} failed: {done.stderr.strip()[-500:]}")
