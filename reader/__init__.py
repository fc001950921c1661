"""会議録リーダー / Gijiroku Reader: minutes of assemblies, question beside answer."""

import os

__version__ = "0.1.0"

# numpy's algebra keeps a thread spinning on every core, for matrices that one core multiplies in
# a microsecond; what it takes is missing elsewhere.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
