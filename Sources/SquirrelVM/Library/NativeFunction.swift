/// The library's natives by number. Append only, within the gap behind each group: heap images name natives by these
/// numbers.
enum NativeFunction: UInt32 {
    /// The host's functions are numbered from here.
    static let firstHost: UInt32 = 0x1_0000

    // Root table.
    case print = 1
    case error, getRootTable, assert, array, type, callee, dummy, collectGarbage

    // Root table of the stock interpreter.
    case setRootTable = 24
    case getConstTable, setConstTable, setErrorHandler, setDebugHook, enableDebugInfo, getStackInfos
    case resurrectUnreachable

    // Methods that several types share.
    case weakref = 48
    case toText, length, clear, rawGet, rawSet, rawIn

    // Tables.
    case tableRawDelete = 64
    case tableSetDelegate, tableGetDelegate

    // Arrays.
    case arrayAppend = 80
    case arrayExtend, arrayPop, arrayTop, arrayInsert, arrayRemove, arrayResize, arrayReverse, arraySort, arraySlice
    case arrayMap, arrayApply, arrayReduce, arrayFilter, arrayFind

    // Strings and numbers.
    case stringToInteger = 112
    case stringToFloat, stringSlice, stringFind, stringToLower, stringToUpper
    case numberToInteger = 128
    case numberToFloat, numberToChar

    // Functions, generators, weak references.
    case functionCall = 144
    case functionPcall, functionAcall, functionPacall, functionBindEnv, functionGetInfos
    case generatorGetStatus = 160
    case weakReferenceRef

    // Classes and instances.
    case classGetAttributes = 168
    case classSetAttributes, classInstance, classGetBase, classNewMember, classRawNewMember, instanceGetClass

    // String library.
    case format = 184
    case split, strip, leftStrip, rightStrip
    case regexpConstructor = 200
    case regexpSearch, regexpMatch, regexpCapture, regexpSubexpressionCount

    // Mathematics.
    case sqrt = 216
    case sin, cos, tan, asin, acos, atan, atan2, log, log10, pow, floor, ceil, exp, fabs, abs, rand, srand

    // Blobs.
    case blobConstructor = 248
    case blobResize, blobSwap2, blobSwap4, blobSet, blobGet, blobNextIndex
    case blobReadBlob, blobReadNumber, blobWriteBlob, blobWriteNumber, blobSeek, blobTell, blobLength, blobAtEnd
    case blobFlush, blobReadString, blobWriteString, blobToString
    case castIntegerToFloat = 280
    case castFloatToInteger, swap2, swap4, swapFloat

    // Time.
    case date = 296
}

/// Numbers of functions that every host answers.
public enum HostFunctionID {
    /// `print(text)`.
    public static let print: UInt32 = 0x1_0000
    /// `error(text)`.
    public static let error: UInt32 = 0x1_0001
    /// `time()`: seconds since 1970 as an integer.
    public static let time: UInt32 = 0x1_0002
    /// `clock()`: seconds of processor time as a float.
    public static let clock: UInt32 = 0x1_0003
    /// What `date()` shows: an array of seconds since 1970 and microseconds, or the seconds alone.
    public static let date: UInt32 = 0x1_0004
    /// `compilestring(text[, name])` of the stock dialect: a function, or an exception.
    public static let compileString: UInt32 = 0x1_0005
    /// The first number for functions of the host's own API.
    public static let firstOwn: UInt32 = 0x1_0100
}
