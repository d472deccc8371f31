"""What stewards let happen by itself, what came of it, and who was told."""

from .mail import RuleMail
from .notice import RuleNotice
from .rule import Rule
from .run import RuleRun

__all__ = ["Rule", "RuleMail", "RuleNotice", "RuleRun"]
