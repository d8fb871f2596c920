/// Snippets and what the compiler says to them, one a line: `snippet  =>  line:column message`, or `OK`.
///
/// Recorded from the reference, Squirrel 3.0.4; `\n` is a newline, `\"` a quote.
/// The reference crashes for `base = 1` and `base <- 1`.
let compileErrorTable = #"""
    local  =>  1:5 expected 'IDENTIFIER'
    local x =   =>  1:10 expression expected
    local 5  =>  1:7 expected 'IDENTIFIER'
    x = 5 6  =>  1:7 end of statement expected (; or lf)
    if  =>  1:2 expected '('
    if (  =>  1:4 expression expected
    if (1  =>  1:5 expected ')'
    if (1)  =>  1:6 expression expected
    if 1  =>  1:4 expected '('
    while  =>  1:5 expected '('
    for  =>  1:3 expected '('
    for (  =>  1:5 expression expected
    for (;;  =>  1:7 expression expected
    for (local i = 0; i < 3)  =>  1:24 expected ';'
    foreach  =>  1:7 expected '('
    foreach (  =>  1:9 expected 'IDENTIFIER'
    foreach (x  =>  1:10 expected 'in'
    foreach (x in  =>  1:13 expression expected
    foreach (x in y  =>  1:15 expected ')'
    foreach (a, b, c in d) {}  =>  1:14 expected 'in'
    switch  =>  1:6 expected '('
    switch (1)  =>  1:10 expected '{'
    switch (1) {  =>  1:12 expected '}'
    switch (1) { case 1 }  =>  1:21 expected ':'
    switch (1) { foo }  =>  1:16 expected '}'
    switch(1) { default: case 2: }  =>  1:25 expected '}'
    break  =>  1:5 'break' has to be in a loop block
    continue  =>  1:8 'continue' has to be in a loop block
    return  =>  OK
    yield  =>  OK
    throw  =>  1:5 expression expected
    try  =>  1:3 expression expected
    try {}  =>  1:6 expected 'catch'
    try {} catch  =>  1:12 expected '('
    try {} catch (e)  =>  1:16 expression expected
    try {} catch (5) {}  =>  1:15 expected 'IDENTIFIER'
    function  =>  1:8 expected 'IDENTIFIER'
    function f  =>  1:10 expected '('
    function f(  =>  1:11 expected 'IDENTIFIER'
    function f()  =>  1:12 expression expected
    function f() {  =>  1:14 expression expected
    function f(a b) {}  =>  1:14 expected ')' or ','
    function f(a,) {}  =>  OK
    function f(a = 1, b) {}  =>  1:20 expected '='
    function f(a = 1, ...) {}  =>  1:21 function with default parameters cannot have variable number of parameters
    function f(..., a) {}  =>  1:15 expected ')'
    function f(...a) {}  =>  1:15 expected ')'
    local f = function() {  =>  1:22 expression expected
    local f = function  =>  1:18 expected '('
    class  =>  1:5 expression expected
    class A  =>  1:7 expected '{'
    class A {  =>  1:9 expected 'IDENTIFIER'
    class A { x }  =>  1:13 expected '='
    class A { x = }  =>  1:15 expression expected
    class A { 5 }  =>  1:11 expected 'IDENTIFIER'
    class A extends  =>  1:15 expression expected
    class 5 {}  =>  1:9 invalid class name
    local class A {}  =>  1:11 expected 'IDENTIFIER'
    enum  =>  1:4 expected 'IDENTIFIER'
    enum E  =>  1:6 expected '{'
    enum E {  =>  1:8 expected 'IDENTIFIER'
    enum E { 5 }  =>  1:10 expected 'IDENTIFIER'
    enum E { A = }  =>  1:14 scalar expected : integer,float or string
    enum E { A = foo }  =>  1:16 scalar expected : integer,float or string
    enum E { A = -foo }  =>  1:17 scalar expected : integer,float
    const  =>  1:5 expected 'IDENTIFIER'
    const X  =>  1:7 expected '='
    const X =  =>  1:9 scalar expected : integer,float or string
    const X = foo  =>  1:13 scalar expected : integer,float or string
    const X = -\"a\"  =>  1:14 scalar expected : integer,float
    const 5 = 5  =>  1:7 expected 'IDENTIFIER'
    local t = {  =>  1:11 expected 'IDENTIFIER'
    local t = { a }  =>  1:15 expected '='
    local t = { a = }  =>  1:17 expression expected
    local t = { 5 = 1 }  =>  1:13 expected 'IDENTIFIER'
    local t = { \"a\" = 1 }  =>  1:17 expected ':'
    local t = { \"a\": 1 }  =>  OK
    local t = { a: 1 }  =>  1:14 expected '='
    local t = { [1] = 2 }  =>  OK
    local t = { [1] 2 }  =>  1:17 expected '='
    local t = { a = 1 b = 2 }  =>  OK
    local a = [1 2 3]  =>  OK
    local a = [1, 2  =>  1:15 expression expected
    local a = [1,,2]  =>  1:14 expression expected
    local a = [,]  =>  1:12 expression expected
    f(1, )  =>  1:6 expression expected, found ')'
    f(1,,2)  =>  1:5 expression expected
    f(1 2)  =>  OK
    f(  =>  1:2 expression expected
    x.  =>  1:2 expected 'IDENTIFIER'
    x.5  =>  1:3 expected 'IDENTIFIER'
    x[  =>  1:2 expression expected
    x[1  =>  1:3 expected ']'
    x[]  =>  1:3 expression expected
    x\n[1]  =>  2:2 cannot brake deref/or comma needed after [exp]=exp slot declaration
    x\n(1)  =>  OK
    x = y\n++z  =>  OK
    1 = 2  =>  1:3 can't assign expression
    f() = 2  =>  1:5 can't assign expression
    \"a\" = 2  =>  1:5 can't assign expression
    a + b = 2  =>  OK
    x <- 1  =>  OK
    local x; x <- 1  =>  1:15 can't 'create' a local slot
    local x; x.y <- 1  =>  OK
    ::x <- 1  =>  OK
    this <- 1  =>  1:9 can't 'create' a local slot
    this = 1  =>  OK
    base = 1  =>  1:6 can't assign expression
    base <- 1  =>  1:7 can't assign expression
    null = 1  =>  1:6 can't assign expression
    delete x  =>  OK
    local x; delete x  =>  1:17 cannot delete an (outer) local
    delete x.y  =>  OK
    delete f()  =>  1:10 can't delete an expression
    delete 5  =>  1:8 can't delete an expression
    5++  =>  1:3 can't '++' or '--' an expression
    ++5  =>  1:3 can't '++' or '--' an expression
    x++  =>  OK
    ++x  =>  OK
    f()++  =>  1:5 can't '++' or '--' an expression
    ++f()  =>  1:5 can't '++' or '--' an expression
    a.b++  =>  OK
    ++a.b  =>  OK
    x++ + ++x  =>  OK
    -x++  =>  OK
    x+++y  =>  OK
    a ? b  =>  1:5 expected ':'
    a ? b :  =>  1:7 expression expected
    a ? : b  =>  1:5 expression expected
    a ?: b  =>  1:4 expression expected
    a <=> b <=> c  =>  OK
    a = b = c  =>  OK
    a += b += c  =>  OK
    a &= b  =>  1:4 expression expected
    a |= b  =>  1:4 expression expected
    a << = b  =>  1:6 expression expected
    a <<= 1  =>  1:5 expression expected
    a ** b  =>  1:4 expression expected
    a := b  =>  1:3 end of statement expected (; or lf)
    a == = b  =>  1:6 expression expected
    !  =>  1:1 expression expected
    ~  =>  1:1 expression expected
    -  =>  1:1 expression expected
    typeof  =>  1:6 expression expected
    resume  =>  1:6 expression expected
    clone  =>  1:5 expression expected
    @  =>  1:1 expected '('
    @(  =>  1:2 expected 'IDENTIFIER'
    @()  =>  1:3 expression expected
    @(a) {}  =>  OK
    @(a) a  =>  OK
    @(a) return a  =>  1:11 expression expected
    ()  =>  1:2 expression expected
    (1, 2)  =>  OK
    (  =>  1:1 expression expected
    )  =>  1:1 expression expected
    }  =>  1:1 expression expected
    {  =>  1:1 expression expected
    ]  =>  1:1 expression expected
    ;  =>  OK
    ;;;  =>  OK
    ,  =>  1:1 expression expected
    .  =>  1:1 expression expected
    ..  =>  1:2 invalid token '..'
    ...  =>  1:3 expression expected
    #  =>  OK
    //  =>  OK
    /*  =>  1:2 missing "*/" in comment
    x y  =>  1:3 end of statement expected (; or lf)
    x; y  =>  OK
    x\ny  =>  OK
    if (a) b else c  =>  OK
    if (a) b; else c  =>  OK
    if (a) b\nelse c  =>  OK
    if (a) {} else {}  =>  OK
    do x while (y)  =>  OK
    do {} while (y)  =>  OK
    do x; while (y)  =>  1:5 expected 'while'
    while (x) y  =>  OK
    return 1 2  =>  1:10 end of statement expected (; or lf)
    local a = 1, b  =>  OK
    local a, a  =>  OK
    local a = 1 b = 2  =>  1:13 end of statement expected (; or lf)
    local function f() {}  =>  OK
    local function () {}  =>  1:16 expected 'IDENTIFIER'
    function a.b() {}  =>  1:11 expected '('
    function a::b() {}  =>  OK
    function ::b() {}  =>  1:11 expected 'IDENTIFIER'
    class a.b {}  =>  OK
    class a::b {}  =>  1:9 expected '{'
    class a[\"b\"] {}  =>  OK
    class A { function f() {} x = 1 y = 2 }  =>  OK
    class A { static x = 1; static function f() {} }  =>  OK
    class A { constructor() {} }  =>  OK
    class A { constructor {} }  =>  1:23 expected '('
    class A { [\"a\"] = 1 }  =>  OK
    class A { \"a\" = 1 }  =>  1:13 expected 'IDENTIFIER'
    class A { \"a\": 1 }  =>  1:13 expected 'IDENTIFIER'
    class A { local x = 1 }  =>  1:15 expected 'IDENTIFIER'
    class A { </ a = 1 /> x = 1 }  =>  OK
    class A </ a = 1 /> { x = 1 }  =>  OK
    class A extends B </ a = 1 /> {}  =>  OK
    const A = 5; enum B { C }  =>  OK
    vargv  =>  OK
    local vargv  =>  OK
    function f(vargv) {}  =>  OK
    function f(this) {}  =>  1:15 expected 'IDENTIFIER'
    local this  =>  1:10 expected 'IDENTIFIER'
    function constructor() {}  =>  OK
    x.constructor  =>  OK
    x.class  =>  1:7 expected 'IDENTIFIER'
    x.function  =>  1:10 expected 'IDENTIFIER'
    x.null  =>  1:6 expected 'IDENTIFIER'
    x.this  =>  1:6 expected 'IDENTIFIER'
    x.default  =>  1:9 expected 'IDENTIFIER'
    x.in  =>  1:4 expected 'IDENTIFIER'
    local in = 5  =>  1:8 expected 'IDENTIFIER'
    x = { class = 1 }  =>  1:11 expected 'IDENTIFIER'
    x = { [\"class\"] = 1 }  =>  OK
    x = { \"class\": 1 }  =>  OK
    __LINE__  =>  OK
    __FILE__  =>  OK
    rawcall(f)  =>  OK
    goto x  =>  1:6 end of statement expected (; or lf)
    import x  =>  1:8 end of statement expected (; or lf)
    let x = 1  =>  1:5 end of statement expected (; or lf)
    x ?? y  =>  1:4 expression expected
    x?.y  =>  1:3 expression expected
    x => y  =>  1:4 expression expected
    `a`  =>  1:1 expression expected
    'abc'  =>  1:5 constant too long
    \"abc  =>  1:4 unfinished string
    0x  =>  OK
    1e  =>  1:2 exponent expected
    case 1:  =>  1:4 expression expected
    default:  =>  1:7 expression expected
    else  =>  1:4 expression expected
    catch (e) {}  =>  1:5 expression expected
    extends A  =>  1:7 expression expected
    static x  =>  1:6 expression expected
    in  =>  1:2 expression expected
    instanceof  =>  1:10 expression expected
    x in  =>  1:4 expression expected
    x instanceof  =>  1:12 expression expected
    x in y in z  =>  OK
    local x = {}.y  =>  OK
    {}.y  =>  1:3 expression expected
    [].len()  =>  OK
    \"\".len()  =>  OK
    5.5.tofloat()  =>  1:11 end of statement expected (; or lf)
    return\n5  =>  OK
    yield\n5  =>  OK
    throw\n5  =>  OK
    x\n= 5  =>  OK
    x =\n5  =>  OK
    x\n+ 5  =>  OK
    x\n- 5  =>  OK
    x\n.y  =>  OK
    x.\ny  =>  OK
    f\n(5)  =>  OK
    f(\n5\n)  =>  OK
    local x\n= 5  =>  OK
    a\n? b\n: c  =>  OK
    if\n(a)\nb  =>  OK
    x = function() {} y = 5  =>  OK
    x = function() {}\ny = 5  =>  OK
    x = class {} y = 5  =>  OK
    x = {} y = 5  =>  OK
    function f() {} y = 5  =>  OK
    class A {} y = 5  =>  OK
    enum E4 { A } y = 5  =>  OK
    if (a) {} y = 5  =>  1:11 end of statement expected (; or lf)
    for (;;) {} y = 5  =>  OK
    try {} catch (e) {} y = 5  =>  OK
    {} y = 5  =>  OK
    switch (a) {} y = 5  =>  OK
    do {} while (a) y = 5  =>  1:17 end of statement expected (; or lf)
    const Q = 5 y = 5  =>  1:13 end of statement expected (; or lf)
    throw 5 y = 5  =>  1:9 end of statement expected (; or lf)
    return 5 y = 5  =>  1:10 end of statement expected (; or lf)
    break y  =>  1:5 'break' has to be in a loop block
    """#
