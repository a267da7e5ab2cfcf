import Basics
import Capture
import Foundation
import HandModel
import Imaging

/// Films in which a word is spelled: rendered ones, or a folder of videos.
public struct WordRecordings: Sendable {
    /// One word, spelled once.
    public struct Recording: Sendable {
        /// The word in capitals.
        public var word: String
        /// What it is reported with: the person, or for a rendered word the speed.
        public var group: String
        /// Reads or renders the frames, in order.
        ///
        /// - Throws: `CaptureError` or `RenderingError` naming the file, or what `body` throws.
        public var forEachFrame: @Sendable (_ body: (Frame) throws -> Void) throws -> Void
    }

    /// The recordings, sorted by group and word.
    public let recordings: [Recording]

    /// The videos of a folder, and of its folders, each of which is one person's.
    ///
    /// A video is named by its word: `HELLO.mp4`, or `HELLO-2.mp4` where there are more of them. Hidden files are left
    /// out.
    ///
    /// - Throws: `DatasetError` when the folder cannot be read, or holds a file whose name does not begin with a word.
    public init(contentsOf folder: URL) throws(DatasetError) {
        func names(_ folder: URL) throws(DatasetError) -> [URL] {
            do {
                return try FileManager.default.contentsOfDirectory(
                    at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles
                ).sorted { $0.path < $1.path }
            } catch {
                throw .missing(path: folder.path)
            }
        }
        func isFolder(_ url: URL) -> Bool {
            (try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
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

    /// Rendered words, each at every speed: its own hand, light, room, distance and order of chance for each.
    ///
    /// - Parameters:
    ///   - count: How many words, up to ``words``' number; they are taken in turn.
    ///   - speeds: Letters a second.
    ///   - seed: Start of all chance.
    public init(rendered count: Int, speeds: [Double], seed: UInt64 = 1) {
        recordings = speeds.flatMap { speed in
            (0..<count).map { index in
                let word = Self.words[index % Self.words.count]
                return Recording(word: word, group: "\(speed) letters/s") { body in
                    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(index))
                    let film = try WordFilm(
                        word: word, pace: SigningPace(lettersPerSecond: speed),
                        stage: .random(width: 320, height: 240, using: &generator),
                        framesPerSecond: generator.pick([15, 24, 30]) ?? 30, seed: generator.next())
                    for number in film.times.indices { try body(film.frame(number).frame) }
                }
            }
        }
    }

    /// Words that are rendered: usual ones and names, with every letter of the alphabet, and double letters.
    static let words = [
        "HELLO", "JAZZ", "QUICK", "WATER", "FINGER", "NAME", "SCHOOL", "BOOK", "VIDEO", "MUSIC", "FAMILY", "COFFEE",
        "ZEBRA", "JACKET", "EXAM", "PIZZA", "HOUSE", "TABLE", "GREEN", "KITCHEN", "SUMMER", "DOCTOR", "BRIDGE",
        "YELLOW",
        "ANNA", "KEVIN", "PHILIP", "XAVIER", "OLIVIA", "TAYLOR", "MARIA", "VICTOR", "GRACE", "WENDY", "PAUL", "QUINN",
        "BOSTON", "TEXAS", "JUNE", "LONDON",
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
