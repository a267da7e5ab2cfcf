import Basics

/// The background of a training picture in linear light: 0 is black, 1 is the white of the camera.
struct Room {
    let side: Int
    private(set) var light: [Float]

    /// Makes a room of one brightness.
    init(side: Int, brightness: Float) {
        self.side = side
        light = [Float](repeating: brightness, count: side * side)
    }

    /// Makes a random room: a wall, a blurred room, a texture, or stripes; sometimes with a person.
    static func random(side: Int, using generator: inout SeededGenerator) -> Room {
        let brightness = generator.number(in: 0.03...0.95)
        var room = Room(side: side, brightness: brightness * brightness)
        let kind = generator.uniform()
        if kind < 0.35 {
            room.addClouds(cells: 2, strength: generator.number(in: 0...0.35), using: &generator)
        } else if kind < 0.7 {
            for _ in 0..<Int(generator.number(in: 2...9)) { room.addBlock(using: &generator) }
            room.addClouds(cells: 4, strength: generator.number(in: 0...0.4), using: &generator)
        } else if kind < 0.85 {
            for cells in [3, 9, 27] {
                room.addClouds(cells: cells, strength: generator.number(in: 0...0.5), using: &generator)
            }
        } else {
            room.addStripes(using: &generator)
        }
        if generator.happens(withProbability: 0.3) { room.addPerson(using: &generator) }
        room.addGradient(using: &generator)
        return room
    }

    /// Puts a rendered hand in front of the room.
    mutating func place(_ layer: HandLayer, exposure: Float) {
        for (index, pixel) in layer.pixels.enumerated() where pixel.w > 0 {
            let hand = (0.2126 * pixel.x + 0.7152 * pixel.y + 0.0722 * pixel.z) * exposure
            light[index] = light[index] * (1 - pixel.w) + hand
        }
    }

    /// Multiplies by smooth noise on a grid of cells.
    private mutating func addClouds(cells: Int, strength: Float, using generator: inout SeededGenerator) {
        let count = cells + 2
        let grid = (0..<count * count).map { _ in 1 + strength * generator.normal(deviation: 1) }
        let step = Float(cells) / Float(side)
        for y in 0..<side {
            let placeY = Float(y) * step
            let row = Int(placeY)
            let down = smoothStep(0, 1, placeY - Float(row))
            for x in 0..<side {
                let placeX = Float(x) * step
                let column = Int(placeX)
                let right = smoothStep(0, 1, placeX - Float(column))
                let corner = row * count + column
                let above = grid[corner] + (grid[corner + 1] - grid[corner]) * right
                let below = grid[corner + count] + (grid[corner + count + 1] - grid[corner + count]) * right
                light[y * side + x] *= max(above + (below - above) * down, 0)
            }
        }
    }

    /// Adds something with straight edges: a door, a shelf, a window, a screen.
    private mutating func addBlock(using generator: inout SeededGenerator) {
        let shade = generator.number(in: 0...1)
        let centre = SIMD2(generator.number(in: 0...1), generator.number(in: 0...1)) * Float(side)
        let half = SIMD2(generator.number(in: 0.04...0.5), generator.number(in: 0.04...0.6)) * Float(side)
        let slant = generator.normal(deviation: 0.12)
        let soft = generator.number(in: 0.5...6)
        fill(shade: shade * shade) { x, y in
            let offset = SIMD2(x - centre.x + slant * (y - centre.y), y - centre.y - slant * (x - centre.x))
            let inside = min(half.x - abs(offset.x), half.y - abs(offset.y))
            return min(max(inside / soft + 0.5, 0), 1)
        }
    }

    /// Adds stripes, as of curtains, blinds or a striped shirt.
    private mutating func addStripes(using generator: inout SeededGenerator) {
        let turn = generator.number(in: 0...3.1416)
        let width = generator.number(in: 0.03...0.25) * Float(side)
        let direction = SIMD2(1 - turn / 1.5708, 1 - abs(1 - turn / 1.5708)) / width
        let shade = generator.number(in: 0...1)
        let share = generator.number(in: 0.2...0.8)
        let soft = generator.number(in: 0.03...0.4)
        fill(shade: shade * shade) { x, y in
            let phase = x * direction.x + y * direction.y
            let place = abs(phase - phase.rounded()) * 2
            return smoothStep(share + soft, share - soft, place)
        }
    }

    /// Adds a head and shoulders, out of focus.
    private mutating func addPerson(using generator: inout SeededGenerator) {
        let radius = generator.number(in: 0.14...0.42) * Float(side)
        let centre = SIMD2(generator.number(in: -0.1...1.1), generator.number(in: 0.05...0.6)) * Float(side)
        let skin =
            Skin(melanin: generator.number(in: 0.02...0.95)).albedo(palmar: 0).y * generator.number(in: 0.4...1.8)
        let soft = generator.number(in: 1...6)
        func oval(_ x: Float, _ y: Float, _ middle: SIMD2<Float>, _ wide: Float, _ high: Float) -> Float {
            let offset = SIMD2((x - middle.x) / wide, (y - middle.y) / high)
            let gap = (1 - (offset * offset).sum().squareRoot()) * min(wide, high)
            return min(max(gap / soft + 0.5, 0), 1)
        }
        let shirt = generator.number(in: 0...0.9)
        let hair = generator.number(in: 0...0.3)
        let shoulders = centre + SIMD2(0, 2.9 * radius)
        fill(shade: shirt * shirt) { oval($0, $1, shoulders, 2.2 * radius, 1.7 * radius) }
        fill(shade: hair * hair) { oval($0, $1, centre - SIMD2(0, 0.25 * radius), 0.92 * radius, 1.15 * radius) }
        fill(shade: skin) { oval($0, $1, centre + SIMD2(0, 0.12 * radius), 0.78 * radius, 1.05 * radius) }
        for eye in [Float(-0.32), 0.32] {
            let place = centre + SIMD2(eye, -0.05) * radius
            fill(shade: skin * 0.3) { oval($0, $1, place, 0.16 * radius, 0.09 * radius) }
        }
    }

    /// Makes one side of the room darker than the other.
    private mutating func addGradient(using generator: inout SeededGenerator) {
        let slope = SIMD2(generator.normal(deviation: 0.35), generator.normal(deviation: 0.35)) / Float(side)
        for y in 0..<side {
            for x in 0..<side {
                let offset = SIMD2(Float(x), Float(y)) - Float(side) / 2
                light[y * side + x] *= max(1 + (offset * slope).sum(), 0.1)
            }
        }
    }

    /// Fills the area that `cover` describes with one shade; it returns the covered share of a pixel, 0…1.
    private mutating func fill(shade: Float, _ cover: (Float, Float) -> Float) {
        for y in 0..<side {
            for x in 0..<side {
                let share = cover(Float(x) + 0.5, Float(y) + 0.5)
                light[y * side + x] += (shade - light[y * side + x]) * share
            }
        }
    }
}
