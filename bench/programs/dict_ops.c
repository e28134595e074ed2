// The twin of dict_ops.py: a hash table with linear probing, of ints and of strings.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char state;  // 0 free, 1 used, 2 deleted
    long key, value;
    char *text;
} Slot;

typedef struct {
    Slot *slots;
    unsigned long room, filled, size;
} Table;

static unsigned long mix(unsigned long x) {
    x *= 0x9E3779B97F4A7C15ul;
    return x ^ (x >> 29);
}

static unsigned long hash(const char *text) {
    unsigned long h = 14695981039346656037ul;
    while (*text) h = (h ^ (unsigned char)*text++) * 1099511628211ul;
    return mix(h);
}

static Slot *find(Table *table, long key, const char *text) {
    unsigned long at = (text ? hash(text) : mix(key)) & (table->room - 1);
    for (;; at = (at + 1) & (table->room - 1)) {
        Slot *slot = &table->slots[at];
        if (slot->state == 0) return slot;
        if (slot->state == 1 && (text ? strcmp(slot->text, text) == 0 : slot->key == key)) return slot;
    }
}

static Slot *insert(Table *table, long key, const char *text) {
    if (table->filled * 3 >= table->room * 2) {
        Table larger = {calloc(table->room * 4, sizeof(Slot)), table->room * 4, table->size, table->size};
        for (unsigned long i = 0; i < table->room; i++)
            if (table->slots[i].state == 1) {
                Slot *old = &table->slots[i];
                *find(&larger, old->key, old->text) = *old;
            }
        free(table->slots);
        *table = larger;
    }
    Slot *slot = find(table, key, text);
    if (slot->state == 0) {
        *slot = (Slot){1, key, 0, text ? strdup(text) : NULL};
        table->filled++;
        table->size++;
    }
    return slot;
}

static void integers(long n) {
    Table table = {calloc(8, sizeof(Slot)), 8, 0, 0};
    for (long i = 0; i < n; i++) insert(&table, i * 7, NULL)->value = i;
    long total = 0;
    for (long i = 0; i < n; i++) {
        Slot *slot = find(&table, i, NULL);
        if (slot->state) total += slot->value;
    }
    for (long i = 0; i < n; i += 3) {
        Slot *slot = find(&table, i * 7, NULL);
        slot->state = 2;
        table.size--;
    }
    printf("%ld %lu\n", total, table.size);
    free(table.slots);
}

static void strings(long n) {
    Table table = {calloc(8, sizeof(Slot)), 8, 0, 0};
    char key[32];
    for (long i = 0; i < n; i++) {
        snprintf(key, sizeof key, "key%ld", i % (n / 2));
        insert(&table, 0, key)->value += i;
    }
    long total = 0;
    for (unsigned long i = 0; i < table.room; i++)
        if (table.slots[i].state) {
            total += table.slots[i].value + (long)strlen(table.slots[i].text);
            free(table.slots[i].text);
        }
    printf("%ld %lu\n", total, table.size);
    free(table.slots);
}

int main(void) {
    integers(1000000);
    strings(300000);
    return 0;
}
