"""The office's house style: rules that look at a text and say what to mend, and where.

`rules` names them, `checking` runs them without a database, `knowledge` asks the database what they need.
"""
