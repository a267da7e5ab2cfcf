import CFFmpeg
import Imaging

/// Sorts the samples of frames into planes, one kind of sample each.
enum StoredPicture {
    /// Fills a picture of the right size and format with a frame's samples; a frame that is too short leaves the rest.
    static func fill(_ picture: UnsafeMutablePointer<AVFrame>, with frame: Frame, _ bytes: UnsafeRawBufferPointer) {
        let (width, height, stride) = (frame.width, frame.height, frame.stride)
        let (halfWidth, halfHeight) = ((width + 1) / 2, (height + 1) / 2)
        let source = Source(bytes: bytes)
        let targets = Targets(picture)
        let chroma = stride * height
        switch frame.format {
        case .grey, .jpeg:
            source.copy(0, 1, stride, to: targets[0], width, height)
        case .yuyv, .uyvy:
            let (luminance, colour) = frame.format == .yuyv ? (0, 1) : (1, 0)
            source.copy(luminance, 2, stride, to: targets[0], width, height)
            source.copy(colour, 4, stride, to: targets[1], halfWidth, height)
            source.copy(colour + 2, 4, stride, to: targets[2], halfWidth, height)
        case .nv12:
            source.copy(0, 1, stride, to: targets[0], width, height)
            source.copy(chroma, 2, stride, to: targets[1], halfWidth, halfHeight)
            source.copy(chroma + 1, 2, stride, to: targets[2], halfWidth, halfHeight)
        case .yuv420, .yvu420:
            let (blue, red) = frame.format == .yuv420 ? (1, 2) : (2, 1)
            source.copy(0, 1, stride, to: targets[0], width, height)
            source.copy(chroma, 1, stride / 2, to: targets[blue], halfWidth, halfHeight)
            source.copy(chroma + stride / 2 * halfHeight, 1, stride / 2, to: targets[red], halfWidth, halfHeight)
        case .rgb, .bgr:
            // FFmpeg's order of the planes is green, blue, red.
            let (red, blue) = frame.format == .rgb ? (0, 2) : (2, 0)
            source.copy(1, 3, stride, to: targets[0], width, height)
            source.copy(blue, 3, stride, to: targets[1], width, height)
            source.copy(red, 3, stride, to: targets[2], width, height)
        }
    }

    private struct Source {
        let bytes: UnsafeRawBufferPointer

        /// Copies every `step`th byte from `offset` on, row by row, to a plane.
        func copy(
            _ offset: Int, _ step: Int, _ stride: Int, to plane: Plane, _ width: Int, _ height: Int
        ) {
            guard let target = plane.base, let base = bytes.baseAddress else { return }
            for y in 0..<height {
                let start = offset + y * stride
                guard start + (width - 1) * step < bytes.count else { return }
                let from = (base + start).assumingMemoryBound(to: UInt8.self)
                let to = target + y * plane.stride
                if step == 1 {
                    to.update(from: from, count: width)
                } else {
                    for x in 0..<width { to[x] = from[x * step] }
                }
            }
        }
    }

    private struct Plane {
        let base: UnsafeMutablePointer<UInt8>?
        let stride: Int
    }

    private struct Targets {
        let planes: [Plane]

        init(_ picture: UnsafeMutablePointer<AVFrame>) {
            let (data, stride) = (picture.pointee.data, picture.pointee.linesize)
            planes = [
                Plane(base: data.0, stride: Int(stride.0)), Plane(base: data.1, stride: Int(stride.1)),
                Plane(base: data.2, stride: Int(stride.2)),
            ]
        }

        subscript(index: Int) -> Plane { planes[index] }
    }
}
