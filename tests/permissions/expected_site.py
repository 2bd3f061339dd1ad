"""The addresses of the editorial site, in the same form as expected.py."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "200       200       200       200       200       200       200       200       200": (
        "plain_home", "plain_page", "portal:agencies", "portal:articles_feed", "portal:news", "portal:topics",
    ),
    "404       404       404       404       404       404       404       404       404": (
        "portal:page_image", "wagtail_serve", "wagtaildocs_serve",
    ),
}  # fmt: skip
