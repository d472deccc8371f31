"""How well search finds: queries with known answers, asked of a throw-away portal.

`engines` provides the database and the engine, `__main__` is the process that knows no other
database, `collection` reads the queries, `pages` makes the pages, `measures` the numbers.
"""
