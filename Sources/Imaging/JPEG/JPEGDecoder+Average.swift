import CKernels

extension JPEGDecoder {
    /// Averages the luminance of a region of a JPEG into a grid `[rows, columns]`, values 0…255.
    ///
    /// - Parameter region: in pixels of the whole picture.
    /// - Throws: `ImageError.malformedFrame` when the picture cannot be decoded.
    func averageLuminance(
        of frame: FrameStorage, over region: Region, columns: Int, rows: Int, mirrored: Bool,
        into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        let outcome: Result<Void, ImageError>
        do throws(Failure) {
            let cell = min(region.width / Double(columns), region.height / Double(rows))
            // The decoder scales by leaving out frequencies, not by averaging: the more it does, the smaller its
            // pixels have to be beside a cell for that not to show.
            let reduction = [8, 4, 2].first { cell >= 1.5 * Double($0 * $0) } ?? 1
            outcome = try withLuminance(of: frame, reduction: reduction) { picture in
                // The reduced picture may be rounded up by a part of a pixel; the region shrinks exactly.
                let part = region.scaled(by: 1 / Double(reduction))
                return Result { () throws(ImageError) in
                    try picture.average(part, columns: columns, rows: rows, mirrored: mirrored, into: grid)
                }
            }
        } catch {
            throw .malformedFrame(reason: error.reason)
        }
        try outcome.get()
    }
}

extension Region {
    /// The same part of a picture whose pixels are `factor` times as many along a side.
    func scaled(by factor: Double) -> Region {
        Region(x: x * factor, y: y * factor, width: width * factor, height: height * factor, tilt: tilt)
    }
}
