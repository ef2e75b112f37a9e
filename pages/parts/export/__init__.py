"""What a learner takes along: programs, notebooks, tables, pictures, links."""
