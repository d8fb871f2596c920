// Names that look like keywords, and the one keyword that is a name.
local _ = 1, __a = 2, a1_B = 3, whilst = 4, Null = 5, TRUE = 6, forEach = 7, vargs = 8;
print(_ + __a + a1_B + whilst + Null + TRUE + forEach + vargs + "\n");
local t = { rawcall = 1, __LINE__ = 2, ["class"] = 3, "while": 4 };
t.constructor <- "c";
print(t.constructor + t.rawcall + t.__LINE__ + t["class"] + t["while"] + "\n");
local vargv = 3;
print(vargv + "\n");
local self = this;
print((self == this) + "\n");
