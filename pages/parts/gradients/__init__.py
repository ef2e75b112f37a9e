"""The panels of the page on gradients."""
