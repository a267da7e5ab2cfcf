import Imaging

/// Where the hand is taken to be in a picture that does not say.
enum HandBox {
    /// The centred square that is `share` of the picture's shorter side.
    static func centred(in image: GreyImage, share: Double) -> Region {
        let side = Double(min(image.width, image.height)) * share
        return Region(
            x: (Double(image.width) - side) / 2, y: (Double(image.height) - side) / 2, width: side, height: side)
    }
}
