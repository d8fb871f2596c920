// Windows line ends.
local x = 1
local y = 2
print(x + y + "\n")
print(@"a
b".len() + "\n")
