/// The JSON at the start of a safetensors file.
struct SafetensorsHeader: Decodable {
    private(set) var metadata: [String: String] = [:]
    private(set) var entries: [String: SafetensorsFile.Entry] = [:]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Name.self)
        for name in values.allKeys {
            if name.stringValue == "__metadata__" {
                metadata = try values.decode([String: String].self, forKey: name)
                continue
            }
            let entry = try values.decode(SafetensorsFile.Entry.self, forKey: name)
            guard entry.offsets.count == 2 else {
                throw DecodingError.dataCorruptedError(
                    forKey: name, in: values, debugDescription: "data_offsets must be two numbers")
            }
            entries[name.stringValue] = entry
        }
    }
}

extension Error {
    /// What JSON decoding stumbled over, in one line.
    var jsonReason: String {
        guard let error = self as? DecodingError else { return "\(self)" }
        func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return (path.isEmpty ? "" : "\(path): ") + context.debugDescription
        }
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return place(context)
        case .keyNotFound(let key, let context):
            return (context.codingPath + [key]).map(\.stringValue).joined(separator: ".") + " is missing"
        @unknown default:
            return "\(error)"
        }
    }
}
