import Foundation
import Imaging
import Recognition

/// Reads the pictures of a set.
struct SampleDecoder: Sendable {
    /// Room around the hand box, as the preprocessor has it by default.
    static let margin = LetterPreprocessor().margin
    /// Pictures are kept so small that the part to read is at most this many pixels wide: more is never used.
    static let largestRegion = 200.0

    /// Why a picture cannot be used.
    struct Failure: Error {
        var file: SkippedFile
    }

    /// The hand's share of the shorter side where a picture has no box.
    var handShare: Double

    /// Reads a picture.
    func decode(_ source: SampleSource) -> Result<Sample, Failure> {
        do {
            let image = try Still.readGrey(source.file)
            let sample = Sample(
                name: source.name, image: image,
                region: source.box ?? HandBox.centred(in: image, share: handShare), label: source.label,
                signer: source.signer, mirrored: source.mirrored, landmarks: source.landmarks)
            return .success(try shrunk(sample))
        } catch {
            return .failure(Failure(file: SkippedFile(name: source.file.path, reason: words(error))))
        }
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
    private func words(_ error: ImageError) -> String {
        switch error {
        case .cannotRead(_, let reason): "cannot be read (\(reason))"
        case .empty: "is empty"
        case .notAPicture: "is not a picture"
        case .damaged(_, let reason): "is damaged or cut off (\(reason))"
        case .tooLarge: "has too many pixels"
        default: error.description
        }
    }
}
