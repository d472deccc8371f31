"""The guides of docs/guides inside the editor: each role's own first, in the editor's language."""
