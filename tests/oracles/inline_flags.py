"""Asks PCRE2 itself whether a pattern means the same with options and with them in front of it as `(?imsx)`.

Reads the patterns of tests/data/regex.tsv; needs libpcre2-8. By hand: `python3 tests/oracles/inline_flags.py`.
"""
import ctypes
import itertools
import pathlib
import sys

pcre = ctypes.CDLL("libpcre2-8.so.0")
pcre.pcre2_compile_8.restype = pcre.pcre2_match_data_create_from_pattern_8.restype = ctypes.c_void_p
pcre.pcre2_get_ovector_pointer_8.restype = ctypes.POINTER(ctypes.c_size_t)
UTF = 0x00080000
OPTIONS = {"i": 0x8, "m": 0x400, "s": 0x20, "x": 0x80}
SUBJECTS = ["", "a", "A", "ab", "aB\n", "\n", "a\nb", "b\nA", "aa aa", "é", "É", "ß", "ſ", "K", "a b#c", "foo", "FOO\nbar", "1-2_x"]


def found(pattern, options):
    code, place = ctypes.c_int(), ctypes.c_size_t()
    text = pattern.encode()
    compiled = pcre.pcre2_compile_8(text, ctypes.c_size_t(len(text)), options | UTF, ctypes.byref(code), ctypes.byref(place), None)
    if not compiled:
        return None
    compiled = ctypes.c_void_p(compiled)
    data = ctypes.c_void_p(pcre.pcre2_match_data_create_from_pattern_8(compiled, None))
    spans = []
    for subject in SUBJECTS:
        text = subject.encode()
        count = pcre.pcre2_match_8(compiled, text, ctypes.c_size_t(len(text)), ctypes.c_size_t(0), 0, data, None)
        vector = pcre.pcre2_get_ovector_pointer_8(data)
        spans.append(vector[: 2 * count] if count > 0 else count)
    pcre.pcre2_match_data_free_8(data)
    pcre.pcre2_code_free_8(compiled)
    return spans


lines = pathlib.Path(__file__, "../../data/regex.tsv").resolve().read_text().splitlines()
patterns = [line.split("\t")[1].replace("␊", "\n") for line in lines if "\t" in line and not line.startswith("#")]
patterns += ["^a|b$", "a.b", "(?-i)a|B", "a(?i)b|c", "(?^)a", "(a)(?R)?", "(?<n>A)(?&n)", "# a\nb", " a b", "\\Qa b\\E", "[ a]", "K", "É", "\\w+", "$", "^"]
asked = wrong = refused = 0
for pattern in patterns:
    if pattern.startswith("(*"):
        continue
    for size in range(1, 5):
        for flags in itertools.combinations("imsx", size):
            one = found(pattern, sum(OPTIONS[flag] for flag in flags))
            other = found("(?" + "".join(flags) + ")" + pattern, 0)
            asked += 1
            refused += one is None
            if one != other:
                wrong += 1
                print(f"{pattern!r} {flags}: {one} against {other}")
print(f"{len(patterns)} patterns, {asked} pairs, {refused} refused by both, {wrong} differ")
sys.exit(wrong > 0)
