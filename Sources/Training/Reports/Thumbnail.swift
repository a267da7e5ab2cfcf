import Imaging
import Recognition

/// A sample as the network is shown it, but large enough for the eye.
enum Thumbnail {
    /// The region to read, mirrored where the network has it mirrored.
    ///
    /// - Throws: `ImageError` when the picture or its region is empty.
    static func picture(of sample: Sample, side: Int) throws(ImageError) -> GreyImage {
        let region = sample.region.square(scaledBy: SampleDecoder.margin)
        return try sample.image.resized(from: region, width: side, height: side, mirrored: sample.mirrored)
    }
}
