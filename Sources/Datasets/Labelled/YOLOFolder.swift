import Basics
import FoundationEssentials
import Imaging

/// Pictures in `images`, and for each a text file in `labels` with a line a hand: its class and its box.
///
/// Roboflow and others write sets for finding things so: "YOLOv8". The classes' names are in `data.yaml`.
struct YOLOFolder: Sendable {
    private let pictures: [URL]
    private let names: [String]
    private let yaml: URL
    private let signer: String

    /// Bytes of a text file, which has a line for each hand.
    private static let largestFile = 1 << 20
    /// How many folders above its pictures `data.yaml` may lie.
    private static let levelsAbove = 3

    /// Recognises a folder with `images` and `labels`, or one in `images` beside which there is such a one in `labels`.
    ///
    /// - Throws: `DatasetError.unrecognised` when the names of the classes are not there.
    init?(_ folder: FolderContents) throws(DatasetError) {
        let images = folder.folders.first { $0.name.lowercased() == "images" } ?? folder
        guard let first = images.pictures.first, let label = YOLOFolder.labels(of: first),
            FileManager.default.fileExists(atPath: label.deletingLastPathComponent().path)
        else { return nil }
        pictures = images.pictures
        signer = folder.name
        var above = images.url
        var found: [String] = []
        var yaml = above
        for _ in 0...YOLOFolder.levelsAbove where found.isEmpty {
            for name in ["data.yaml", "data.yml"] where found.isEmpty {
                yaml = above.appendingPathComponent(name)
                let data = try? RegularFile.read(yaml, atMost: YOLOFolder.largestFile)
                found = data.map { YOLOFolder.names(in: String(decoding: $0, as: UTF8.self)) } ?? []
            }
            above = above.deletingLastPathComponent()
        }
        guard !found.isEmpty else {
            throw .unrecognised(
                path: folder.url.path, found: "images and labels, but no data.yaml with the names of the classes")
        }
        names = found
        self.yaml = yaml
    }

    /// All files that are read.
    var files: [URL] { pictures + pictures.compactMap(YOLOFolder.labels) + [yaml] }

    /// The hands of all pictures.
    func listing() -> SampleListing {
        var listing = SampleListing(namesSigners: false)
        var without: [String] = []
        for picture in pictures {
            guard let file = YOLOFolder.labels(of: picture) else { continue }
            let data = try? RegularFile.read(file, atMost: YOLOFolder.largestFile)
            let lines = String(decoding: data ?? Data(), as: UTF8.self).split(whereSeparator: \.isNewline)
            if lines.isEmpty { without.append(picture.lastPathComponent) }
            for (index, line) in lines.enumerated() {
                let numbers = line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
                guard let place = numbers.first.flatMap(Int.init(exactly:)), names.indices.contains(place),
                    let box = YOLOFolder.box(Array(numbers.dropFirst()))
                else {
                    listing.skipped.append(
                        SkippedFile(
                            name: "\(file.path):\(index + 1)",
                            reason: "has no class from 0 to \(names.count - 1) and box between 0 and 1"))
                    continue
                }
                var source = SampleSource(
                    file: picture, name: picture.lastPathComponent, label: names[place], signer: signer)
                source.share = box
                listing.sources.append(source)
            }
        }
        listing.unused.add("picture without a hand", plural: "pictures without hands", names: without, pictures: 0)
        return listing
    }

    /// A middle and a size, or the corners of a polygon, as shares of the picture.
    private static func box(_ numbers: [Double]) -> Region? {
        guard numbers.count >= 4, numbers.count.isMultiple(of: 2), numbers.allSatisfy({ (-1...2).contains($0) })
        else { return nil }
        if numbers.count == 4 {
            let (width, height) = (numbers[2], numbers[3])
            guard width > 0, height > 0 else { return nil }
            return Region(x: numbers[0] - width / 2, y: numbers[1] - height / 2, width: width, height: height)
        }
        let across = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
        let down = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
        guard let left = across.min(), let right = across.max(), let top = down.min(), let bottom = down.max(),
            right > left, bottom > top
        else { return nil }
        return Region(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// The text file of a picture; nil for one that does not lie in `images`.
    private static func labels(of picture: URL) -> URL? {
        var parts = picture.deletingPathExtension().path.components(separatedBy: "/")
        guard let place = parts.lastIndex(where: { $0.lowercased() == "images" }) else { return nil }
        parts[place] = parts[place] == "images" ? "labels" : "Labels"
        return URL(fileURLWithPath: parts.joined(separator: "/") + ".txt")
    }

    /// The list after `names:`, in any of the ways in which YAML writes one; keys are numbers from 0.
    static func names(in yaml: String) -> [String] {
        let lines = yaml.split(whereSeparator: \.isNewline).map { $0.prefix { $0 != "#" } }
        guard let first = lines.firstIndex(where: { $0.hasPrefix("names:") }) else { return [] }
        let inline = lines[first].dropFirst("names:".count).trimmed(of: \.isWhitespace)
        var entries: [Substring]
        if inline.isEmpty {
            entries = lines[(first + 1)...].prefix { $0.hasPrefix(" ") || $0.hasPrefix("-") }
                .map { $0.drop { $0 == " " || $0 == "-" } }
        } else {
            let list = lines[first...].joined(separator: " ").drop { !"[{".contains($0) }.dropFirst()
            entries = list.prefix { !"]}".contains($0) }.split(separator: ",")
        }
        entries.removeAll { $0.allSatisfy(\.isWhitespace) }
        return entries.map { entry in
            let value = entry.split(separator: ":", maxSplits: 1).last ?? entry
            return value.trimmed { " \t\"'".contains($0) }
        }
    }
}
