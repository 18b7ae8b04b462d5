"""A Word file read into a story: parts judged, text taken out of them, and what it is recognised.

Runs in a confined child (newsroom/confined.py): no Django, no language. What was dropped is named by words that
`articles/importing/report.py` turns into sentences.
"""
