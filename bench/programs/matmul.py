# Group: numbers
# Source: first measurements of peers. The product of two 200 x 200 matrices of floats, index by index.


def matrix(n, seed):
    return [[((i * n + j) * seed % 101) / 7.0 for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    result = []
    for i in range(n):
        row = a[i]
        line = []
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * b[k][j]
            line.append(total)
        result.append(line)
    return result


def main(n):
    product = multiply(matrix(n, 3), matrix(n, 5))
    trace = 0.0
    for i in range(n):
        trace += product[i][i]
    print("%.6f %.6f" % (trace, product[0][0]))
    print("%.6f %.6f" % (product[n - 1][0], product[n // 2][n // 3]))


main(200)
