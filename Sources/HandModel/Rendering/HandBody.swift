import Imaging

/// The flesh of a posed hand as groups of round cones.
///
/// Cones of one group blend into each other; different groups meet with a hard edge, so that fingers that touch or cross
/// keep their outlines. The root of every digit belongs to the palm as well as to the digit. There the palm blends with
/// it, and neighbouring roots blend with each other, which makes the webs. Beyond its root a digit is separate.
struct HandBody {
    /// The part of the picture that a group shows; `jewel` is a ring on a finger.
    enum Part: Int {
        case thumb, index, middle, ring, little, palm, sleeve, jewel
    }

    /// Cones that blend into each other.
    struct Group {
        var part: Part
        var cones: [RoundCone]
        var bounds: Ball

        init(_ part: Part, cones: [RoundCone]) {
            self.part = part
            self.cones = cones
            bounds = Ball(around: cones.map(\.bounds))
        }
    }

    private(set) var groups: [Group] = []
    let skeleton: HandSkeleton
    let shape: HandShape

    /// Makes the flesh of a skeleton.
    ///
    /// - Parameters:
    ///   - sleeve: how far below the wrist a sleeve begins, in centimetres; nil leaves the arm bare.
    ///   - ring: the finger that wears a ring; the thumb never does.
    init(skeleton: HandSkeleton, shape: HandShape = .adult, sleeve: Float? = nil, ring: Finger? = nil) {
        self.skeleton = skeleton
        self.shape = shape
        for (finger, part) in zip(Finger.allCases, [Part.thumb, .index, .middle, .ring, .little]) {
            add(part, cones: cones(of: finger))
        }
        add(.palm, cones: palmCones())
        if let sleeve { add(.sleeve, cones: sleeveCones(from: sleeve)) }
        if let ring { add(.jewel, cones: jewelCones(on: ring)) }
    }

    private mutating func add(_ part: Part, cones: [RoundCone]) {
        guard !cones.isEmpty else { return }
        groups.append(Group(part, cones: cones))
    }

    private func cones(of finger: Finger) -> [RoundCone] {
        let digit = skeleton[finger]
        let radii = shape.radii(of: finger)
        let size = shape.size
        var cones: [RoundCone] = []
        let first = finger == .thumb ? 1 : 0
        for segment in first..<3 {
            let start = digit.segment(segment).start
            var end = digit.segment(segment).end
            if segment == 2 { end -= digit.frames[2].y * radii[3] * 0.95 }
            cones.append(
                RoundCone(
                    from: start, to: end, radii: (radii[segment], radii[segment + 1]), blend: 0.18 * size))
            // The soft pad on the side of the palm, which makes the creases between the segments.
            let swell = segment == 2 ? 0.20 * shape.flesh : 0.16 * shape.flesh
            let middle = (radii[segment] + radii[segment + 1]) / 2
            let offset = digit.frames[segment].z * middle * swell
            let span = end - start
            let reach: (Float, Float) = segment == 2 ? (0.35, 0.85) : (0.32, 0.68)
            cones.append(
                RoundCone(
                    from: start + span * reach.0 + offset, to: start + span * reach.1 + offset,
                    radii: (middle * 0.92, middle * (segment == 2 ? 0.84 : 0.9)), blend: 0.22 * size))
        }
        return cones
    }

