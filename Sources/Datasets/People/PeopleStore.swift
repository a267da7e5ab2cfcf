import Basics
import FoundationEssentials
import Glibc
import Imaging

/// The people whose hands were taught: their samples and models, in a folder for each under the user's data.
///
/// ```
/// people/Anna/samples/G/2026-11-30T201500/00000066-right.png
/// people/Anna/letters.safetensors            the model that is used; the shipped one where there is none
/// people/Anna/previous.safetensors           the model to go back to; the shipped one where there is none
/// ```
///
/// Nothing is ever overwritten but a model by the next one. A store may be used from any thread, by one at a time.
public struct PeopleStore: Sendable {
    /// The folder with a folder for each person.
    public let folder: URL

    /// A store in a folder, which is made when something is kept.
    public init(folder: URL) { self.folder = folder }

    /// The store in the user's data; nil if there is no home folder.
    public static func usual() -> PeopleStore? { UserFile.data("people").map { PeopleStore(folder: $0) } }

    /// The people of whom something is kept, by name.
    ///
    /// - Throws: `PeopleStoreError.cannotRead` when the folder exists and may not be read.
    public func people() throws(PeopleStoreError) -> [PersonName] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .compactMap { try? PersonName($0) }.filter { isFolder(self.folder(of: $0)) }.sorted()
        } catch {
            throw .cannotRead(path: folder.path, reason: "\(error)")
        }
    }

    /// The folder of a person.
    public func folder(of name: PersonName) -> URL {
        folder.appending(path: name.text, directoryHint: .isDirectory)
    }

    /// The folder of a person's samples, which the trainer reads as a labelled set.
    public func samplesFolder(of name: PersonName) -> URL {
        folder(of: name).appending(path: "samples", directoryHint: .isDirectory)
    }

    /// The samples of a person, and what in their folder cannot be used; none where nothing is kept.
    ///
    /// - Throws: `PeopleStoreError.cannotRead` when the folder exists and may not be read.
    public func samples(of name: PersonName) throws(PeopleStoreError) -> PersonSamples {
        do {
            return try PersonSamples(in: samplesFolder(of: name))
        } catch {
            throw .cannotRead(path: samplesFolder(of: name).path, reason: error.description)
        }
    }

    /// Keeps samples of a person, each at once, so that whoever stops has lost nothing.
    ///
    /// - Returns: the samples with their files.
    /// - Throws: `PeopleStoreError.cannotWrite`; the samples before are then kept.
    @discardableResult
    public func add(_ samples: [PersonSample], to name: PersonName) throws(PeopleStoreError) -> [PersonSample] {
        var kept: [PersonSample] = []
        for sample in samples { kept.append(try add(sample, to: name)) }
        return kept
    }

    private func add(_ sample: PersonSample, to name: PersonName) throws(PeopleStoreError) -> PersonSample {
        let folder = samplesFolder(of: name).appending(path: sample.letter).appending(
            path: Self.folderName(ofMoment: sample.moment), directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var sample = sample
            let file = Self.unusedFile(in: folder, time: sample.time, hand: sample.hand)
            try PNG.write(sample.picture, to: file)
            sample.file = file
            return sample
        } catch let error as ImageError {
            throw .cannotWrite(path: folder.path, reason: "\(error)")
        } catch {
            throw .cannotWrite(path: folder.path, reason: "\(error)")
        }
    }

    /// Removes a sample that was not good.
    ///
    /// - Throws: `PeopleStoreError.cannotRemove` when its file is there and cannot be removed, or is none of the
    ///   person's.
    public func remove(_ sample: PersonSample, of name: PersonName) throws(PeopleStoreError) {
        guard let file = sample.file else { return }
        let inside = samplesFolder(of: name).standardizedFileURL.path
        guard file.standardizedFileURL.path.hasPrefix(inside.hasSuffix("/") ? inside : inside + "/") else {
            throw .cannotRemove(path: file.path, reason: "it is no sample of \(name)")
        }
        try remove(file)
    }

    /// Forgets a person: removes the samples and the models.
    ///
    /// - Returns: whether there was anything.
    /// - Throws: `PeopleStoreError.cannotRemove`.
    @discardableResult
    public func forget(_ name: PersonName) throws(PeopleStoreError) -> Bool {
        guard isFolder(folder(of: name)) else { return false }
        try remove(folder(of: name))
        return true
    }

    func remove(_ file: URL) throws(PeopleStoreError) {
        do {
            try FileManager.default.removeItem(at: file)
        } catch let error as CocoaError where error.code == .fileNoSuchFile {
            return
        } catch {
            throw .cannotRemove(path: file.path, reason: "\(error)")
        }
    }

    private func isFolder(_ url: URL) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder
    }

    /// The name of a recording's folder: what could lead elsewhere, or be taken for a letter, is taken out.
    private static func folderName(ofMoment moment: String) -> String {
        let plain = String(moment.map { $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : "-" }.prefix(60))
        return plain.contains(where: \.isNumber) ? plain : "moment-1" + (plain.isEmpty ? "" : "-" + plain)
    }

    private static func unusedFile(in folder: URL, time: Double, hand: PersonSample.Hand) -> URL {
        let start = min(max(time.isFinite ? time.rounded() : 0, 0), 99_999_999)
        let number = String(Int(start))
        let stem = String(repeating: "0", count: max(0, 8 - number.count)) + number + "-" + hand.rawValue
        func file(_ copy: Int) -> URL { folder.appending(path: stem + (copy == 1 ? "" : "-\(copy)") + ".png") }
        var copy = 1
        while access(file(copy).path, F_OK) == 0 { copy += 1 }
        return file(copy)
    }
}

extension PeopleStore {
    /// The name of a recording that begins at a time: `2026-11-30T201500`, in universal time.
    public static func moment(at date: Date) -> String {
        var seconds = time_t(date.timeIntervalSince1970)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return String(
            printf: "%04d-%02d-%02dT%02d%02d%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
            parts.tm_hour, parts.tm_min, parts.tm_sec)
    }
}

/// Why something of a person cannot be read or kept.
public enum PeopleStoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A folder exists and cannot be read.
    case cannotRead(path: String, reason: String)
    /// A sample or model cannot be kept.
    case cannotWrite(path: String, reason: String)
    /// A sample, model or person cannot be removed.
    case cannotRemove(path: String, reason: String)

    /// What failed, on which file, and what to do.
    public var description: String {
        switch self {
        case .cannotRead(let path, let reason):
            "\(path) cannot be read: \(reason). Check its permissions.".inOneLine
        case .cannotWrite(let path, let reason):
            "Nothing can be kept in \(path): \(reason). Check its permissions and the room on the disk.".inOneLine
        case .cannotRemove(let path, let reason):
            "\(path) cannot be removed: \(reason). Remove it by hand.".inOneLine
        }
    }
}
