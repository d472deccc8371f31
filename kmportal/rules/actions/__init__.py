"""What a rule can do, by the name of its block in the form."""

from .base import NOTHING_DONE, Act, Action, Refused, Step, step
from .handling import Move, StartWorkflow, Unpublish
from .tagging import AddTag, AddTheme
from .telling import Mail, Notify

BY_KEY: dict[str, Action] = {
    action.key: action
    for action in (Notify(), Mail(), AddTag(), AddTheme(), StartWorkflow(), Move(), Unpublish())
}

__all__ = ["BY_KEY", "NOTHING_DONE", "Act", "Action", "Refused", "Step", "step"]
