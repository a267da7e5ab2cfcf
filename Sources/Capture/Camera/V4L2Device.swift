import CV4L2
import Glibc

/// An open device node of a camera; closed when its last user releases it.
final class V4L2Device: Sendable {
    /// The camera's name in messages.
    let label: String
    /// The node's file descriptor, which belongs to libv4l2.
    let descriptor: Int32

    /// Opens a device node.
    ///
    /// - Throws: `CaptureError` if it cannot be opened, was disconnected or is not a camera.
    init(path: String, label: String) throws(CaptureError) {
        self.label = label
        libv4l2IsQuiet
        do throws(SystemCallError) {
            descriptor = try systemCall("open") { cv4l2_open(path) }
        } catch {
            throw Self.failure(error, label: label)
        }
    }

    deinit { v4l2_close(descriptor) }

    /// Sends a request to the driver.
    ///
    /// - Parameters:
    ///   - request: one of the `cv4l2_` constants.
    ///   - name: the request's name without `VIDIOC_`, for messages.
    ///   - argument: the request's argument, which also receives the answer.
    func ioctl<Argument>(
        _ request: UInt, _ name: StaticString, _ argument: inout Argument
    ) throws(SystemCallError) {
        let descriptor = descriptor
        _ = try withUnsafeMutablePointer(to: &argument) { argument throws(SystemCallError) in
            try systemCall("VIDIOC_\(name)") { cv4l2_ioctl(descriptor, request, argument) }
        }
    }

    /// The error of a camera that a failed system call stands for.
    static func failure(_ error: SystemCallError, label: String) -> CaptureError {
        switch error.code {
        case EACCES, EPERM: .noPermission(camera: label)
        case EBUSY: .busy(camera: label)
        case ENODEV, ENXIO, ENOENT: .unplugged(camera: label)
        case ENOSPC: .noBandwidth(camera: label)
        default: .device(camera: label, error)
        }
    }
}

/// Keeps libv4l2's own messages off the terminal, from the first use on.
private let libv4l2IsQuiet: Void = cv4l2_be_quiet()

extension V4L2Device {
    /// The most entries read of a list, since a faulty driver's list may have no end.
    private static let maximumEntries: UInt32 = 256

    /// All modes that the camera offers, with the sizes nearest to `request` where it offers a range.
    ///
    /// Formats that cannot be read are listed with one size only, for messages; some drivers have a hundred.
    func modes(for request: CaptureRequest) -> [CameraMode] {
        formats().flatMap { format, isEmulated in
            let sizes = format.pixels == nil ? [] : sizes(of: format, request: request)
            return (sizes.isEmpty ? [(request.width, request.height)] : sizes).map { width, height in
                CameraMode(
                    format: format, isEmulated: isEmulated, width: width, height: height,
                    rate: rate(of: format, width: width, height: height, request: request))
            }
        }
    }

    private func formats() -> [(CameraFormat, isEmulated: Bool)] {
        var found: [(CameraFormat, isEmulated: Bool)] = []
        for index in 0..<Self.maximumEntries {
            var description = v4l2_fmtdesc()
            description.index = index
            description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
            guard (try? ioctl(cv4l2_ENUM_FMT, "ENUM_FMT", &description)) != nil else { break }
            let isEmulated = description.flags & UInt32(V4L2_FMT_FLAG_EMULATED) != 0
            found.append((CameraFormat(code: description.pixelformat), isEmulated))
        }
        return found
    }

