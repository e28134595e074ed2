# Group: text
# Source: the classics. Counts the words of a large generated text and lists the commonest.

SYLLABLES = ["ka", "lo", "mi", "ter", "son", "vu", "pra", "ne", "dol", "is"]


def text(n):
    seed = 12345
    lines = []
    words = []
    for i in range(n):
        word = ""
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        rest = seed >> 8
        for _ in range(1 + rest % 3):
            rest //= 3
            word += SYLLABLES[rest * rest % 10]
        if i % 11 == 0:
            word = word.capitalize() + ("," if i % 2 else ".")
        words.append(word)
        if len(words) == 12:
            lines.append(" ".join(words))
            words = []
    return "\n".join(lines)


def count(text):
    counts = {}
    for line in text.split("\n"):
        for word in line.split():
            word = word.strip(".,").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def main(n):
    large = text(n)
    counts = count(large)
    print(len(large), len(counts), sum(counts.values()))
    commonest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for word, times in commonest[:10]:
        print(word, times)


main(600_000)
