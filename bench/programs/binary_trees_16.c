// The twin of binary_trees_16.py; every node is allocated and freed by itself.
#include <stdio.h>
#include <stdlib.h>

typedef struct Node {
    struct Node *left, *right;
} Node;

static Node *build(int depth) {
    Node *node = malloc(sizeof(Node));
    node->left = depth ? build(depth - 1) : NULL;
    node->right = depth ? build(depth - 1) : NULL;
    return node;
}

static long count(const Node *node) {
    return node->left ? 1 + count(node->left) + count(node->right) : 1;
}

static void release(Node *node) {
    if (node->left) {
        release(node->left);
        release(node->right);
    }
    free(node);
}

static long built(int depth) {
    Node *tree = build(depth);
    long nodes = count(tree);
    release(tree);
    return nodes;
}

int main(void) {
    const int deepest = 16;
    printf("stretch %ld\n", built(deepest + 1));
    Node *longLived = build(deepest);
    for (int depth = 4; depth <= deepest; depth += 2) {
        int trees = 1 << (deepest - depth + 4);
        long check = 0;
        for (int i = 0; i < trees; i++) check += built(depth);
        printf("%d of depth %d %ld\n", trees, depth, check);
    }
    printf("long-lived %ld\n", count(longLived));
    release(longLived);
    return 0;
}
