import CV4L2

extension V4L2Device {
    /// Drivers that never come to the end of a list are believed this far.
    private static let mostEntries: UInt32 = 256

    /// Everything that the camera offers, with the sizes nearest to `wish` where it offers a whole range.
    ///
    /// Of formats that cannot be read only the names matter; some drivers have a hundred.
    func modes(for wish: CaptureRequest) -> [CameraMode] {
        formats().flatMap { format, isEmulated in
            let sizes = format.pixels == nil ? [] : sizes(of: format, wish: wish)
            return (sizes.isEmpty ? [(wish.width, wish.height)] : sizes).map { width, height in
                CameraMode(
                    format: format, isEmulated: isEmulated, width: width, height: height,
                    rate: rate(of: format, width: width, height: height, wish: wish))
            }
        }
    }

    private func formats() -> [(CameraFormat, isEmulated: Bool)] {
        var found: [(CameraFormat, isEmulated: Bool)] = []
        for index in 0..<Self.mostEntries {
            var description = v4l2_fmtdesc()
            description.index = index
            description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
            guard (try? request(cv4l2_ENUM_FMT, "ENUM_FMT", &description)) != nil else { break }
            let isEmulated = description.flags & UInt32(V4L2_FMT_FLAG_EMULATED) != 0
            found.append((CameraFormat(code: description.pixelformat), isEmulated))
        }
        return found
    }

    private func sizes(of format: CameraFormat, wish: CaptureRequest) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        for index in 0..<Self.mostEntries {
            var size = v4l2_frmsizeenum()
            size.index = index
            size.pixel_format = format.code
            guard (try? request(cv4l2_ENUM_FRAMESIZES, "ENUM_FRAMESIZES", &size)) != nil else { break }
            if size.type == V4L2_FRMSIZE_TYPE_DISCRETE.rawValue {
                found.append((Int(size.discrete.width), Int(size.discrete.height)))
            } else {
                let range = size.stepwise
                return [
                    (
                        Self.nearest(wish.width, range.min_width, range.max_width, range.step_width),
                        Self.nearest(wish.height, range.min_height, range.max_height, range.step_height)
                    )
                ]
            }
        }
        return found.filter { $0 > 0 && $1 > 0 }
    }

    /// The offered rate nearest to the wished one; nil when the driver does not tell.
    private func rate(of format: CameraFormat, width: Int, height: Int, wish: CaptureRequest) -> Double? {
        var rates: [Double] = []
        for index in 0..<Self.mostEntries {
            var interval = v4l2_frmivalenum()
            interval.index = index
            interval.pixel_format = format.code
            (interval.width, interval.height) = (UInt32(width), UInt32(height))
            guard (try? request(cv4l2_ENUM_FRAMEINTERVALS, "ENUM_FRAMEINTERVALS", &interval)) != nil else { break }
            if interval.type == V4L2_FRMIVAL_TYPE_DISCRETE.rawValue {
                rates.append(Self.rate(interval.discrete))
            } else {
                let (slowest, fastest) = (Self.rate(interval.stepwise.max), Self.rate(interval.stepwise.min))
                rates.append(max(slowest, min(wish.rate, fastest)))
                break
            }
        }
        return rates.filter { $0 > 0 }.min { abs($0 - wish.rate) < abs($1 - wish.rate) }
    }

    private static func rate(_ interval: v4l2_fract) -> Double {
        interval.numerator == 0 ? 0 : Double(interval.denominator) / Double(interval.numerator)
    }

    /// The value of a stepped range that is nearest to a wished one.
    static func nearest(_ wished: Int, _ least: UInt32, _ most: UInt32, _ step: UInt32) -> Int {
        let (least, most, step) = (Int(least), Int(most), max(1, Int(step)))
        guard wished > least else { return least }
        return min(most, least + (wished - least + step / 2) / step * step)
    }
}
