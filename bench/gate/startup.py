# The empty program: what every process pays.
