/// What a value may look like, as far as a JSON schema can say it.
indirect enum Schema: Equatable, Sendable {
    /// A kind of scalar with a name of its own in the schema.
    case named(String, Scalar)
    case choice([String])
    case integer(ClosedRange<Int>)
    case list(Schema)
    case mapping(Mapping)
    /// What `$defs` has under this name.
    case reference(String)

    enum Scalar: Equatable, Sendable {
        case text(pattern: String?, maximumLength: Int?, summary: String)
        /// An integer, or text of this form.
        case count(pattern: String, summary: String)
        /// Of words that JSON has values for, and others.
        case words([String], summary: String)
    }

    struct Mapping: Equatable, Sendable {
        var summary: String
        var keys: [Key]
        /// The key that a value without keys stands for.
        var main: String?
    }

    struct Key: Equatable, Sendable {
        var name: String
        var schema: Schema
        var isRequired: Bool
        var summary: String
    }
}
