# Group: objects
# Source: the classics. What classes can do: inheritance, super(), properties, slots, class attributes.


class Account:
    rate = 3
    opened = 0

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        Account.opened += 1

    @property
    def interest(self):
        return self.balance * self.rate // 100

    @property
    def limit(self):
        return self._limit

    @limit.setter
    def limit(self, value):
        self._limit = value if value > 0 else 0

    def deposit(self, amount):
        self.balance += amount
        return self

    def describe(self):
        return len(self.owner)


class Savings(Account):
    rate = 5

    def __init__(self, owner, balance, years):
        super().__init__(owner, balance)
        self.years = years

    def deposit(self, amount):
        return super().deposit(amount + self.years)

    def describe(self):
        return super().describe() + self.years


class Premium(Savings):
    rate = 7

    def __getattr__(self, name):
        if name == "bonus":
            return 11
        raise AttributeError(name)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def total(self):
        return self.a + self.b


def main(n):
    kinds = (Account, Savings, Premium)
    accounts = [
        kind("owner%d" % i, 1000 + i) if kind is Account else kind("owner%d" % i, 1000 + i, i % 5)
        for i in range(30)
        for kind in kinds
    ]
    check = 0
    for i in range(n):
        account = accounts[i % 90]
        account.limit = i % 100 - 5
        check += account.deposit(i & 7).interest + account.limit + account.describe()
        if isinstance(account, Premium):
            check += account.bonus
        slotted = Slotted(i, 2)
        slotted.b += 1
        check += slotted.total() + type(account).rate + hasattr(account, "years")
    print(check, Account.opened, sum([account.balance for account in accounts]))


main(300_000)
