"""Files of others become drafts: one module a format, one shared report."""
