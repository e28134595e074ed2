class Box[T: int = bool](Base, key=1):
    item: T
    if True:
        other: "T"

    def get[U](self, default: U = None, *args: int) -> T | U:
        return self.item


type Alias[K] = dict[K, Alias]
count: int = 0
