"""Keys for a cluster of several machines, in one file: `python -m lessons.training.keys unrolled.pem`."""

import os
import sys

from distributed.security import Security


def write_keys(path: str) -> None:
    """Writes a new certificate and its private key into one file that only its owner may read.

    Every part of the cluster shows this certificate and trusts no other, so whoever has the file may join.

    Raises:
        FileExistsError: the file is there; a cluster may be using it.
    """
    keys = Security.temporary()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(keys.tls_scheduler_cert + keys.tls_scheduler_key)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Say where to write the keys: python -m lessons.training.keys unrolled.pem")
    try:
        write_keys(sys.argv[1])
    except OSError as problem:
        raise SystemExit(f"The keys are not written ({problem}): choose another file.") from None
