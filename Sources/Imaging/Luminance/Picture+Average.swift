import CKernels

extension cr_picture {
    /// Averages a region into a grid `[rows, columns]`, values 0…255.
    ///
    /// - Throws: `ImageError.malformedFrame` for a region that is none, `ImageError.noMemory`.
    func average(
        _ region: Region, columns: Int, rows: Int, mirrored: Bool, into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        precondition(columns > 0 && rows > 0 && grid.count == rows * columns, "the grid has a place for every cell")
        guard region.width > 0, region.height > 0, region.isFinite else {
            throw .malformedFrame(reason: "\(region) is not a part of a picture")
        }
        let area = cr_region(
            x: region.x, y: region.y, width: region.width, height: region.height, tilt: region.tilt)
        let isDone = withUnsafePointer(to: self) { picture in
            withUnsafePointer(to: area) { area in
                cr_average(picture, area, Int32(columns), Int32(rows), mirrored, grid.baseAddress)
            }
        }
        guard isDone else { throw .noMemory }
    }

    /// The luminance of every pixel, rounded.
    func luminance() -> GreyImage {
        let (width, height) = (Int(width), Int(height))
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height) { bytes, count in
            withUnsafePointer(to: self) { cr_luminance($0, bytes.baseAddress) }
            count = width * height
        }
        return GreyImage(width: width, height: height, pixels: pixels)
    }
}

extension Region {
    fileprivate var isFinite: Bool {
        x.isFinite && y.isFinite && width.isFinite && height.isFinite && tilt.isFinite
    }
}
