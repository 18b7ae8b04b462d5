"""The sample articles, by time and subject. One paragraph stands on one line, however long."""
