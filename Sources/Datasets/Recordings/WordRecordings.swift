import Basics
import Capture
import FoundationEssentials
import HandModel
import Imaging

/// Videos of spelled words: rendered ones, or those of a folder.
public struct WordRecordings: Sendable {
    /// A video of one word.
    public struct Recording: Sendable {
        /// The word in capitals.
        public var word: String
        /// The group in reports: the signer, or the speed of a rendered word.
        public var group: String
        /// Reads or renders the frames, in order.
        ///
        /// - Throws: `CaptureError` or `RenderingError` naming the file, or what `body` throws.
        public var forEachFrame: @Sendable (_ body: (Frame) throws -> Void) throws -> Void
    }

    /// The recordings, sorted by group and word.
    public let recordings: [Recording]

    init(recordings: [Recording]) { self.recordings = recordings }

    /// Lists the videos of a folder and of its subfolders, each of which belongs to one signer.
    ///
    /// The name of a video begins with its word: `HELLO.mp4`, or `HELLO-2.mp4` if there are several. Hidden files are
    /// skipped.
    ///
    /// - Throws: `DatasetError` if the folder cannot be read, or contains a file whose name does not begin with a word.
    public init(contentsOf folder: URL) throws(DatasetError) {
        func names(_ folder: URL) throws(DatasetError) -> [URL] {
            do {
                return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                    .filter { !$0.hasPrefix(".") }.sorted().map { folder.appendingPathComponent($0) }
            } catch {
                throw .missing(path: folder.path)
            }
        }
        func isFolder(_ url: URL) -> Bool {
            var isFolder = false
            return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder
        }
        var found: [Recording] = []
        for url in try names(folder) {
            let isPerson = isFolder(url)
            let group = (isPerson ? url : folder).standardizedFileURL.lastPathComponent
            for film in isPerson ? try names(url) : [url] {
                let word = film.lastPathComponent.uppercased().prefix { "A"..."Z" ~= $0 }
                guard !word.isEmpty, !isFolder(film) else {
                    throw .unrecognised(path: film.path, found: "a film's name must begin with its word: HELLO-2.mp4")
                }
                found.append(
                    Recording(word: String(word), group: group) { body in try Self.play(film, body) })
            }
        }
        guard !found.isEmpty else { throw .empty(path: folder.path) }
        recordings = found
    }

    /// Prepares rendered words, each at every speed, and as many names that are in no lexicon, at 2 letters a second.
    ///
    /// The same word has the same random hand, light, room and distance at every speed.
    ///
    /// - Parameters:
    ///   - count: The number of words; ``words`` are used in turn, and repeated if there are too few, as are ``names``.
    ///   - speeds: The speeds in letters per second.
    ///   - seed: The seed of every random draw.
    public init(rendered count: Int, speeds: [Double], seed: UInt64 = 2) {
        recordings =
            speeds.flatMap {
                Self.render(Self.words, count, lettersPerSecond: $0, group: "\($0) letters/s", seed: seed)
            } + Self.render(Self.names, count, lettersPerSecond: 2, group: "names, 2.0", seed: seed &+ 1)
    }

    private static func render(
        _ words: [String], _ count: Int, lettersPerSecond: Double, group: String, seed: UInt64
    ) -> [Recording] {
        (0..<count).map { index in
            let word = words[index % words.count]
            return Recording(word: word, group: group) { body in
                var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(index))
                let film = try WordFilm(
                    word: word, pace: SigningPace(lettersPerSecond: lettersPerSecond),
                    stage: .random(width: 320, height: 240, using: &generator),
                    framesPerSecond: generator.pick([15, 24, 30]) ?? 30, seed: generator.next())
                var last: Frame?
                for (number, time) in film.times.enumerated() {
                    let frame = try film.frame(number, at: time).frame
                    try body(frame)
                    last = frame
                }
                guard var last else { return }
                // The empty room goes on for long enough that the word ends.
                let end = last.time + FingerspellingWord.restMilliseconds
                while last.time < end {
                    last.time += 1000 / film.framesPerSecond
                    last.sequence += 1
                    try body(last)
                }
            }
        }
    }

    /// The words to render: common words and names, which contain all letters of the alphabet and double letters.
    static let words = [
        "HELLO", "JAZZ", "QUICK", "WATER", "FINGER", "NAME", "SCHOOL", "BOOK", "VIDEO", "MUSIC", "FAMILY", "COFFEE",
        "ZEBRA", "JACKET", "EXAM", "PIZZA", "HOUSE", "TABLE", "GREEN", "KITCHEN", "SUMMER", "DOCTOR", "BRIDGE",
        "YELLOW",
        "ANNA", "KEVIN", "PHILIP", "XAVIER", "OLIVIA", "TAYLOR", "MARIA", "VICTOR", "GRACE", "WENDY", "PAUL", "QUINN",
        "BOSTON", "TEXAS", "JUNE", "LONDON",
    ]

    /// The names to render: of people and places, so rare that the lexicon has none of them.
    package static let names = [
        "WIEBKE", "ZOLTAN", "AOIFE", "KJERSTI", "OKSANA", "IMKE", "TADGH", "BRYNJA", "VUKOSI", "XIMENA", "HALVARD",
        "QUILLON", "FENNA", "GRZEGORZ", "LJUBICA", "MUHLBACH", "SOLVEJG", "PIRKKO", "DELPHYNE", "NKECHI", "OSWESTRY",
        "TJORVEN", "BALDOMERO", "YEVHENIA",
    ]

    private static func play(_ film: URL, _ body: (Frame) throws -> Void) throws {
        let video = try VideoFile(path: film.path, pace: .max)
        defer { video.close() }
        while true {
            switch try video.next(within: .infinity) {
            case .frame(let frame): try body(frame)
            case .ended: return
            default: continue
            }
        }
    }
}
