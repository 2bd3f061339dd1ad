"""The editors' desk: what stands in its menu, and what its accessibility checker looks for."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from gemeinsinn.portal.desk import FirstSteps
from gemeinsinn.portal.models import Newsflash, Topic


class NewsflashViews(SnippetViewSet):
    """Newsflashes with their history."""

    model = Newsflash
    icon = "warning"
    menu_label = _("Newsflashes")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["text", "starts", "ends", "area", "language"]
    list_filter = ["language", "area", "is_urgent"]
    search_fields = ["text"]


register_snippet(NewsflashViews)


class TopicViews(ModelViewSet):
    """Topics: a word in addresses and a name in two languages."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 260
    add_to_admin_menu = True
    form_fields = ["name", "name_en", "slug"]
    list_display = ["name", "name_en", "slug"]
    search_fields = ["name", "name_en"]


@hooks.register("register_admin_viewset")
def topics() -> TopicViews:
    return TopicViews("topics", url_prefix="themen")


class OurChecks(ContentCheckerItem):
    """What our pages must keep, said in the editor's language."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, "list", "link-in-text-block"]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "empty-heading": {
            "error_name": _("A headline without words"),
            "help_text": _("Write some, or take the headline out."),
        },
        "heading-order": {
            "error_name": _("A step of headlines is left out"),
            "help_text": _("After the title comes “Heading 2”, below it “Heading 3”."),
        },
        "link-name": {
            "error_name": _("A link without words"),
            "help_text": _("Say where it leads, not “here”."),
        },
        "alt-text-quality": {
            "error_name": _("The description of a picture looks like the name of a file"),
            "help_text": _("Say what one sees, for those who do not see it."),
        },
        "p-as-heading": {
            "error_name": _("Bold words in place of a headline"),
            "help_text": _("Choose “Heading 2”, so that everyone finds it."),
        },
        "empty-meta-description": {
            "error_name": _("Nothing for search engines yet"),
            "help_text": _("Write one or two sentences under “Promote”."),
        },
    }


@hooks.register("construct_wagtail_userbar")
def our_checks(request: Any, items: list[Any], page: Any) -> None:
    """Our checker in the place of Wagtail's."""
    items[:] = [OurChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]


@hooks.register("insert_global_admin_css")
def our_colours() -> SafeString:
    """The desk in the portal's green."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/desk.css"))


@hooks.register("construct_homepage_summary_items")
def without_counts_of_files(request: Any, items: list[Any]) -> None:
    """Editors count pages, not files."""
    items[:] = [item for item in items if type(item).__name__ == "PagesSummaryItem"]


@hooks.register("construct_homepage_panels")
def first_steps(request: Any, panels: list[Any]) -> None:
    """What one came for stands above lists of what was."""
    panels.append(FirstSteps())


@hooks.register("construct_help_menu")
def our_help(request: Any, items: list[Any]) -> None:
    """Wagtail's news and its English guide are for those who run the portal; what editors need stands on the first screen."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts"]


class HandIn(SubmitForModerationMenuItem):
    """ "Submit" in one word, whatever the approval is called."""

    def get_context_data(self, parent_context: Any) -> Any:
        return {**super().get_context_data(parent_context), "label": _("Submit for publication")}


@hooks.register("construct_page_action_menu")
def finish_first(items: list[Any], request: Any, context: Any) -> None:
    """The big button publishes, or hands in; drafts save themselves while one writes. Who reads for approval approves."""
    items[:] = [HandIn(item.order) if item.name == "action-submit" else item for item in items]
    for wanted in ("approve", "action-publish", "action-submit"):
        for item in items:
            if item.name == wanted:
                items.remove(item)
                items.insert(0, item)
                return
