"""What can be done with projects.

`by=None` is the program itself, or somebody who came by the project's personal link (the view has checked it).
"""

from gemeinsinn.projects.actions.checks import hide_project, publish_project, return_project, unpublish_project
from gemeinsinn.projects.actions.keeping import change_project, finish_project, reopen_project, resubmit_project
from gemeinsinn.projects.actions.parts import (
    finish_step,
    set_funding,
    set_steps,
    set_supporters,
)
from gemeinsinn.projects.actions.pictures import add_picture, change_picture, remove_picture
from gemeinsinn.projects.actions.writing import (
    confirm_project,
    forget_drafts,
    put_project,
    save_draft,
    start_draft,
    submit_project,
)

__all__ = [
    "add_picture",
    "change_picture",
    "change_project",
    "confirm_project",
    "finish_project",
    "finish_step",
    "forget_drafts",
    "hide_project",
    "publish_project",
    "put_project",
    "remove_picture",
    "reopen_project",
    "resubmit_project",
    "return_project",
    "save_draft",
    "set_funding",
    "set_steps",
    "set_supporters",
    "start_draft",
    "submit_project",
    "unpublish_project",
]
