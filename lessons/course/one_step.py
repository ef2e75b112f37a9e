"""One step of next-word prediction, as a first example of a gradient: after "the cat", what comes next?"""

import numpy as np

BEFORE = "the cat"
WORDS = ("sat", "saw", "ran", "on", "mat")
SCORES = np.log(np.array([0.42, 0.25, 0.18, 0.1, 0.05]))  # a network in the middle of its training
SCORES.setflags(write=False)
