"""The least a page can be: nothing is drawn."""
