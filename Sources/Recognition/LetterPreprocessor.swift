import Imaging

/// Turns a part of a picture into what the letter network reads: the one way for trainer and recognizer alike.
///
/// The region is made a square about its centre, its luminance averaged into `side` x `side` cells in one pass
/// straight from the frame's bytes, and brightness and contrast are taken out: from every value the mean is
/// subtracted, and the rest divided by the standard deviation, but never by less than `contrastFloor`, so that the
/// noise of a blank wall is not blown up.
///
/// Its parameters travel in the model file, so that a model is always fed as it was trained.
public struct LetterPreprocessor: Sendable, Codable, Equatable {
    /// Rows and columns of the network's input.
    public let side: Int
    /// Side of the region to read, in sides of the square about a hand.
    ///
    /// For those who make regions out of hand boxes (`handBox.square(scaledBy: margin)`); `prepare` takes its region
    /// as it is.
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

    /// Prepares a part of a frame.
    ///
    /// - Parameters:
    ///   - region: the part, in the frame's pixels; it is made square by its longer side.
    ///   - mirrored: whether left and right are swapped, as for a left hand.
    ///   - input: `[side, side]` values, about -3…3.
    /// - Throws: `ImageError.malformedFrame` when the frame's bytes do not hold the picture it claims to be.
    public func prepare(
        _ frame: Frame, region: Region, mirrored: Bool, into input: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        try frame.averageLuminance(
            over: region.square(), columns: side, rows: side, mirrored: mirrored, into: input)
        input.takeOutContrast(floor: contrastFloor)
    }

    /// Prepares a part of a picture, in the same way.
    ///
    /// - Throws: `ImageError.malformedFrame` when the picture or the region is empty.
    public func prepare(
        _ image: GreyImage, region: Region, mirrored: Bool, into input: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        try image.averageLuminance(
            over: region.square(), columns: side, rows: side, mirrored: mirrored, into: input)
        input.takeOutContrast(floor: contrastFloor)
    }
}
