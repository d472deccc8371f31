from .ageing import Confirmation, ReviewInterval, ReviewTimes
from .checks import Answer, CommunityCheck, Voice
from .community_task import CommunityCheckTask
from .dated import DatedTask, DatedTaskState
from .mail import ReviewMail
from .review_task import BranchReviewTask

__all__ = [
    "Answer",
    "BranchReviewTask",
    "CommunityCheck",
    "CommunityCheckTask",
    "Confirmation",
    "DatedTask",
    "DatedTaskState",
    "ReviewInterval",
    "ReviewMail",
    "ReviewTimes",
    "Voice",
]
