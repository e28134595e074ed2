# iter(function, sentinel), whose function uses the iterator up.
def spam():
    if spam.inside:
        return 2
    spam.inside = True
    list(spam.iterator)
    return 1


spam.inside = False
spam.iterator = iter(spam, 2)
print(next(spam.iterator, "end"))
print(next(spam.iterator, "end"))
