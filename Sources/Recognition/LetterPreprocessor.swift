import Imaging

/// Turns a part of a picture into the input of the letter network, in the trainer and in the recognizer alike.
///
/// The region is made a square about its centre, its luminance averaged into `side` x `side` cells in one pass
/// straight from the frame's bytes, and brightness and contrast are normalized: the mean is subtracted from every value,
/// and the rest is divided by the standard deviation, but never by less than `contrastFloor`. Otherwise the noise of a
/// blank wall would be amplified.
///
/// Its parameters are stored in the model file, so that a model always gets the input that it was trained with.
public struct LetterPreprocessor: Sendable, Codable, Equatable {
    /// Rows and columns of the network's input.
    public let side: Int
    /// Side of the region to read, in sides of the square about a hand.
    ///
    /// Callers make regions of hand boxes with it (`handBox.square(scaledBy: margin)`); `prepare` does not widen its
    /// region.
    public let margin: Double
    /// The least standard deviation, in steps of luminance 0…255, that is divided by.
    public let contrastFloor: Double

    /// Makes a preprocessor.
    public init(side: Int = 50, margin: Double = 1.2, contrastFloor: Double = 8) {
        precondition(side > 0 && margin > 0 && contrastFloor > 0, "the parameters of preprocessing are above 0")
        self.side = side
        self.margin = margin
        self.contrastFloor = contrastFloor
    }

    /// Reads the parameters out of a model file.
    ///
    /// - Throws: `DecodingError` when one is missing or makes no sense.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        side = try values.decode(Int.self, forKey: .side)
        margin = try values.decode(Double.self, forKey: .margin)
        contrastFloor = try values.decode(Double.self, forKey: .contrastFloor)
        guard (1...1024).contains(side), (0.1...10).contains(margin), (0.001...255).contains(contrastFloor) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "side \(side), margin \(margin) and contrast floor \(contrastFloor) "
                        + "are not parameters of preprocessing"))
        }
    }

    /// Prepares a part of a frame or picture.
    ///
    /// - Parameters:
    ///   - region: the part, in pixels; it is made square by its longer side.
    ///   - mirrored: whether left and right are swapped, as for a left hand.
    ///   - input: `[side, side]` values, about -3…3.
    /// - Throws: `ImageError.malformedFrame` when the picture or the region is empty, or a frame's bytes do not hold the
    ///   picture that it claims to be.
    public func prepare(
        _ picture: some LuminancePicture, region: Region, mirrored: Bool, into input: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        try picture.averageLuminance(
            over: region.square(), columns: side, rows: side, mirrored: mirrored, into: input)
        input.normalizeContrast(floor: contrastFloor)
    }
}

extension UnsafeMutableBufferPointer<Float> {
    /// Normalizes luminance, 0…255, to mean 0 and deviation 1: `(value - mean) / max(standard deviation, floor)`.
    func normalizeContrast(floor: Double) {
        var (sum, sumOfSquares) = (0.0, 0.0)
        for value in self {
            sum += Double(value)
            sumOfSquares += Double(value) * Double(value)
        }
        let mean = sum / Double(count)
        let variance = Swift.max(0, sumOfSquares / Double(count) - mean * mean)
        let scale = Float(1 / Swift.max(variance.squareRoot(), floor))
        let shift = Float(mean)
        for index in indices { self[index] = (self[index] - shift) * scale }
    }
}
