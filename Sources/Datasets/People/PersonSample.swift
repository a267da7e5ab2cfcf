import Basics
import Foundation
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
        let ordered = letters.sorted { $0.name.compare($1.name, options: .numeric) == .orderedAscending }
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
