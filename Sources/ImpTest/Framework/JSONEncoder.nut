// Squirrel's values as JSON text.
//
// It is not strict: tests depend on what it has always written, so keys are not escaped, control characters that have
// no letter of their own stay, and bytes that begin no UTF-8 character are left out.
class JSONEncoder {
    static VERSION = "2.0.0";

    static _deepest = 32;
    static _escapes = {
        ["\""] = "\\\"", ["\\"] = "\\\\", ["/"] = "\\/",
        ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\0"] = "\\u0000"
    };

    static function encode(value) {
        return _text(value, 0);
    }

    static function _text(value, depth) {
        if (depth > _deepest) throw "Possible cyclic reference";
        switch (typeof value) {
            case "null":
                return "null";
            case "bool":
            case "integer":
            case "float":
                return value.tostring();
            case "string":
            case "blob":
                return "\"" + _escaped(value.tostring()) + "\"";
            case "array":
                return _array(value, depth);
            case "table":
            case "class":
                return _object(value, value, depth);
            case "instance":
                return _instance(value, depth);
            default:
                return "\"" + _escaped("" + value) + "\"";
        }
    }

    static function _array(values, depth) {
        local text = "";
        foreach (value in values) text += (text == "" ? "" : ",") + _text(value, depth + 1);
        return "[" + text + "]";
    }

    // The slots that `keys` has, with the values of `holder`; functions are left out.
    static function _object(holder, keys, depth) {
        local text = "";
        foreach (key, _ in keys) {
            local value = holder[key];
            if (typeof value == "function") continue;
            text += (text == "" ? "" : ",") + "\"" + key + "\":" + _text(value, depth + 1);
        }
        return "{" + text + "}";
    }

    // An instance says itself what it is, or has slots to walk, or is what its class declares.
    static function _instance(value, depth) {
        if (_hasMethod(value, "_serializeRaw")) return value._serializeRaw().tostring();
        if (_hasMethod(value, "_serialize")) return _text(value._serialize(), depth + 1);
        return _object(value, _isWalkable(value) ? value : value.getclass(), depth);
    }

    static function _hasMethod(value, name) {
        return name in value && typeof value[name] == "function";
    }

    // Only trying tells whether there is a `_nexti`.
    static function _isWalkable(value) {
        try {
            foreach (_ in value) break;
            return true;
        } catch (error) {
            return false;
        }
    }

    static function _escaped(text) {
        local escaped = "";
        for (local i = 0; i < text.len();) {
            local length = _characterLength(text[i] & 0xff);
            if (length == 0) {
                i++;
                continue;
            }
            local character = text.slice(i, i + length);
            escaped += character in _escapes ? _escapes[character] : character;
            i += length;
        }
        return escaped;
    }

    // How many bytes a UTF-8 character has that begins with this one; 0 if none does.
    static function _characterLength(byte) {
        if (byte < 0x80) return 1;
        if (byte < 0xc0) return 0;
        if (byte < 0xe0) return 2;
        if (byte < 0xf0) return 3;
        return byte < 0xf8 ? 4 : 0;
    }
}

