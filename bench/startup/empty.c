// The empty program.
int main(void) { return 0; }
