# Group: text
# Source: the classics. Methods of strings: split, join, strip, replace, find, case, slices, tests.


def names(n):
    return [" Person-%d  O'Neil,%d ; Street %d " % (i, i * 7 % 90, i % 13) for i in range(n)]


def main(rounds):
    lines = names(200)
    check = 0
    for i in range(rounds):
        line = lines[i % 200].strip()
        person, _, address = line.partition(";")
        name, age = person.split(",")
        words = name.split()
        title = " ".join([word.capitalize() for word in words])
        if title.startswith("Person") and not title.endswith("x"):
            check += len(title)
        check += int(age) + address.count("t") + line.find("Street")
        shout = address.upper().replace("STREET", "road").lower()
        check += len(shout.lstrip()) + ("road" in shout) * 3
        check += ord(line[i % len(line)]) + len(line[3:-3]) + (line[::2] < line[1::2])
        if words[0].isalnum() or age.isdigit():
            check += 1
        check = check % 1_000_000_007
    print(check)


main(250_000)