    private func palmCones() -> [RoundCone] {
        let size = shape.size
        let palm = skeleton.palm
        func inPalm(_ x: Float, _ y: Float, _ z: Float) -> SIMD3<Float> {
            skeleton.wrist + palm * (SIMD3(x * shape.palmWidth, y * shape.palmLength, z) * size)
        }
        var cones: [RoundCone] = []
        let thickness = size * (0.5 + 0.5 * shape.fingerThickness)
        let flesh = thickness * (0.7 + 0.3 * shape.flesh)
        // Metacarpals, wrist to knuckle.
        for (finger, x) in zip([Finger.index, .middle, .ring, .little], [1.35, 0.5, -0.45, -1.35] as [Float]) {
            let knuckle = skeleton[finger].base
            let radius = shape.radii(of: finger)[0]
            cones.append(
                RoundCone(
                    from: inPalm(x, 1.3, 0), to: knuckle, radii: (1.45 * thickness, radius * 1.12),
                    blend: 0.9 * size))
        }
        // The ball on the side of the little finger.
        cones.append(
            RoundCone(
                from: inPalm(-1.9, 1.9, 0.55), to: skeleton[.littleMCP] - palm * SIMD3(-0.1, 1.9, -0.35) * size,
                radii: (1.25 * flesh, 1.0 * flesh), blend: 0.8 * size))
        // The thumb's metacarpal and its ball.
        let (thumbBase, thumbKnuckle) = (skeleton[.thumbCMC], skeleton[.thumbMCP])
        let thumbRadii = shape.radii(of: .thumb)
        let metacarpal = thumbKnuckle - thumbBase
        cones.append(
            RoundCone(
                from: thumbBase, to: thumbKnuckle, radii: (1.4 * flesh, thumbRadii[0]), blend: 0.8 * size))
        cones.append(
            RoundCone(
                from: inPalm(1.0, 2.6, 0.75), to: thumbBase + metacarpal * 0.62,
                radii: (1.35 * flesh, 1.2 * flesh), blend: 0.9 * size))
        // The web between thumb and index finger.
        let indexBase = skeleton[.indexMCP]
        let indexBone = indexBase - inPalm(1.35, 1.3, 0)
        cones.append(
            RoundCone(
                from: thumbBase + metacarpal * 0.6, to: indexBase - indexBone * 0.45,
                radii: (0.75 * thickness, 0.85 * thickness), blend: 1.0 * size))
        // The roots of the digits, which belong to the palm too.
        for finger in Finger.allCases {
            let segment = finger == .thumb ? 1 : 0
            let radii = shape.radii(of: finger)
            let share: Float = finger == .thumb ? 0.35 : 0.42
            let (start, next) = skeleton[finger].segment(segment)
            let end = start + (next - start) * share
            let endRadius = radii[segment] + (radii[segment + 1] - radii[segment]) * share
            cones.append(
                RoundCone(from: start, to: end, radii: (radii[segment], endRadius * 0.98), blend: 0.55 * size))
        }
        return cones + armCones()
    }

    private func jewelCones(on finger: Finger) -> [RoundCone] {
        guard finger != .thumb else { return [] }
        let digit = skeleton[finger]
        let (start, end) = digit.segment(0)
        let place = start + (end - start) * 0.58
        let radius = shape.radii(of: finger)[0] * 0.97
        let half = digit.frames[0].y * 0.12 * shape.size
        return [RoundCone(from: place - half, to: place + half, radii: (radius, radius), blend: 0)]
    }
}

extension HandBody {
    /// Returns the forearm: two bones side by side, so that it is wider than thick.
    func armCones() -> [RoundCone] {
        [Float(-1), 1].map { (side: Float) -> RoundCone in
            let size = shape.size * shape.forearm
            return RoundCone(
                from: inArm(side * 1.15, 0.6), to: inArm(side * 1.9, -22), radii: (1.6 * size, 2.7 * size),
                blend: 1.4 * size)
        }
    }

    /// Returns a sleeve, wider than the arm, that begins `start` centimetres below the wrist.
    func sleeveCones(from start: Float) -> [RoundCone] {
        [Float(-1), 1].map { (side: Float) -> RoundCone in
            let size = shape.size * shape.forearm
            return RoundCone(
                from: inArm(side * 1.6, -start - 2.6), to: inArm(side * 2.6, -30), radii: (2.7 * size, 4.2 * size),
                blend: 1.6 * size)
        }
    }

    /// Returns a point relative to the wrist: `x` towards the thumb, `y` from the arm towards the hand.
    private func inArm(_ x: Float, _ y: Float) -> SIMD3<Float> {
        let place = SIMD3<Float>(x, y, 0) * (shape.size * shape.forearm)
        return skeleton.wrist + skeleton.forearm * place
    }
}
