import Basics
import FoundationEssentials
import Imaging
import Recognition

/// The samples of a person in a folder: `LETTER/MOMENT/TIME-HAND.png`, times in milliseconds.
///
/// They are ordinary pictures, which a person can look at and delete, and the trainer reads the folder as a labelled
/// set. What is none of this is reported and left alone.
public struct PersonSamples: Sendable {
    /// The samples, by letter, recording and time.
    public var samples: [PersonSample]
    /// Pictures that cannot be used and folders that are called after no letter, and why.
    public var skipped: [SkippedFile]

    /// No samples.
    public init() { (samples, skipped) = ([], []) }

    /// Reads a folder; one that does not exist holds no samples.
    ///
    /// - Throws: `DatasetError.noPermission` when it may not be read.
    public init(in folder: URL) throws(DatasetError) {
        self.init()
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        let contents = try FolderContents(of: folder)
        skipped = contents.allFlaws
        var files: [(letter: String, moment: String, file: URL)] = []
        for letter in contents.folders {
            guard case .label(let name) = ClassName(letter.name), name != LetterLabels.nothing else {
                if letter.holdsPictures {
                    skipped.append(SkippedFile(name: letter.url.path, reason: "is called after no letter"))
                }
                continue
            }
            files += letter.pictures.map { (name, "", $0) }
            for moment in letter.folders { files += moment.allPictures.map { (name, moment.name, $0) } }
        }
        let found = files
        for result in concurrentMap(found.count, { Self.read(found[$0].file, found[$0].letter, found[$0].moment, $0) })
        {
            switch result {
            case .success(let sample): samples.append(sample)
            case .failure(let flaw): skipped.append(flaw.file)
            }
        }
        samples.sort { ($0.letter, $0.moment, $0.time) < ($1.letter, $1.moment, $1.time) }
    }

    private static func read(
        _ file: URL, _ letter: String, _ moment: String, _ number: Int
    ) -> Result<PersonSample, SampleDecoder.Failure> {
        do {
            let image = try Still.readGrey(file)
            let region = Region(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
            let parts = file.deletingPathExtension().lastPathComponent.split(separator: "-")
            // A picture that somebody else has put there counts by its place.
            var sample = try PersonSample(
                of: image, region: region, mirrored: false, letter: letter, moment: moment,
                time: parts.first.flatMap { Double($0) } ?? Double(number))
            sample.hand = parts.dropFirst().first.flatMap { PersonSample.Hand(rawValue: String($0)) } ?? .right
            sample.file = file
            return .success(sample)
        } catch {
            return .failure(
                SampleDecoder.Failure(
                    file: SkippedFile(name: file.path, reason: SampleDecoder.words(error))))
        }
    }
}
