/// What reads bytes that somebody else has made, one case for each kind of bytes.
///
/// A run may refuse its bytes, but must neither crash nor take memory or time without bounds.
enum FuzzTarget: String, CaseIterable {
    /// Letter models and checkpoints.
    case model
    /// A camera's JPEG pictures.
    case jpeg
    /// Video files.
    case video
    /// Files with a picture.
    case image
    /// Tables of pictures: `crops.csv` and its kin, and Sign Language MNIST.
    case table
    /// Poses of the drawn hand.
    case poses
    /// Command lines of `recognizer` and `trainer`, an argument a line.
    case arguments

    /// Reads bytes as the programs do.
    func run(_ bytes: UnsafeRawBufferPointer) {
        switch self {
        case .model: ModelTarget.run(bytes)
        case .jpeg: JPEGTarget.run(bytes)
        case .video: VideoTarget.run(bytes)
        case .image: ImageTarget.run(bytes)
        case .table: TableTarget.run(bytes)
        case .poses: PosesTarget.run(bytes)
        case .arguments: ArgumentsTarget.run(bytes)
        }
    }
}
