import CFFmpeg

/// The width of a picture's pixels in their heights, where it is not 1.
struct PixelAspect: Equatable {
    /// No picture that anybody films is stretched further; other numbers are mistakes, and players do not follow them.
    private static let usual = 0.2...5.0

    private let ratio: Double

    /// Takes FFmpeg's ratio; nil if it is not known, is 1 or cannot be.
    init?(_ ratio: AVRational) {
        guard ratio.num > 0, ratio.den > 0 else { return nil }
        self.ratio = Double(ratio.num) / Double(ratio.den)
        guard Self.usual.contains(self.ratio), abs(self.ratio - 1) > 0.005 else { return nil }
    }

    /// The size at which pixels are square: wider or higher than the stored one, so that nothing is lost.
    func shownSize(width: Int, height: Int) -> (width: Int, height: Int) {
        let shown =
            ratio > 1
            ? (width: Int((Double(width) * ratio).rounded()), height: height)
            : (width: width, height: Int((Double(height) / ratio).rounded()))
        return shown.width * shown.height <= VideoContainer.maximumPixels ? shown : (width, height)
    }
}
