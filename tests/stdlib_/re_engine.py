"""What a matcher of regular expressions has to go back on: groups, loops,
possessive and atomic parts, assertions, back references, case, and text of wide
characters."""
import re


def show(pattern, *subjects, flags=0):
    compiled = re.compile(pattern, flags)
    for subject in subjects:
        row = []
        for method in (compiled.match, compiled.search, compiled.fullmatch):
            match = method(subject)
            row.append(match and (match.regs, match.lastindex))
        row.append(compiled.findall(subject))
        row.append(compiled.split(subject))
        row.append(compiled.sub(lambda match: f"<{match[0]!r}>", subject) if isinstance(subject, str) else None)
        row.append([match.span() for match in compiled.finditer(subject, 1)])
        print(repr(pattern), repr(subject), *row)


# Groups in loops keep what the last turn that counts set.
show(r"(?:(a)|b)*", "ab", "ba", "abba", "")
show(r"(?:(a)|(b))*?c", "abc", "bac", "c")
show(r"((a|b)*?c)+", "abcac", "cc")
show(r"(a*)*", "aaa", "b")
show(r"(a*)+?b", "aab", "b")
show(r"(?:a?)*?$", "aa", "")
show(r"(x(y)?)+", "xxyx", "xyx")
show(r"(?:(\w)(?=(\w)))+", "abcd")
# A count of turns, with bounds.
show(r"(?:ab){2,3}", "ab", "abab", "abababab")
show(r"(?:ab){2,3}?", "abababab")
show(r"a{0}b", "ab")
show(r"(a{2}){2}", "aaaaa")
# Possessive and atomic parts give nothing back.
show(r"a++b", "aaab", "aaa")
show(r"(?:ab)*+a", "ababa", "aba")
show(r"(?>a|ab)c", "abc", "ac")
show(r"(?>(a+))(b)?", "aab", "aac")
# Assertions, and what they set.
show(r"(?=(a+))a*b\1", "aaab", "baaabac")
show(r"(?!(a)b)(\w)", "ab", "ac")
show(r"(?<=é)x|(?<!é)y", "éx", "xéy", "ay")
show(r"(?<=(ab))c", "abc")
show(r"\bé\w*\b", "é éa aé")
show(r"\B\w", "ab c")
# Back references and conditions.
show(r"(\w+) \1", "foo foo", "foo fo")
show(r"(é|e)\1", "éé", "ee", "ée")
show(r"(?i:(É)\1)", "éÉ", "Éé", "ee")
show(r"(<)?a(?(1)>|$)", "<a>", "a", "<a", "a>")
show(r"(?P<q>['\"]).*?(?P=q)", "say 'it' or \"that\"")
# Lazy and greedy before a character.
show(r".*c", "abcabc", "ab\nc")
show(r".*?é", "aéé", "a")
show(r"[^x]*x", "aéx", "é")
show(r".{1,3}é", "aaaéé")
show(r"\w*?\d", "ab1", "é2")
# Sets: ranges, negation, categories, wide characters, case.
show(r"[^\W\d_]+", "ab1é_ß𝒳")
show(r"[а-я]+", "приВЕТ", flags=re.IGNORECASE)
show(r"[\u0100-\uffff\U0001d4b3]", "aĀ𝒳")
show(r"k", "kK\u212a", flags=re.IGNORECASE)
show(r"[^k]", "kK\u212ax", flags=re.IGNORECASE)
show(r"ſ", "sSſ", flags=re.IGNORECASE)
show(r"\w+", "aé", flags=re.ASCII)
show(r"[\s\S]", "a\n")
# Lines and ends.
show(r"^\w$", "a\nb", flags=re.MULTILINE)
show(r"a$", "a\n", "a\n\n")
show(r"a\Z", "a\n", "a")
show(r"(?s).", "\n")
# Bytes.
show(rb"[\x80-\xff]+", b"a\x80\xffb")
show(rb"(?i)A(b)", b"aBab")
show(rb"\w+", b"a\xe9b")
# Alternatives that begin alike, and matches of nothing.
show(r"foo|foobar|f", "foobar", "f")
show(r"|a", "a")
show(r"a|", "ba")
show(r"$|^", "ab")
print(re.findall(r"agggtaaa|tttaccct", "xagggtaaaxtttaccctagg", re.I))
print(re.search(r"c", "abc", 0).span(), re.compile("^b").search("ab", 1), re.compile("b$").search("abc", 0, 2))
print(len(re.findall(r"(?:a|b|c|d)*?e", "abcde" * 200)), re.match(r"(?:a|b)*", "ab" * 100000).end())
print(re.match(r"(?:(a)|b)*", "ab" * 50000).regs)
