import Imaging

/// Turns a picture, or a part of it, into the input of the hand locator, in the trainer and in the recognizer alike.
///
/// The whole part is shown, undistorted, its luminance averaged. Brightness and contrast are normalized as in
/// `LetterPreprocessor`; cells beyond the picture are 0, which is its mean. The parameters are stored in the model file.
public struct LocatorPreprocessor: Sendable, Codable, Equatable {
    /// Columns of the network's input.
    public let width: Int
    /// Rows of the network's input.
    public let height: Int
    /// The least standard deviation, in steps of luminance 0…255, that is divided by.
    public let contrastFloor: Double

    /// Makes an input.
    public init(width: Int = 128, height: Int = 96, contrastFloor: Double = 8) {
        precondition(width > 0 && height > 0 && contrastFloor > 0, "the parameters of an input are above 0")
        self.width = width
        self.height = height
        self.contrastFloor = contrastFloor
    }

    /// Reads the parameters out of a model file.
    ///
    /// - Throws: `DecodingError` when one is missing or makes no sense.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        width = try values.decode(Int.self, forKey: .width)
        height = try values.decode(Int.self, forKey: .height)
        contrastFloor = try values.decode(Double.self, forKey: .contrastFloor)
        guard (8...1024).contains(width), (8...1024).contains(height), (0.001...255).contains(contrastFloor) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "width \(width), height \(height) and contrast floor \(contrastFloor) "
                        + "are not parameters of a locator's input"))
        }
    }

    /// The largest ratio of sides of an input; a longer frame is shown smaller in it.
    private static let mostElongated = 3.0

    /// An input in the shape of a frame.
    ///
    /// - Parameters:
    ///   - detail: its pixels, as a multiple of those of this input.
    ///   - multiple: columns and rows are multiples of it.
    func reshaped(toFrameOfWidth width: Int, height: Int, detail: Double, multiple: Int) -> LocatorPreprocessor {
        let ratio = Double(max(width, 1)) / Double(max(height, 1))
        let shape = min(max(ratio, 1 / Self.mostElongated), Self.mostElongated)
        let pixels = detail * Double(self.width * self.height)
        func whole(_ length: Double) -> Int { max(Int((length / Double(multiple)).rounded()), 1) * multiple }
        return LocatorPreprocessor(
            width: whole((pixels * shape).squareRoot()), height: whole((pixels / shape).squareRoot()),
            contrastFloor: contrastFloor)
    }

    /// Prepares a part of a frame or picture, or all of it.
    ///
    /// - Parameters:
    ///   - region: the part, in pixels, not turned; the whole picture when nil.
    ///   - input: `[height, width]` values, about -3…3.
    /// - Returns: how the picture lies in the input.
    /// - Throws: `ImageError.malformedFrame` when the picture is empty, or a frame's bytes do not hold the picture that it
    ///   claims to be.
    func prepare(
        _ picture: some LuminancePicture, region: Region? = nil, into input: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) -> LocatorView {
        guard picture.width > 0, picture.height > 0 else {
            throw .malformedFrame(reason: "the picture has no pixels")
        }
        let whole = Region(x: 0, y: 0, width: Double(picture.width), height: Double(picture.height))
        let view = LocatorView(
            region ?? whole, width: picture.width, height: picture.height, columns: width, rows: height)
        let (columns, rows) = (view.columns, view.rows)
        // The visible part is averaged without gaps, then its rows are moved to their places, the last one first.
        let visible = UnsafeMutableBufferPointer(rebasing: input[0..<columns.count * rows.count])
        try picture.averageLuminance(
            over: view.region, columns: columns.count, rows: rows.count, mirrored: false, into: visible)
        visible.normalizeContrast(floor: contrastFloor)
        guard visible.count < input.count else { return view }
        for row in (0..<height).reversed() {
            for column in (0..<width).reversed() {
                let isVisible = rows.contains(row) && columns.contains(column)
                let source = (row - rows.lowerBound) * columns.count + column - columns.lowerBound
                input[row * width + column] = isVisible ? input[source] : 0
            }
        }
        return view
    }

    /// A training picture as the network sees it.
    ///
    /// - Parameter boxes: hands in the picture's pixels.
    /// - Returns: the same boxes in pixels of the input.
    /// - Throws: `ImageError.malformedFrame` when the picture is empty.
    public func prepare(
        _ image: GreyImage, boxes: [Region], into input: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) -> [Region] {
        let view = try prepare(image, into: input)
        return boxes.map(view.input)
    }
}
