// Three kinds of comment.
# a shell-like comment
local a = 1 // one
local b = /* in the middle */ 2
local c = 3 # three
/* several
   lines */ local d = 4
print(a + b /* + c */ + d + "\n") // end
/* not /* nested */
print("after\n"); # last
/**/ print("empty comment\n"); /***/ print("stars\n"); /* // */ print("slashes\n");
local e = 6 /* newline
*/ / 2
print(e + "\n")
#
//
print("done\n")
// no newline at the end of this line
