// The empty program: what an implementation takes to start and to end.
