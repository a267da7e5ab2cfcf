import Glibc

extension String {
    /// Writes numbers as C's `printf` does, such as `%.3f`.
    ///
    /// The decimal mark is that of the process's locale: a point, unless a program sets another. Foundation has the same
    /// as `String(format:)`, but brings its tables of all languages with it.
    public init(printf format: String, _ values: any CVarArg...) {
        self = Self.printed(format, values)
    }

    private static func printed(_ format: String, _ values: [any CVarArg]) -> String {
        let length = Int(withVaList(values) { vsnprintf(nil, 0, format, $0) })
        guard length > 0 else { return "" }
        return String(unsafeUninitializedCapacity: length + 1) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                _ = withVaList(values) { vsnprintf(text.baseAddress, text.count, format, $0) }
            }
            return length
        }
    }
}
