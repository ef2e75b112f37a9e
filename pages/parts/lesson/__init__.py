"""What every lesson has: its frame, its checks, what the sources get wrong, links to share, what to remember."""
