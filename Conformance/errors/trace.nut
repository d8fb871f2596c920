// An error that nothing catches ends the program; every frame is named with its line.
function innermost(x) {
    return x.missing
}
anonymous <- null; anonymous = function(x) {
    local r = innermost(x)
    return r
}
class Thing {
    function method(x) {
        local r = anonymous(x)
        return r
    }
}
print("before\n")
Thing()
    .method({})
print("never\n")
