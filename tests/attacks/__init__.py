"""Hostile HTML by the thousand, and a real browser that judges what is left of it."""
