from .update_index import Command as Command
