import FoundationEssentials

/// Where the pictures of a set, or of one of its parts, lie.
struct SetSource: Sendable {
    /// What is to be read, and how.
    enum Form: Sendable {
        /// Tables of pictures with hand boxes.
        case boxes([URL])
        /// Tables of pixels.
        case pixels([URL])
        /// A table with a column per class, beside its pictures.
        case oneHot(URL)
        /// Pictures with a text file each that has the hands' boxes.
        case yolo(YOLOFolder)
        /// A folder per class.
        case classes(FolderContents)
        /// A folder per signer with those inside.
        case signers(FolderContents)
        /// Pictures that are called after their letters.
        case named(FolderContents)
        /// Pictures that show no letter, in any folders.
        case negatives(FolderContents)

        /// What it is called; nil for our own tables.
        var words: String? {
            switch self {
            case .boxes, .negatives: nil
            case .pixels: "tables of pixels, as Sign Language MNIST"
            case .oneHot: "a table with a column per class, by Roboflow"
            case .yolo: "boxes of hands, as YOLO"
            case .classes: "a folder per letter"
            case .signers: "a folder per signer"
            case .named: "pictures called after their letters"
            }
        }

        /// The folder whose pictures are read; nil for tables.
        var folder: URL? {
            switch self {
            case .classes(let folder), .signers(let folder), .named(let folder), .negatives(let folder): folder.url
            case .oneHot(let table): table.deletingLastPathComponent()
            case .boxes, .pixels, .yolo: nil
            }
        }

        /// The files that are read beside the pictures.
        var files: [String] {
            switch self {
            case .boxes(let tables), .pixels(let tables): tables.map(\.standardizedFileURL.path)
            case .oneHot(let table): [table.standardizedFileURL.path]
            case .yolo(let folder): folder.files.map(\.standardizedFileURL.path)
            default: []
            }
        }

        /// Whether it is tables of pictures with hand boxes.
        var isTableOfBoxes: Bool {
            if case .boxes = self { true } else { false }
        }
    }

    var form: Form
    /// The folder that holds nothing but this, to count in it what is not used.
    var scope: FolderContents?
}

/// How the folders of a set are laid out.
enum SetLayout {
    /// Pictures of one part.
    case whole(SetSource)
    /// Pictures that the set's makers have parted.
    case parts([SetPart: SetSource])

    /// Recognises the layout of a folder.
    ///
    /// - Throws: `DatasetError` when it is in no known form, or several sets lie in it.
    static func of(_ folder: FolderContents) throws(DatasetError) -> SetLayout {
        if let form = try tables(in: folder) { return form }
        if let yolo = try YOLOFolder(folder) { return .whole(SetSource(form: .yolo(yolo), scope: folder)) }
        try DetectionExport.refuse(folder)
        if let parts = try parts(of: folder) { return parts }
        // Beside a table, folders without a letter's name are where its pictures lie.
        if !FolderTree.holdsClasses(folder), let form = try otherTables(in: folder) { return form }
        if let form = FolderTree.form(of: folder) { return .whole(SetSource(form: form, scope: folder)) }
        if let inner = try inner(of: folder) { return inner }
        if let form = try otherTables(in: folder) { return form }
        if FolderTree.isNamedByLetters(folder) { return .whole(SetSource(form: .named(folder), scope: folder)) }
        throw .unrecognised(path: folder.url.path, found: FolderTree.words(for: folder))
    }

    /// Our own tables, a table with a column per class, and tables of pixels.
    private static func tables(in folder: FolderContents) throws(DatasetError) -> SetLayout? {
        if let table = BoxTable.table(in: folder) { return .whole(SetSource(form: .boxes([table]), scope: folder)) }
        if let table = folder.tables.first(where: { $0.lastPathComponent.lowercased() == OneHotTable.name }) {
            return .whole(SetSource(form: .oneHot(table), scope: folder))
        }
        let pixels = folder.tables.filter { CSVTable(firstLineOf: $0).map(PixelTable.matches) ?? false }
        guard !pixels.isEmpty else { return nil }
        let named = Dictionary(grouping: pixels) { SetPart(name: $0.deletingPathExtension().lastPathComponent) }
        guard named[nil] == nil, named.count > 1 else { return .whole(SetSource(form: .pixels(pixels), scope: folder)) }
        var parts: [SetPart: SetSource] = [:]
        for (part, tables) in named { if let part { parts[part] = SetSource(form: .pixels(tables)) } }
        return .parts(parts)
    }

    /// Any tables of pictures, where nothing else is found.
    private static func otherTables(in folder: FolderContents) throws(DatasetError) -> SetLayout? {
        guard !folder.tables.isEmpty else { return nil }
        for table in folder.tables {
            guard let first = CSVTable(firstLineOf: table) else { continue }
            guard BoxTable.matches(first) else { throw .unknownTable(path: table.path, found: first.columns) }
        }
        return .whole(SetSource(form: .boxes(folder.tables), scope: folder))
    }

    /// Folders that are called after parts: at least one to learn from, or nothing else.
    private static func parts(of folder: FolderContents) throws(DatasetError) -> SetLayout? {
        let useful = folder.folders.filter(\.holdsSomething)
        let named = Dictionary(grouping: useful) { SetPart(name: $0.name) }
        guard named.keys.contains(where: { $0 != nil }) else { return nil }
        guard named[nil] == nil || named[.train] != nil else {
            throw .ambiguous(path: folder.url.path, folders: useful.map(\.name))
        }
        var parts: [SetPart: SetSource] = [:]
        for part in SetPart.allCases {
            guard let folders = named[part] else { continue }
            guard folders.count == 1 else { throw .ambiguous(path: folder.url.path, folders: folders.map(\.name)) }
            switch try of(folders[0]) {
            case .whole(var source):
                source.scope = folders[0]
                parts[part] = source
            case .parts:
                throw .ambiguous(path: folders[0].url.path, folders: folders[0].folders.map(\.name))
            }
        }
        // A part on its own is all there is.
        return parts.count == 1 ? parts.first.map { .whole($0.value) } : .parts(parts)
    }

    /// The set in the only folder that holds one, as archives are unpacked.
    private static func inner(of folder: FolderContents) throws(DatasetError) -> SetLayout? {
        let useful = folder.folders.filter(\.holdsSomething)
        guard let first = useful.first else { return nil }
        guard useful.count == 1 else {
            let sets = useful.filter { (try? of($0)) != nil }
            guard sets.isEmpty else {
                throw .ambiguous(path: folder.url.path, folders: sets.map(\.url.lastPathComponent))
            }
            throw .unrecognised(path: folder.url.path, found: FolderTree.words(for: folder))
        }
        return try of(first)
    }
}

/// Exports for finding hands that are not read.
private enum DetectionExport {
    /// Refuses a folder with the files of such an export.
    static func refuse(_ folder: FolderContents) throws(DatasetError) {
        for file in folder.others + folder.tables {
            let name = file.lastPathComponent.lowercased()
            let form: String? =
                switch name {
                case _ where name.hasSuffix(".coco.json"): "COCO"
                case _ where name.hasSuffix(".tfrecord"): "TFRecord"
                case "_annotations.txt": "YOLOv4"
                case "_annotations.csv": "TensorFlow CSV"
                case _ where name.hasSuffix(".xml") && !folder.pictures.isEmpty: "Pascal VOC"
                case _ where name.hasSuffix("createml.json"): "CreateML"
                default: nil
                }
            if let form { throw .otherExport(path: folder.url.path, form: form) }
        }
    }
}
