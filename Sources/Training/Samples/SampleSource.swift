import Foundation
import Imaging

/// A picture of a set that has not been read yet.
struct SampleSource: Sendable {
    /// Where the picture lies.
    var file: URL
    /// What the set calls it.
    var name: String
    /// What the hand says.
    var label: String
    /// Whose hand it is.
    var signer: String
    /// The hand's box in pixels; nil when the set does not say.
    var box: Region?
    /// Whether the picture has to be mirrored.
    var mirrored = false
    /// The hand's 21 joints in pixels.
    var landmarks: [SIMD2<Float>]?
}

/// What a form of set lists before its pictures are read.
struct SampleListing: Sendable {
    /// The pictures to read.
    var sources: [SampleSource] = []
    /// Lines that cannot be used.
    var skipped: [SkippedFile] = []
    /// Whether signers are named.
    var namesSigners = true
}
