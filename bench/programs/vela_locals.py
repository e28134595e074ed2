# Group: reports
# Source: the Vela report, "local variable operations": 5, 10 and 20 local variables.


def locals5(rounds):
    v0 = v1 = v2 = v3 = v4 = 1
    for i in range(rounds):
        v0 = v4 + i & 65535
        v1 = v0 + v1 & 65535
        v2 = v1 + v2 & 65535
        v3 = v2 + v3 & 65535
        v4 = v3 + v4 & 65535
    return v0 ^ v1 ^ v2 ^ v3 ^ v4


def locals10(rounds):
    v0 = v1 = v2 = v3 = v4 = v5 = v6 = v7 = v8 = v9 = 1
    for i in range(rounds):
        v0 = v9 + i & 65535
        v1 = v0 + v1 & 65535
        v2 = v1 + v2 & 65535
        v3 = v2 + v3 & 65535
        v4 = v3 + v4 & 65535
        v5 = v4 + v5 & 65535
        v6 = v5 + v6 & 65535
        v7 = v6 + v7 & 65535
        v8 = v7 + v8 & 65535
        v9 = v8 + v9 & 65535
    return v0 ^ v1 ^ v2 ^ v3 ^ v4 ^ v5 ^ v6 ^ v7 ^ v8 ^ v9


def locals20(rounds):
    v0 = v1 = v2 = v3 = v4 = v5 = v6 = v7 = v8 = v9 = 1
    v10 = v11 = v12 = v13 = v14 = v15 = v16 = v17 = v18 = v19 = 1
    for i in range(rounds):
        v0 = v19 + i & 65535
        v1 = v0 + v1 & 65535
        v2 = v1 + v2 & 65535
        v3 = v2 + v3 & 65535
        v4 = v3 + v4 & 65535
        v5 = v4 + v5 & 65535
        v6 = v5 + v6 & 65535
        v7 = v6 + v7 & 65535
        v8 = v7 + v8 & 65535
        v9 = v8 + v9 & 65535
        v10 = v9 + v10 & 65535
        v11 = v10 + v11 & 65535
        v12 = v11 + v12 & 65535
        v13 = v12 + v13 & 65535
        v14 = v13 + v14 & 65535
        v15 = v14 + v15 & 65535
        v16 = v15 + v16 & 65535
        v17 = v16 + v17 & 65535
        v18 = v17 + v18 & 65535
        v19 = v18 + v19 & 65535
    return (
        v0 ^ v1 ^ v2 ^ v3 ^ v4 ^ v5 ^ v6 ^ v7 ^ v8 ^ v9
        ^ v10 ^ v11 ^ v12 ^ v13 ^ v14 ^ v15 ^ v16 ^ v17 ^ v18 ^ v19
    )


print(locals5(1_000_000), locals10(500_000), locals20(250_000))
