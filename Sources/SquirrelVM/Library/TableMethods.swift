/// The methods of tables.
enum TableMethods {
    static let all: [NativeSpec] = [
        NativeSpec(.length, "len", 1, "t"),
        NativeSpec(.rawGet, "rawget", 2, "t"),
        NativeSpec(.rawSet, "rawset", 3, "t"),
        NativeSpec(.tableRawDelete, "rawdelete", 2, "t"),
        NativeSpec(.rawIn, "rawin", 2, "t"),
        NativeSpec(.weakref, "weakref", 1),
        NativeSpec(.toText, "tostring", 1, "."),
        NativeSpec(.clear, "clear", 1, "."),
        NativeSpec(.tableSetDelegate, "setdelegate", 2, ".t|o"),
        NativeSpec(.tableGetDelegate, "getdelegate", 1, "."),
    ]
}

extension Core {
    /// `rawdelete(key)`: the value that was there, or null.
    func tableRawDelete(_ call: NativeCall) -> Value {
        guard let value = table(call.this).remove(call[1]) else { return .null }
        return resolved(value)
    }

    /// `setdelegate(table or null)`: the table itself.
    func tableSetDelegate(_ call: NativeCall) -> Value {
        guard call.this.tag == Tag.table else { return fail("unexpected type %", .type(call.this)) }
        let table = table(call.this)
        let delegate = call[1].isNull ? 0 : call[1].offset
        var steps: UInt32 = 0
        var at = delegate
        while at != 0 {
            if at == table.offset { return fail("delagate cycle") }
            at = Table(core: self, offset: at).delegate
            steps &+= 1
        }
        charge(steps &>> 4)
        let old = table.delegate
        if delegate != 0 { retain(object: delegate) }
        table.delegate = delegate
        if old != 0 { release(object: old) }
        return call.this
    }

    /// `getdelegate()`: a table or null.
    func tableGetDelegate(_ call: NativeCall) -> Value {
        guard call.this.tag == Tag.table else { return fail("wrong type") }
        let delegate = table(call.this).delegate
        return delegate == 0 ? .null : Value(tag: Tag.table, payload: delegate)
    }
}
