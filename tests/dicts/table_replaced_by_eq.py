# A comparison that replaces the table again and again does not make the search endless.
table = {}
members = set()


class Clearer:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        table.clear()
        for i in range(300):
            table[i] = i
        members.clear()
        members.update(range(300))
        return False


for i in range(5):
    table[Clearer()] = i
print(Clearer() in table, len(table), table.get(Clearer(), 'no'), table.pop(Clearer(), 'no'))
members.add(Clearer())
print(Clearer() in members, len(members))
