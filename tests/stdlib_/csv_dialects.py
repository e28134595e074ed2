# csv: dialects, quoting, embedded line ends, dict readers and writers, errors.
import csv
import io
text = 'a,b,"c, d"\r\n1,"say ""hi""",\r\n"two\nlines",x,y\n\n'
reader = csv.reader(io.StringIO(text, newline=""))
print([(row, reader.line_num) for row in reader])
out = io.StringIO(newline="")
writer = csv.writer(out)
writer.writerow(["plain", 1, 2.5, None, "with,comma", 'q"uote', "new\nline", ""])
writer.writerows([[""], ["x"], []])
print(repr(out.getvalue()))
for quoting in (csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator="\n").writerow(["s", 1, None, 2.5])
    print(out.getvalue(), end="")
out = io.StringIO()
csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="|").writerow(["a\tb", "c\\d"])
print(repr(out.getvalue()), list(csv.reader([out.getvalue()[:-1]], delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")))
print(list(csv.reader(["1,2.5,'x'"], quoting=csv.QUOTE_NONNUMERIC, quotechar="'")))
print(list(csv.DictReader(["a,b", "1,2", "3", "4,5,6"])))
out = io.StringIO()
w = csv.DictWriter(out, ["x", "y"], restval="-", extrasaction="ignore", lineterminator="\n")
w.writeheader()
w.writerow({"x": 1, "z": 2})
print(out.getvalue(), csv.list_dialects(), csv.get_dialect("excel-tab").delimiter == "\t")
class Pipe(csv.Dialect):
    delimiter, quotechar, lineterminator, quoting, skipinitialspace = "|", "'", "\n", csv.QUOTE_MINIMAL, True
print(list(csv.reader(["a| 'b|c'|d"], Pipe)), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
for action in (lambda: list(csv.reader(['"a'], strict=True)), lambda: list(csv.reader(['"a"b'], strict=True)), lambda: csv.writer(io.StringIO()).writerow(3), lambda: csv.get_dialect("no"), lambda: list(csv.reader([b"x"])), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
