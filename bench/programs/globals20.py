# Group: numbers
# Source: first measurements of peers. 20 global variables updated by a function, 1M rounds.

v0 = v1 = v2 = v3 = v4 = v5 = v6 = v7 = v8 = v9 = 0
v10 = v11 = v12 = v13 = v14 = v15 = v16 = v17 = v18 = v19 = 0


def update(rounds):
    global v0, v1, v2, v3, v4, v5, v6, v7, v8, v9
    global v10, v11, v12, v13, v14, v15, v16, v17, v18, v19
    for _ in range(rounds):
        v0 += 1
        v1 += 2
        v2 += 3
        v3 += 4
        v4 += 5
        v5 += 6
        v6 += 7
        v7 += 8
        v8 += 9
        v9 += 10
        v10 += 11
        v11 += 12
        v12 += 13
        v13 += 14
        v14 += 15
        v15 += 16
        v16 += 17
        v17 += 18
        v18 += 19
        v19 += 20


update(1_000_000)
print(
    v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9
    + v10 + v11 + v12 + v13 + v14 + v15 + v16 + v17 + v18 + v19
)
