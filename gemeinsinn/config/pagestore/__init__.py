"""Pages everybody gets alike, kept in the memory of a web process and answered before Django sees the request.

What makes it right: a page is kept only for the state of the database it was made from (`versions`), only if nothing
but its key went into it (`gate`), and only for the minute it was made in. Decision 25 says why.
"""

from gemeinsinn.config.pagestore.folder import Folder
from gemeinsinn.config.pagestore.store import Store
from gemeinsinn.config.pagestore.versions import chosen_version

__all__ = ["Folder", "Store", "chosen_version"]
