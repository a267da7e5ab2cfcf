import CV4L2

extension V4L2Device {
    /// Drivers that never come to the end of a list are believed this far.
    private static let mostControls = 256
    /// Menus are believed this far.
    private static let mostItems: Int32 = 64

    /// Everything that can be set, with its value now, in the driver's order.
    func controls() -> [CameraControl] {
        var found: [CameraControl] = []
        var query = v4l2_queryctrl()
        for _ in 0..<Self.mostControls {
            let last = query.id
            query = v4l2_queryctrl()
            query.id = last | cv4l2_NEXT_CONTROL
            guard (try? request(cv4l2_QUERYCTRL, "QUERYCTRL", &query)) != nil, query.id > last else { break }
            if let control = control(query) { found.append(control) }
        }
        return found
    }

    /// Sets a control.
    func set(_ wanted: ControlValue) throws(ControlError) {
        var control = v4l2_control(id: wanted.control.id, value: Int32(clamping: wanted.value))
        do throws(SystemCallError) {
            try request(cv4l2_S_CTRL, "S_CTRL", &control)
        } catch {
            throw .refused(name: wanted.control.name, value: wanted.value, error)
        }
    }

    /// The value that a control has now; nil when the camera has no such control.
    func value(of id: UInt32) -> Int? {
        var control = v4l2_control(id: id, value: 0)
        guard (try? request(cv4l2_G_CTRL, "G_CTRL", &control)) != nil else { return nil }
        return Int(control.value)
    }

    /// A control that the driver has described; nil for those that hold no single number.
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
            .number(least: Int(query.minimum), most: Int(query.maximum), step: max(1, Int(query.step)))
        case V4L2_CTRL_TYPE_BOOLEAN: .toggle
        case V4L2_CTRL_TYPE_MENU: .menu(items(of: query))
        default: nil
        }
    }

    private func items(of query: v4l2_queryctrl) -> [Int: String] {
        var items: [Int: String] = [:]
        guard query.minimum >= 0, query.maximum >= query.minimum else { return items }
        for index in query.minimum...min(query.maximum, query.minimum + Self.mostItems) {
            var item = v4l2_querymenu()
            (item.id, item.index) = (query.id, UInt32(index))
            guard (try? request(cv4l2_QUERYMENU, "QUERYMENU", &item)) != nil else { continue }
            items[Int(index)] = String(cString: cv4l2_menu_name(&item))
        }
        return items
    }
}
