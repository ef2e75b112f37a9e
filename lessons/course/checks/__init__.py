"""Questions that are asked before something is shown, made with fresh sizes from a seed."""
