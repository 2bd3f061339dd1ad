"""Pictures are handed out, and nothing else from their folder."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


@pytest.fixture
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.MEDIA_URL = "/medien/"


@pytest.mark.usefixtures("_folder")
def test_a_picture_of_ours_is_kept_for_good(client):
    name = default_storage.save(f"logos/{'a' * 32}.webp", ContentFile(b"RIFF"))
    answer = client.get(f"/medien/{name}")
    assert (answer.status_code, answer["Content-Type"], b"".join(answer.streaming_content)) == (
        200,
        "image/webp",
        b"RIFF",
    )
    assert "immutable" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize(
    "path",
    ["x.html", "../settings.py", "logos/evil.svg", f"logos/{'b' * 32}.webp", f"logos/{'a' * 32}.webp/", "logos/"],
)
def test_anything_else_is_not_there(client, path, tmp_path):
    (tmp_path / "x.html").write_text("<script>")
    assert client.get(f"/medien/{path}").status_code == 404
