import FoundationEssentials

extension ModelFile {
    /// A value as JSON whose keys are sorted.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Opens and checks a file.
    static func open(_ url: URL) throws(ModelFileError) -> SafetensorsFile {
        do {
            return try SafetensorsFile(contentsOf: url)
        } catch {
            throw .unreadable(error)
        }
    }

    /// One of the file's texts, decoded from JSON.
    static func decode<Value: Decodable>(
        _ key: String, of file: SafetensorsFile
    ) throws(ModelFileError) -> Value {
        guard let text = file.metadata[key] else { throw .missingMetadata(path: file.path, key: key) }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw .badMetadata(path: file.path, key: key, reason: error.jsonReason)
        }
    }

    /// The network whose tensors have a prefix before their names.
    static func network(
        in file: SafetensorsFile, description: NetworkDescription, prefix: String = ""
    ) throws(ModelFileError) -> Network {
        do {
            return try Network(description, file: file, prefix: prefix)
        } catch let error as SafetensorsError {
            throw .unreadable(error)
        } catch let error as NetworkError {
            throw .wrongTensors(path: file.path, error)
        } catch {
            throw .badMetadata(path: file.path, key: "network", reason: "\(error)")
        }
    }
}
