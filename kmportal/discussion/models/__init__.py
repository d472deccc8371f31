"""Comments, what readers report of them, who is trusted or banned, and the site's rules."""

from .comment import Comment
from .report import Report
from .settings import DiscussionSettings
from .standing import Standing

__all__ = ["Comment", "DiscussionSettings", "Report", "Standing"]
