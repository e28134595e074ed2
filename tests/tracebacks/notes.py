e = ValueError("with notes")
e.add_note("first note")
e.add_note("second\nnote in two lines")
e.add_note("")
raise e
