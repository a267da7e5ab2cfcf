import Basics
import FoundationEssentials
import SystemPackage

/// A file of events of one training, which TensorBoard shows while it grows.
public final class EventFile {
    /// Where the events are written.
    public let url: URL
    private let file: FileDescriptor
    private let now: () -> Double

    /// Begins a file in the folder of a training.
    ///
    /// - Parameters:
    ///   - folder: is made where it does not exist; TensorBoard gives the training its name.
    ///   - isResumed: whether a training goes on whose events lie in the folder.
    ///   - replaces: whether the events of another training in the folder may be superseded.
    ///   - epochs: how many epochs are done; what TensorBoard has of later ones is no longer shown.
    ///   - now: returns the seconds since 1970.
    /// - Throws: `EventFileError`.
    public init(
        in folder: URL, isResumed: Bool = false, replaces: Bool = false, after epochs: Int = 0,
        now: @escaping () -> Double = { Date().timeIntervalSince1970 }
    ) throws(EventFileError) {
        try Self.check(folder, replaces: isResumed || replaces)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .noFolder(path: folder.path)
        }
        // TensorBoard knows the files by the word in the middle, and reads them in the order of their names.
        var number = Int(now())
        func place() -> URL { folder.appending(path: String(printf: "events.out.tfevents.%010d.fingerspell", number)) }
        while FileManager.default.fileExists(atPath: place().path) { number += 1 }
        (url, self.now) = (place(), now)
        do {
            // All permissions that the umask leaves: the same as for files that other programs create.
            file = try FileDescriptor.open(
                url.path, .writeOnly, options: [.create, .exclusiveCreate, .append, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o666))
        } catch {
            throw .cannotWrite(path: url.path, reason: "\(Errno(error))")
        }
        try add(.version, step: 0)
        try add(.start, step: epochs + 1)
    }

    deinit { try? file.close() }

    /// Checks before the work that a folder has no events of another training.
    ///
    /// - Throws: `EventFileError.exists`.
    public static func check(_ folder: URL, replaces: Bool) throws(EventFileError) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard replaces || !names.contains(where: { $0.contains("tfevents") }) else {
            throw .exists(path: folder.path)
        }
    }

    /// Adds the figures of an epoch, under the names that they have in the history.
    ///
    /// - Throws: `EventFileError.cannotWrite`.
    public func add(_ epoch: some TrainingEpoch) throws(EventFileError) {
        try add(.scalars(epoch.figures), step: epoch.number)
    }

    /// Adds a picture that was drawn after an epoch.
    ///
    /// - Parameter file: a PNG file; nothing is added if it is none.
    /// - Throws: `EventFileError.cannotWrite`.
    public func add(picture file: URL, tag: String, epoch: Int) throws(EventFileError) {
        guard let png = try? [UInt8](RegularFile.read(file, atMost: Self.largestPicture)),
            let (width, height) = Self.size(ofPNG: png)
        else { return }
        try add(.picture(tag: tag, png: png, width: width, height: height), step: epoch)
    }

    private static let largestPicture = 64 << 20

    /// The width and height in the first chunk of a PNG file, each four bytes, the highest first.
    private static func size(ofPNG bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) else { return nil }
        func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(at: 16), number(at: 20))
    }

    /// Adds the settings of a training as a table.
    ///
    /// - Throws: `EventFileError.cannotWrite`.
    public func add(settings: [String: String]) throws(EventFileError) {
        let rows = settings.sorted { $0.key < $1.key }.map { "| \($0.key) | \($0.value) |\n" }
        try add(.text(tag: "settings", markdown: "| setting | value |\n|---|---|\n" + rows.joined()), step: 0)
    }

    private func add(_ content: Event.Content, step: Int) throws(EventFileError) {
        do {
            try file.writeAll(EventRecord.bytes(of: Event(content: content, step: step, time: now()).bytes))
        } catch {
            throw .cannotWrite(path: url.path, reason: "\(Errno(error))")
        }
    }
}

/// Why events cannot be written for TensorBoard.
public enum EventFileError: Error, Equatable, CustomStringConvertible {
    /// The folder has the events of a training.
    case exists(path: String)
    /// The folder cannot be made.
    case noFolder(path: String)
    /// The file cannot be written.
    case cannotWrite(path: String, reason: String)

    /// What failed, on which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .exists(let path):
            "\(path) has the events of a training. Name another folder, go on with it by --resume, or pass --force."
        case .noFolder(let path): "\(path): the folder cannot be made. Name another one."
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written (\(reason)). Make room, or train without --tensorboard."
        }
    }
}

/// A record of TensorFlow's TFRecord format, in which TensorBoard's events are stored.
///
/// It has the length (8 bytes, lowest first), the length's checksum (4 bytes), the data and the data's checksum (4
/// bytes). Source: tensorflow.org/tutorials/load_data/tfrecord.
enum EventRecord {
    /// Returns the bytes of a record.
    static func bytes(of data: [UInt8]) -> [UInt8] {
        let length = littleEndian(UInt64(data.count))
        return length + littleEndian(maskedChecksum(of: length)) + data + littleEndian(maskedChecksum(of: data))
    }

    /// Returns the checksum in its stored form, which differs from it so that checksums of checksums stay safe.
    static func maskedChecksum(of bytes: [UInt8]) -> UInt32 {
        let checksum = CRC32.castagnoli.checksum(of: bytes[...])
        return (checksum >> 15 | checksum << 17) &+ 0xa282_ead8
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian, Array.init)
    }
}
