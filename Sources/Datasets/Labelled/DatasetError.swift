import Basics

/// Why a labelled set cannot be used; `description` says what failed, on which path, and what to do.
public enum DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nothing lies at the path.
    case missing(path: String)
    /// A folder or a table may not be read.
    case noPermission(path: String)
    /// The path holds something, but no labelled set in a known form.
    case unrecognised(path: String, found: String)
    /// A table lacks a column that its form needs.
    case missingColumn(path: String, column: String, found: [String])
    /// A table has the columns of no form that is read.
    case unknownTable(path: String, found: [String])
    /// A cell of a table holds something else than its column says.
    case badCell(path: String, line: Int, reason: String)
    /// Classes are called after something that is no letter.
    case unknownClasses(path: String, names: [String])
    /// Several folders in a folder could be meant.
    case ambiguous(path: String, folders: [String])
    /// The set has a form that is not read, but its makers offer another one.
    case otherExport(path: String, form: String)
    /// The set has parts, but none to learn from.
    case nothingToLearn(path: String, parts: [String])
    /// The set has the right form but not one picture.
    case empty(path: String)
    /// Every picture of the set is unusable.
    case allBad(path: String, count: Int, first: SkippedFile)
    /// The pictures show too few different letters to learn anything from.
    case tooFewClasses(found: [String])
    /// A split leaves one side without pictures.
    case emptySplit(kind: String, samples: Int, signers: Int)
    /// The model knows none of the classes that it shall be tested with.
    case otherClasses(found: [String], known: [String])
    /// Every validation picture is a training picture too.
    case onlyCopies(count: Int)

    /// What failed and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .missing(let path):
            return "\(path): no such file or folder. Check the path given to --data, --validation or --negatives."
        case .noPermission(let path):
            return "\(path): may not be read. Give yourself permission with chmod, or copy it."
        case .unrecognised(let path, let found):
            return "\(path): no labelled set (\(found)). Pass a folder with one folder per letter, or another form "
                + "that `trainer --help` lists."
        case .missingColumn(let path, let column, let found):
            return "\(path): the table has no column \"\(column)\" (it has: \(Self.list(found))). "
                + "Its first line must name the columns."
        case .unknownTable(let path, let found):
            return
                "\(path): no table of a known form (it has the columns: \(Self.list(found))). Its first line must name "
                + "file and letter, or label and pixel1 to pixel784."
        case .badCell(let path, let line, let reason):
            return "\(path):\(line): \(reason). Correct the line, or remove it."
        case .unknownClasses(let path, let names):
            return
                "\(path): no \(names.count == 1 ? "letter" : "letters"): \(Self.list(names)). Call each class after its "
                + "letter, A to Z, or \"nothing\"; remove the others, or pass the folder that holds the folders of letters."
        case .ambiguous(let path, let folders):
            return "\(path): several sets (\(Self.list(folders))). Pass one of them, "
                + "or each with a --data of its own."
        case .otherExport(let path, let form):
            return "\(path): an export in the form \(form), which is not read. Export it again as \"YOLOv8\", or a "
                + "classification project as \"Folder Structure\" or \"Multi-Class Classification CSV\"."
        case .nothingToLearn(let path, let parts):
            return "\(path): nothing to learn from, only the \(counted(parts.count, "part")) "
                + "\(parts.joined(separator: ", ")). Pass one of them itself to learn from it."
        case .empty(let path):
            return
                "\(path): the set holds no pictures. Put JPEG or PNG files into its folders, or lines into its table."
        case .allBad(let path, let count, let first):
            return "\(path): none of the \(counted(count, "picture")) can be used; the first is \(first.name): "
                + first.reason
        case .tooFewClasses(let found):
            return
                "The data shows too few classes to learn (\(Self.list(found))). Give pictures of at least two letters."
        case .emptySplit(let kind, let samples, let signers):
            return
                "The split \(kind) of \(counted(samples, "picture")) of \(counted(signers, "signer")) leaves nothing "
                + "on one side. Give more data, another --split, or a --validation folder."
        case .otherClasses(let found, let known):
            return "The pictures show \(Self.list(found)), the model knows only \(Self.list(known)). "
                + "Give pictures of what it knows."
        case .onlyCopies(let count):
            return
                "\(count) of \(counted(count, "validation picture")) \(count == 1 ? "lies" : "lie") among the training pictures too: nothing is left "
                + "to validate with. Give other pictures with --validation."
        }
    }

    /// The first of several names.
    private static func list(_ names: [String]) -> String {
        let named = names.filter { !$0.isEmpty }
        return named.isEmpty
            ? "none" : named.prefix(listed).joined(separator: ", ") + (named.count > listed ? ", …" : "")
    }

    /// How many names a message lists.
    private static let listed = 12
}
