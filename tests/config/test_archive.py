"""Backup while in use, and restore that trusts nothing it has not verified."""

import io
import json
import tarfile

import pytest
from django.core.management import CommandError, call_command

from gemeinsinn.config import archive
from gemeinsinn.core.models import JobRun


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = settings.MEDIA_ROOT / "logos"
    folder.mkdir(parents=True)
    (folder / "grün.webp").write_bytes(b"picture")
    return settings.MEDIA_ROOT


@pytest.fixture
def backup(either_database, media, tmp_path):
    JobRun.objects.create(name="before")
    file = tmp_path / "backup.tar.gz"
    call_command("backup", str(file), verbosity=0)
    return file


def rewrite(file, change):
    """The same archive with its members changed by `change(name, content)`; None leaves one out."""
    with tarfile.open(file) as old:
        members = [(entry.name, old.extractfile(entry).read()) for entry in old]
    with tarfile.open(file, "w:gz") as new:
        for name, content in members:
            changed = change(name, content)
            if changed is not None:
                entry = tarfile.TarInfo(changed[0])
                entry.size = len(changed[1])
                new.addfile(entry, io.BytesIO(changed[1]))


def test_what_was_saved_comes_back(backup, media, capsys):
    JobRun.objects.all().delete()
    JobRun.objects.create(name="after")
    (media / "logos" / "grün.webp").unlink()
    (media / "new.webp").write_bytes(b"new")
    call_command("restore", str(backup), force=True)
    assert list(JobRun.objects.values_list("name", flat=True)) == ["before"]
    assert [path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file()] == ["logos/grün.webp"]
    assert (media / "logos" / "grün.webp").read_bytes() == b"picture"
    assert capsys.readouterr().out.splitlines()[-1] == "Verified."


def test_a_backup_is_for_its_owner_only_and_lists_its_sums(backup, either_database):
    assert backup.stat().st_mode & 0o777 == 0o600
    with tarfile.open(backup) as file:
        manifest = json.load(file.extractfile("manifest.json"))
        names = file.getnames()
    database = {"sqlite": "database.sqlite3", "postgres": "database.dump"}[either_database]
    assert names == [database, "media/logos/grün.webp", "manifest.json"]
    assert sorted(manifest["sha256"]) == sorted(names[:-1])
    assert sorted(path.name for path in backup.parent.iterdir()) == ["backup.tar.gz", "media"]


def test_nothing_is_overwritten_unasked(backup):
    with pytest.raises(CommandError, match="Say --force"):
        call_command("restore", str(backup))


def flip(name, content):
    return (name, content[::-1]) if name.startswith("media/") else (name, content)


def drop(name, content):
    return None if name.startswith("media/") else (name, content)


def escape(name, content):
    return (f"../{name}", content) if name.startswith("media/") else (name, content)


def absolute(name, content):
    return (f"/{name}", content) if name.startswith("media/") else (name, content)


def other_format(name, content):
    return (name, content.replace(b'"format": 1', b'"format": 2')) if name == "manifest.json" else (name, content)


def no_manifest(name, content):
    return None if name == "manifest.json" else (name, content)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (flip, "is damaged: media/logos/grün.webp"),
        (drop, "is damaged: media/logos/grün.webp"),
        (escape, "which no backup of ours holds"),
        (absolute, "which no backup of ours holds"),
        (other_format, "has format 2; this version reads 1"),
        (no_manifest, "is not a whole backup"),
    ],
)
def test_a_tampered_backup_changes_nothing(backup, media, change, sentence):
    rewrite(backup, change)
    JobRun.objects.create(name="after")
    with pytest.raises(CommandError, match=sentence):
        call_command("restore", str(backup), force=True, verbosity=0)
    assert JobRun.objects.filter(name="after").exists()
    assert (media / "logos" / "grün.webp").read_bytes() == b"picture"


def test_half_a_backup_is_refused(backup):
    backup.write_bytes(backup.read_bytes()[:-200])
    with pytest.raises(CommandError, match="is not a whole backup"):
        call_command("restore", str(backup), force=True, verbosity=0)


def test_a_backup_of_another_kind_of_database_is_refused(backup, either_database):
    def other(name, content):
        if name != "manifest.json":
            return name, content
        manifest = json.loads(content)
        manifest["database"] = "postgresql" if either_database == "sqlite" else "sqlite"
        return name, json.dumps(manifest).encode()

    rewrite(backup, other)
    with pytest.raises(CommandError, match="Set GEMEINSINN_DATABASE_URL"):
        call_command("restore", str(backup), force=True, verbosity=0)


def test_an_older_backup_survives_a_failed_one(backup, monkeypatch):
    before = backup.read_bytes()

    def fail(target):
        raise CommandError("disk full")

    monkeypatch.setattr(archive, "dump_database", fail)
    with pytest.raises(CommandError, match="disk full"):
        call_command("backup", str(backup), verbosity=0)
    assert backup.read_bytes() == before


def test_missing_files_and_folders_are_named(tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("backup", str(tmp_path / "nowhere" / "b.tar.gz"))
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", str(tmp_path / "b.tar.gz"))
