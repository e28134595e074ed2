# A bank: accounts, transactions that roll back, an audit trail.
class InsufficientFunds(Exception):
    def __init__(self, acct, need):
        super().__init__(f"{acct.owner} has {acct.balance}, needs {need}")
        self.acct, self.need = acct, need
class Account:
    _next = 1000
    def __init__(self, owner, balance=0):
        self.id = Account._next; Account._next += 1
        self.owner, self._balance, self.history = owner, balance, []
    @property
    def balance(self): return self._balance
    def deposit(self, n):
        if n <= 0: raise ValueError(f"cannot deposit {n}")
        self._balance += n; self.history.append(("+", n)); return self
    def withdraw(self, n):
        if n > self.available(): raise InsufficientFunds(self, n)
        self._balance -= n; self.history.append(("-", n)); return self
    def available(self): return self._balance
    def __repr__(self): return f"<{type(self).__name__} {self.id} {self.owner}: {self.balance}>"
    def __lt__(self, o): return self.balance < o.balance
class Savings(Account):
    rate = 5
    def interest(self): return self.deposit(self.balance * self.rate // 100)
class Credit(Account):
    def __init__(self, owner, limit): super().__init__(owner); self.limit = limit
    def available(self): return super().available() + self.limit
class Bank:
    def __init__(self): self.accounts, self.log = {}, []
    def open(self, a): self.accounts[a.id] = a; return a.id
    def __getitem__(self, i): return self.accounts[i]
    def transfer(self, a, b, n):
        saved = {i: (self[i]._balance, len(self[i].history)) for i in (a, b) if i in self.accounts}
        try:
            self[a].withdraw(n); self[b].deposit(n)
        except Exception as e:
            for i, (bal, h) in saved.items(): self[i]._balance = bal; del self[i].history[h:]
            self.log.append((a, b, n, f"failed: {type(e).__name__}"))
            raise
        else: self.log.append((a, b, n, "ok"))
        finally: self.total()
    def total(self): return sum(a.balance for a in self.accounts.values())
bank = Bank()
ann, bob, cat = (bank.open(a) for a in (Account("ann", 100), Savings("bob", 50), Credit("cat", 200)))
for a, b, n in ((ann, bob, 30), (bob, ann, 500), (cat, ann, 150), (cat, bob, 100), (ann, 9999, 10), (ann, bob, -5), (bob, cat, 80)):
    try: bank.transfer(a, b, n); print("ok", a, b, n, bank.total())
    except InsufficientFunds as e: print("refused:", e, e.need - e.acct.available())
    except (KeyError, ValueError) as e: print("error:", repr(e), bank.total())
print(bank[bob].deposit(90).interest(), sorted(bank.accounts.values()), bank[ann].history, *bank.log, sep="\n")
