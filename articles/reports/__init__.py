"""Reports for people, as PDF and spreadsheet: asked for, made by a task, kept for a while, then removed."""
