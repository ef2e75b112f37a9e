"""A network as a Jupyter notebook: one idea a cell, in words and as a program that runs."""

from lessons.network.notebook.cells import Cell, notebook_cells
from lessons.network.notebook.write import write_notebook

__all__ = ["Cell", "notebook_cells", "write_notebook"]
