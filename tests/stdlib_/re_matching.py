# What the matcher does with nested repeats, lazy and possessive ones, look-around,
# references and conditions, on text of one and of several bytes a character.
import re

PATTERNS = [
    r'(a|ab)(c|bcd)(d*)', r'(a+|b)*c?', r'(a*)*', r'(a*?)*?$', r'((a)|b)*', r'(?:(a)|(b)|c)*',
    r'(a)?(?(1)b|c)', r'(a)?(?(1)b)', r'(?<=a)b', r'(?<!a)b', r'(?<=ab)c', r'a(?=b)', r'a(?!b)',
    r'(?=(a+))a*b\1', r'(?>a+)ab', r'(?>a|ab)c', r'a++b', r'(?:ab)*+a', r'(?:a|b){2,3}+c', r'a{2}',
    r'a{2,}?', r'(?:a?){3}b', r'(a{1,2}){2}', r'^a|b$', r'(?m)^.', r'(?s)a.c', r'\bb|a\b', r'\Bb',
    r'(\w)\1', r'(?i)(\w)\1', r'(?i:AB)c', r'[^a\n]+', r'[a-cé]+', r'é', r'(?i)É+', r'.{2,3}?c',
    r'(?:a(?:b(?:c)?)?)+', r'(?:(?:a|b)+c)*', r'(a(b)?)+', r'(?:a|(b))+?c', r'x*', r'', r'\d+|\s',
    r'(?P<first>a)(?P=first)?', r'(?:)*a', r'(?:a*b*)*c', r'(a|b|ab)*?c', r'(?!)|c', r'(?:(?=a)a|b)+',
]
TEXTS = ['', 'a', 'ab', 'abc', 'abcd', 'aabbcc', 'aaab', 'ababac', 'aéb', 'éÉab c', 'a\nc\nb', 'ABab', '12 a']

for pattern in PATTERNS:
    compiled = re.compile(pattern)
    print(pattern)
    for text in TEXTS:
        whole = compiled.search(text)
        print('  ', ascii(text), whole and (whole.regs, whole.lastindex), end=' ')
        print(bool(compiled.match(text)), bool(compiled.fullmatch(text)), end=' ')
        print([m.span() for m in compiled.finditer(text, 1, 4)], ascii(compiled.sub('-', text)))

# Bytes: those of an array, too.
for subject in (b'a\xe9b\xe9', bytearray(b'a\xe9b\xe9')):
    print(re.findall(rb'[^a]\xe9|.', subject), re.split(b'b', subject))