    private func sizes(of format: CameraFormat, request: CaptureRequest) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        for index in 0..<Self.maximumEntries {
            var size = v4l2_frmsizeenum()
            size.index = index
            size.pixel_format = format.code
            guard (try? ioctl(cv4l2_ENUM_FRAMESIZES, "ENUM_FRAMESIZES", &size)) != nil else { break }
            if size.type == V4L2_FRMSIZE_TYPE_DISCRETE.rawValue {
                found.append((Int(size.discrete.width), Int(size.discrete.height)))
            } else {
                let range = size.stepwise
                return [
                    (
                        Self.nearest(request.width, range.min_width, range.max_width, range.step_width),
                        Self.nearest(request.height, range.min_height, range.max_height, range.step_height)
                    )
                ]
            }
        }
        return found.filter { $0 > 0 && $1 > 0 }
    }

    /// The offered rate nearest to the requested one; nil if the driver does not report it.
    private func rate(of format: CameraFormat, width: Int, height: Int, request: CaptureRequest) -> Double? {
        var rates: [Double] = []
        for index in 0..<Self.maximumEntries {
            var interval = v4l2_frmivalenum()
            interval.index = index
            interval.pixel_format = format.code
            (interval.width, interval.height) = (UInt32(width), UInt32(height))
            guard (try? ioctl(cv4l2_ENUM_FRAMEINTERVALS, "ENUM_FRAMEINTERVALS", &interval)) != nil else { break }
            if interval.type == V4L2_FRMIVAL_TYPE_DISCRETE.rawValue {
                rates.append(Self.rate(interval.discrete))
            } else {
                let (slowest, fastest) = (Self.rate(interval.stepwise.max), Self.rate(interval.stepwise.min))
                rates.append(max(slowest, min(request.rate, fastest)))
                break
            }
        }
        return rates.filter { $0 > 0 }.min { abs($0 - request.rate) < abs($1 - request.rate) }
    }

    private static func rate(_ interval: v4l2_fract) -> Double {
        interval.numerator == 0 ? 0 : Double(interval.denominator) / Double(interval.numerator)
    }

    /// The value of a stepped range that is nearest to the requested one.
    static func nearest(_ requested: Int, _ minimum: UInt32, _ maximum: UInt32, _ step: UInt32) -> Int {
        let (minimum, maximum, step) = (Int(minimum), Int(maximum), max(1, Int(step)))
        guard requested > minimum else { return minimum }
        return min(maximum, minimum + (requested - minimum + step / 2) / step * step)
    }
}

extension V4L2Device {
    /// The most controls read, since a faulty driver's list may have no end.
    private static let maximumControls = 256
    /// The most items read of a menu.
    private static let maximumMenuItems: Int32 = 64

    /// All controls that can be set, with their values, in the driver's order.
    func controls() -> [CameraControl] {
        var found: [CameraControl] = []
        var query = v4l2_queryctrl()
        for _ in 0..<Self.maximumControls {
            let last = query.id
            query = v4l2_queryctrl()
            query.id = last | cv4l2_NEXT_CONTROL
            guard (try? ioctl(cv4l2_QUERYCTRL, "QUERYCTRL", &query)) != nil, query.id > last else { break }
            if let control = control(query) { found.append(control) }
        }
        return found
    }

    /// Sets a control to a value.
    func set(_ wanted: ControlValue) throws(ControlError) {
        var control = v4l2_control(id: wanted.control.id, value: Int32(clamping: wanted.value))
        do throws(SystemCallError) {
            try ioctl(cv4l2_S_CTRL, "S_CTRL", &control)
        } catch {
            throw .refused(name: wanted.control.name, value: wanted.value, error)
        }
    }

    /// The current value of a control; nil if the camera does not have it.
    func value(of id: UInt32) -> Int? {
        var control = v4l2_control(id: id, value: 0)
        guard (try? ioctl(cv4l2_G_CTRL, "G_CTRL", &control)) != nil else { return nil }
        return Int(control.value)
    }

    /// The control that a driver's answer describes; nil for those without a single number as value.
    private func control(_ query: v4l2_queryctrl) -> CameraControl? {
        let hidden = UInt32(V4L2_CTRL_FLAG_DISABLED | V4L2_CTRL_FLAG_READ_ONLY | V4L2_CTRL_FLAG_WRITE_ONLY)
        guard query.flags & hidden == 0, let kind = kind(of: query), let value = value(of: query.id) else { return nil }
        let title = withUnsafeBytes(of: query.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return CameraControl(
            id: query.id, name: CameraControl.name(of: title), kind: kind, defaultValue: Int(query.default_value),
            value: value, isInactive: query.flags & UInt32(V4L2_CTRL_FLAG_INACTIVE) != 0)
    }

    private func kind(of query: v4l2_queryctrl) -> CameraControl.Kind? {
        switch v4l2_ctrl_type(query.type) {
        case V4L2_CTRL_TYPE_INTEGER:
            .number(minimum: Int(query.minimum), maximum: Int(query.maximum), step: max(1, Int(query.step)))
        case V4L2_CTRL_TYPE_BOOLEAN: .toggle
        case V4L2_CTRL_TYPE_MENU: .menu(items(of: query))
        default: nil
        }
    }

    private func items(of query: v4l2_queryctrl) -> [Int: String] {
        var items: [Int: String] = [:]
        guard query.minimum >= 0, query.maximum >= query.minimum else { return items }
        for index in query.minimum...min(query.maximum, query.minimum + Self.maximumMenuItems) {
            var item = v4l2_querymenu()
            (item.id, item.index) = (query.id, UInt32(index))
            guard (try? ioctl(cv4l2_QUERYMENU, "QUERYMENU", &item)) != nil else { continue }
            items[Int(index)] = String(cString: cv4l2_menu_name(&item))
        }
        return items
    }
}
