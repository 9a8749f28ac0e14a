"""Lets the second verifier answer for many records in one process. Each comes on standard input as a line with its length
and 1 or 0, whether the kept head is given with it, and then its bytes. The answer is a line: `holds`, or the fault."""
import sys

sys.path.insert(0, sys.argv[1])
import verify  # noqa: E402

kept = open(sys.argv[2], "rb").read()
while line := sys.stdin.buffer.readline():
    length, with_head = map(int, line.split())
    data = sys.stdin.buffer.read(length)
    try:
        verify.check(data, kept if with_head else None)
        print("holds", flush=True)
    except verify.Fault as fault:
        print(str(fault).replace("\n", " ").encode("ascii", "backslashreplace").decode(), flush=True)
