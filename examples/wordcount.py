"""The most frequent words of a text: python wordcount.py [FILE], or on standard input."""

import sys


def words(lines):
    for line in lines:
        word = ""
        for character in line + " ":
            if character.isalpha() or character == "'" and word:
                word += character.lower()
            elif word:
                yield word.rstrip("'")
                word = ""


def count(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


def report(counts, most=15):
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    if not ranked:
        return print("no words")
    widest = max(len(word) for word, _ in ranked)
    for word, n in ranked:
        print(f"{word:>{widest}} {n:>5} {'#' * max(1, n * 40 // ranked[0][1])}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            report(count(words(file)))
    else:
        report(count(words(sys.stdin)))
