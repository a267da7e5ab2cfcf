import Basics
import Charts
import Evaluation
import FoundationEssentials
import NeuralNetwork

/// The part of a report about how a model was made: the command, its sources and settings, and its network.
enum SettingsSection {
    /// Describes a model.
    ///
    /// - Parameter command: the command that made it; nil if it is not known.
    static func body(_ model: ModelFile, command: String?) -> Markup {
        let card = Card(model.metadata)
        let repeated: Markup =
            command.map { "<p>The command that repeats it:</p>\(PageParts.program($0, wraps: true))" }
            ?? PageParts.missing("The command is not known: there is no file of it beside the model.")
        let missing = PageParts.missing("The model’s file has no record of its training.")
        return """
            \(repeated)
            \(card.rows.isEmpty ? missing : PageParts.list(caption: "What it has learnt from.", card.rows))
            \(card.settings.isEmpty ? "" : PageParts.list(caption: "Settings.", card.settings))
            <h3>Network</h3>
            \(PageParts.program(model.network.description.summary()))
            """
    }

    /// The record of a training in a model's file, whatever the task.
    struct Card {
        private(set) var rows: [(name: String, text: String)] = []
        private(set) var settings: [(name: String, text: String)] = []

        init(_ metadata: [String: String]) {
            let text = metadata[ModelCard.key] ?? ""
            let entries = (try? JSONDecoder().decode([String: Entry].self, from: Data(text.utf8))) ?? [:]
            for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
                switch entry {
                case .settings(let named):
                    settings = named.sorted { $0.key < $1.key }.map { (Self.words($0.key), Self.value($0.value)) }
                case .list(let names):
                    let list = names.isEmpty ? "none" : "\(names.count): " + names.joined(separator: ", ")
                    rows.append((Self.words(name), list))
                case .one(let text): rows.append((Self.words(name), text))
                }
            }
            rows += ["seed", "temperature"].compactMap { name in metadata[name].map { (name, $0) } }
        }

        /// An entry of a record, of any kind of training.
        private enum Entry: Decodable {
            case settings([String: String])
            case list([String])
            case one(String)

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let named = try? value.decode([String: String].self) {
                    self = .settings(named)
                } else if let names = try? value.decode([String].self) {
                    self = .list(names)
                } else if let isSo = try? value.decode(Bool.self) {
                    self = .one(isSo ? "yes" : "no")
                } else if let count = try? value.decode(Int.self) {
                    self = .one("\(count)")
                } else {
                    self = .one(try value.decode(String.self))
                }
            }
        }

        /// A setting without what Swift says of its type: of `Optional(Training.Kept.last)` only `last`.
        private static func value(_ text: String) -> String {
            guard text != "nil" else { return "none" }
            let bare = text.hasPrefix("Optional(") ? String(text.dropFirst(9).dropLast()) : text
            let name = bare.hasPrefix("Training.") ? bare.split(separator: ".").last.map(String.init) ?? bare : bare
            return name.trimmed { $0 == "\"" }
        }

        /// The words of a name: `validationPictures` is "validation pictures".
        static func words(_ name: String) -> String {
            name.reduce(into: "") { words, character in
                words += character.isUppercase ? " " + character.lowercased() : String(character)
            }
        }
    }
}
