"""How fast search is and what it takes, on portals of any size that never existed. See README.md."""
