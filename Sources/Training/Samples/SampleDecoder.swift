import Foundation
import Imaging
import Recognition

/// Reads the pictures of a set.
struct SampleDecoder: Sendable {
    /// Room around the hand box, as the preprocessor has it by default.
    static let margin = 1.2

    /// Why a picture cannot be used.
    struct Failure: Error {
        var file: SkippedFile
    }

    /// The hand's share of the shorter side where a picture has no box.
    var handShare: Double

    /// Reads a picture.
    func decode(_ source: SampleSource) -> Result<Sample, Failure> {
        .failure(Failure(file: SkippedFile(name: source.file.path, reason: "")))
    }
}
