// Equality of what is inside tables, arrays, classes and blobs.

// The first difference is named by its path, as `rooms.0.name`; a slot that is missing is `none`. Values of different
// types differ, also 1 and 1.0, and instances are equal to themselves only.
function ImpTestCase::assertDeepEqual(
    expected, actual, message = "Comparison failed on '%s': expected %s, got %s"
) {
    assertions++;
    local differ = function(path, expected, actual) { _fail(message, path, expected, actual); }.bindenv(this);
    _compare(expected, actual, "", 0, differ);
    // The other way round finds what is in `actual` alone.
    _compare(actual, expected, "", 0, @(path, actual, expected) differ(path, expected, actual));
}

// Calls `differ(path, one, other)` if something in `one` is not so in `other`.
function ImpTestCase::_compare(one, other, path, depth, differ) {
    if (depth > 32) throw "Possible cyclic reference at " + path;
    if (typeof one != typeof other)
        throw format("Values are not the same type, typeof lhs = %s, typeof rhs = %s", typeof one, typeof other);
    switch (type(one)) {
        case "table":
        case "array":
        case "class":
            return _compareSlots(one, other, path, depth, differ);
    }
    if (typeof one == "blob") _compareBlobs(one, other);
    else if (one != other) differ(path, one, other);
}

function ImpTestCase::_compareSlots(one, other, path, depth, differ) {
    foreach (key, value in one) {
        local inner = path == "" ? key.tostring() : path + "." + key;
        if (!(key in other)) differ(inner, value, "none");
        _compare(value, other[key], inner, depth + 1, differ);
    }
}

function ImpTestCase::_compareBlobs(one, other) {
    local length = one.len();
    if (length != other.len())
        throw format("Blob lengths unequal, lhs.len() == %d, rhs.len() == %d", length, other.len());
    if (one.tostring() != other.tostring())
        throw format("Blobs are the same length (%d bytes), but the contents are not identical.", length);
}

