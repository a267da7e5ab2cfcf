extension HandBody {
    /// The forearm: two bones side by side, so that it is wider than thick.
    func armCones() -> [RoundCone] {
        [Float(-1), 1].map { (side: Float) -> RoundCone in
            let size = shape.size * shape.forearm
            return RoundCone(
                from: inArm(side * 1.15, 0.6), to: inArm(side * 1.9, -22), radii: (1.6 * size, 2.7 * size),
                blend: 1.4 * size)
        }
    }

    /// A sleeve that begins some centimetres below the wrist, wider than the arm.
    func sleeveCones(from start: Float) -> [RoundCone] {
        [Float(-1), 1].map { (side: Float) -> RoundCone in
            let size = shape.size * shape.forearm
            return RoundCone(
                from: inArm(side * 1.6, -start - 2.6), to: inArm(side * 2.6, -30), radii: (2.7 * size, 4.2 * size),
                blend: 1.6 * size)
        }
    }

    /// A place beside the middle of the forearm: towards the thumb, and up the hand.
    private func inArm(_ x: Float, _ y: Float) -> SIMD3<Float> {
        let place = SIMD3<Float>(x, y, 0) * (shape.size * shape.forearm)
        return skeleton.wrist + skeleton.forearm * place
    }
}
