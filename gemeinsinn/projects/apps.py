"""The projects app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "gemeinsinn.projects"
    label = "projects"

    def ready(self) -> None:
        """Answers its personal links, and runs its tasks."""
        # Views and tasks need the app registry, which is complete only now.
        from gemeinsinn.people import personal_data, sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.places.uses import name_use
        from gemeinsinn.projects import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.projects.views import managing, writing

        sections.register(account.own_projects)
        personal_data.register("projects", account.collect_projects, account.erase_projects)
        register("project-draft", writing.draft)
        register("project-confirm", writing.confirm)
        register("project", managing.manage)
        name_use("projects.Project", _("Projects"))
