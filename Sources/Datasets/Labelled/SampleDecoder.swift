import FoundationEssentials
import Imaging
import Recognition

/// Reads the pictures of a set.
package struct SampleDecoder: Sendable {
    /// Room around the hand box, as the preprocessor has it by default.
    package static let margin = LetterPreprocessor().margin
    /// Pictures are kept so small that the part to read is at most this many pixels wide: more is never used.
    static let largestRegion = 200.0

    /// Why a picture cannot be used.
    struct Failure: Error {
        var file: SkippedFile
    }

    /// The hand's share of the shorter side where a picture has no box.
    package var handShare: Double

    /// Reads a picture.
    func decode(_ source: SampleSource) -> Result<Sample, Failure> {
        do {
            let image = try Still.readGrey(source.file)
            let region = region(of: source, in: image)
            guard !isOutside(region, of: image) else {
                let reason = "has a hand box outside its \(image.width)x\(image.height) pixels"
                return .failure(Failure(file: SkippedFile(name: source.file.path, reason: reason)))
            }
            let sample = Sample(
                name: source.name, image: image, region: region, label: source.label,
                signer: source.signer, mirrored: source.mirrored, landmarks: source.landmarks,
                original: OriginalPicture(image))
            return .success(try shrunk(sample))
        } catch {
            return .failure(Failure(file: SkippedFile(name: source.file.path, reason: Self.words(error))))
        }
    }

    private func region(of source: SampleSource, in image: GreyImage) -> Region {
        guard let share = source.share else { return source.box ?? HandBox.centred(in: image, share: handShare) }
        let (width, height) = (Double(image.width), Double(image.height))
        return Region(
            x: share.x * width, y: share.y * height, width: share.width * width, height: share.height * height)
    }

    /// Whether a box shows nothing of the picture, as one that was made for a larger copy of it.
    private func isOutside(_ box: Region, of image: GreyImage) -> Bool {
        box.x >= Double(image.width) || box.y >= Double(image.height) || box.x + box.width <= 0
            || box.y + box.height <= 0
    }

    /// The sample with its picture made smaller by a whole number, where the hand is larger than is needed.
    private func shrunk(_ sample: Sample) throws(ImageError) -> Sample {
        let reach = max(sample.region.width, sample.region.height) * SampleDecoder.margin
        // A box may reach far beyond its picture, of which something has to be left.
        let most = Double(min(sample.image.width, sample.image.height))
        let factor = min((reach / SampleDecoder.largestRegion).rounded(.down), most)
        guard factor >= 2 else { return sample }
        let (width, height) = (sample.image.width / Int(factor), sample.image.height / Int(factor))
        var small = sample
        small.image = try sample.image.resized(width: width, height: height)
        let x = Double(width) / Double(sample.image.width)
        let y = Double(height) / Double(sample.image.height)
        let region = sample.region
        small.region = Region(
            x: region.x * x, y: region.y * y, width: region.width * x, height: region.height * y, tilt: region.tilt)
        small.landmarks = sample.landmarks?.map { $0 * SIMD2(Float(x), Float(y)) }
        return small
    }

    /// What is wrong, without the file's name.
    static func words(_ error: ImageError) -> String {
        switch error {
        case .cannotRead(_, let reason): "cannot be read (\(reason))"
        case .empty: "is empty"
        case .notAPicture: "is not a picture"
        case .unsupported(_, let kind, _): "cannot be read: \(kind) is not supported"
        case .damaged(_, let reason): "is damaged or cut off (\(reason))"
        case .tooLarge: "has too many pixels"
        default: error.description
        }
    }
}

/// Where the hand is taken to be in a picture that does not say.
package enum HandBox {
    /// The centred square that is `share` of the picture's shorter side.
    package static func centred(in image: GreyImage, share: Double) -> Region {
        let side = Double(min(image.width, image.height)) * share
        return Region(
            x: (Double(image.width) - side) / 2, y: (Double(image.height) - side) / 2, width: side, height: side)
    }
}

/// Decides which pictures show the other hand, from a machine's guess of the side for each of them.
///
/// A right hand before an unmirrored webcam is guessed `Left`. Single guesses err, so a collection follows its
/// majority; where the minority is too large to be error, the collection holds both and each picture counts.
enum MirrorRule {
    /// A minority above this share means that a collection really holds both sides.
    static let splitShare = 0.25

    /// For every picture whether it is to be mirrored.
    ///
    /// - Parameter guesses: The collection and the guessed side (`Left`, `Right` or empty) of every picture.
    static func mirrored(_ guesses: [(collection: String, side: String)]) -> [Bool] {
        var counts: [String: (left: Int, right: Int)] = [:]
        for guess in guesses {
            if guess.side == "Left" { counts[guess.collection, default: (0, 0)].left += 1 }
            if guess.side == "Right" { counts[guess.collection, default: (0, 0)].right += 1 }
        }
        return guesses.map { guess in
            let (left, right) = counts[guess.collection] ?? (0, 0)
            let majority = right > left
            let minority = Double(min(left, right)) / Double(max(left + right, 1))
            guard minority > splitShare, !guess.side.isEmpty else { return majority }
            return guess.side == "Right"
        }
    }
}
