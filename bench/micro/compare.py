"""Runs operations.py with two implementations in turn, and prints ratios.

    python3 bench/micro/compare.py PEER TAIPAN [WORD…]

Worst first: how many times as fast as the peer, the peer's nanoseconds, ours,
the operation. Each figure is the least of three interleaved runs.
"""

import os
import subprocess
import sys

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "operations.py")


def figures(command, words):
    done = subprocess.run([*command.split(), PROGRAM, *words], capture_output=True, text=True)
    for line in done.stdout.splitlines():
        fields = line.split("\t")
        if fields[0] == "-":
            print(command, "fails:", *fields[1:], file=sys.stderr)
        else:
            yield "\t".join(fields[1:]), float(fields[0])
    if done.returncode:
        print(command, "ends with", done.returncode, done.stderr[-500:], file=sys.stderr)


def main():
    peer, ours, *words = sys.argv[1:]
    best = {peer: {}, ours: {}}
    for _ in range(int(os.environ.get("TURNS", "3"))):
        for command, table in best.items():
            for operation, time in figures(command, words):
                table[operation] = min(time, table.get(operation, time))
    both = [op for op in best[peer] if op in best[ours]]
    both.sort(key=lambda op: best[peer][op] / best[ours][op])
    product = 1.0
    for op in both:
        ratio = best[peer][op] / best[ours][op]
        product *= ratio ** (1 / len(both))
        print(f"{ratio:6.2f}  {best[peer][op]:9.1f}  {best[ours][op]:9.1f}  {op}")
    slower = sum(best[peer][op] < best[ours][op] for op in both)
    print(f"{len(both)} operations, geometric mean {product:.2f}, slower in {slower}")


main()
