// #line renames lines and files, as the Builder's output does.
function first() {
    throw "first"
}
#line 100 "library.nut"
function second() {
    first()
}
#line 7 "main.nut"

second()
