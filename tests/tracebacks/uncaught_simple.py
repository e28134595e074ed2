print("before")
def area(w, h):
    return w * h / 0
area(2, 3)
