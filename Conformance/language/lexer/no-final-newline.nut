// The last line has no newline.
local x = 1
print(x + "\n") // end