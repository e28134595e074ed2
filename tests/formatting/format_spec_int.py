# requires: 3.14
# The format mini-language for integers.
specs = ["", "d", "5", "<5", ">5", "^5", "=+6", "05", "+", " ", "-", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "c", "n", ",", "_", "_x", "_b", "#_x", "010,", "*^12", "e", ".2f", "%", ".1%", "g", "+,d", "<+8", "0=8", "x<08", "#010x", "^#12b", ">20,.2f", "é^7", "z.1f" ]
for n in (0, 42, -42, 1234567, 10**20, True):
    row = []
    for s in specs:
        try: row.append(format(n, s))
        except (ValueError, OverflowError) as e: row.append(f"<{e}>")
    print(n, row)
for bad in (".2", ".2d", "s", "q", "5x5", ",x", ",_", "_,", "+s", "0", "=", "^", "{}", "10.5d", ",c", "#c", "+c", ",n", "_c", "99999999999999999999d", ".99999999999999999999d", "\ud800<5", "<<5", "1,2"):
    try: print(bad.encode("ascii", "backslashreplace"), repr(format(5, bad)))
    except Exception as e: print(bad.encode("ascii", "backslashreplace"), "|", type(e).__name__, e)
