# requires: 3.14
# The default of a type variable tuple may be unpacked; `u` stays in the text of an annotation.
default = tuple[int, str]
type Alias[*Ts = *default] = Ts
print(Alias.__type_params__[0].__default__)
exec("from __future__ import annotations\nx: u'a' = 1\nprint(__annotations__)")
