"""What the exhibits of the lessons show: arrays and facts, worked out by the network package."""
