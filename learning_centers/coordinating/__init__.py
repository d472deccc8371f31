"""Coordinators: who edits the page of one learning centre, and nothing else."""
