import Basics
import FoundationEssentials
import Imaging
import Recognition

/// One picture of a letter that a person has shown, as the letter network is given it.
public struct PersonSample: Sendable, Equatable {
    /// Which hand was shown, as its owner sees it.
    public enum Hand: String, Sendable, CaseIterable {
        /// The left hand, whose picture is flipped before it is read.
        case left
        /// The right hand.
        case right
    }

    /// The letter, A to Z.
    public var letter: String
    /// The recording that it belongs to: pictures of one recording resemble each other.
    public var moment: String
    /// Milliseconds since the recording began, or the picture's number where that is not known.
    public var time: Double
    /// Which hand was shown.
    public var hand: Hand
    /// What the letter network reads, `[side, side]`: the whole picture is the region, and shows a right hand.
    public var picture: GreyImage
    /// Where it is kept; nil before.
    public var file: URL?

    /// Rows and columns of the picture: twice those of the network's input.
    public static let side = Augmenter.side

    /// Makes a sample from its parts.
    public init(
        letter: String, moment: String, time: Double, hand: Hand, picture: GreyImage, file: URL? = nil
    ) {
        self.letter = letter
        self.moment = moment
        self.time = time
        self.hand = hand
        self.picture = picture
        self.file = file
    }

    /// Takes a sample from a frame or picture.
    ///
    /// - Parameters:
    ///   - picture: the frame or picture.
    ///   - region: what the letter network reads of it, as `FrameObservation.region` gives it, in pixels.
    ///   - mirrored: whether it is flipped before it is read, as for a left hand (`FrameObservation.isMirrored`).
    ///   - letter: the letter that is shown.
    ///   - moment: the recording.
    ///   - time: milliseconds since the recording began.
    /// - Throws: `ImageError` when the picture or the region is empty.
    public init(
        of picture: some LuminancePicture, region: Region, mirrored: Bool, letter: String, moment: String, time: Double
    ) throws(ImageError) {
        var grid = [Float](repeating: 0, count: Self.side * Self.side)
        try grid.withUnsafeMutableBufferPointer { (grid) throws(ImageError) in
            try picture.averageLuminance(
                over: region.square(), columns: Self.side, rows: Self.side, mirrored: mirrored, into: grid)
        }
        self.init(
            letter: letter, moment: moment, time: time, hand: mirrored ? .left : .right,
            picture: GreyImage(width: Self.side, height: Self.side, pixels: grid.map { UInt8($0.rounded()) }))
    }

    /// The sample as one of a labelled set, whose signer is the person.
    public func sample(signer: String) -> Sample {
        Sample(
            name: file?.lastPathComponent ?? "\(letter) \(moment) \(Int(time))", image: picture,
            region: HandBox.centred(in: picture, share: 1 / SampleDecoder.margin), label: letter, signer: signer)
    }
}

extension PersonSample {
    /// Makes samples of the pictures of one person in a labelled set; pictures without a letter are left out.
    ///
    /// A picture's recording is the folder that it lies in, without the one called after its letter. Pictures follow
    /// each other in the order of their names, in which numbers count by their value.
    ///
    /// - Parameter margin: the side of the region to read, in sides of the square about a hand.
    /// - Throws: `ImageError` when a picture or its region is empty.
    public static func samples(of set: Dataset, margin: Double = LetterPreprocessor().margin) throws(ImageError)
        -> [PersonSample]
    {
        let letters = set.samples.filter { LetterLabels.alphabet.contains($0.label) }
        let ordered = letters.map { (key: NaturalOrder($0.name), sample: $0) }.sorted { $0.key < $1.key }.map(\.sample)
        let made = concurrentMap(ordered.count) { index in
            Result { () throws(ImageError) in
                let sample = ordered[index]
                return try PersonSample(
                    of: sample.image, region: sample.region.square(scaledBy: margin), mirrored: sample.mirrored,
                    letter: sample.label, moment: moment(of: sample), time: Double(index))
            }
        }
        var samples: [PersonSample] = []
        for result in made { samples.append(try result.get()) }
        return samples
    }

    private static func moment(of sample: Sample) -> String {
        sample.name.split(separator: "/").dropLast().filter { ClassName(String($0)) != .label(sample.label) }
            .joined(separator: "/")
    }
}

/// The order of names in which numbers count by their value: `9.png` before `10.png`.
struct NaturalOrder: Comparable {
    private enum Run: Equatable {
        case number(digits: Int, text: String)
        case text(String)
    }

    private let runs: [Run]

    init(_ name: String) {
        var runs: [Run] = []
        var rest = name[...]
        while let first = rest.first {
            let isNumber = Self.isDigit(first)
            let run = rest.prefix { Self.isDigit($0) == isNumber }
            rest = rest[run.endIndex...]
            let plain = isNumber ? run.drop { $0 == "0" } : run
            runs.append(isNumber ? .number(digits: plain.count, text: String(plain)) : .text(String(run)))
        }
        self.runs = runs
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    static func < (one: NaturalOrder, other: NaturalOrder) -> Bool {
        for (mine, theirs) in zip(one.runs, other.runs) where mine != theirs {
            switch (mine, theirs) {
            case (.number(let digits, let text), .number(let others, let other)):
                return (digits, text) < (others, other)
            case (.text(let text), .text(let other)): return text < other
            case (.number, .text): return true
            case (.text, .number): return false
            }
        }
        return one.runs.count < other.runs.count
    }
}
