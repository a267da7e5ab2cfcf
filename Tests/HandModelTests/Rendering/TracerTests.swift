import Testing

@testable import HandModel

@Suite struct TracerTests {
    private let camera = Camera(distance: 50, focal: 500, centreX: 32, centreY: 32)
    private let light = Light(direction: [0, 0, 1], colour: [1, 1, 1])

    private func hits(_ groups: [HandBody.Group]) -> [SurfaceHit] {
        var hits: [SurfaceHit] = []
        Tracer(field: DistanceField(groups), camera: camera, width: 64, height: 64, light: light).trace {
            hits.append($0)
        }
        return hits
    }

    private let ball = HandBody.Group(
        .index, cones: [RoundCone(from: [0, 0, 0], to: [0, 0, 0], radii: (2, 2), blend: 0.2)])

    @Test func aBallCoversItsDisc() {
        // Seen from 50 cm, the outline of a ball of radius 2 has the tangent 2 / sqrt(50² - 2²), here in 500 pixels.
        let radius = 500 * 2 / Float(50 * 50 - 4).squareRoot()
        let area = hits([ball]).map(\.coverage).reduce(0, +)
        #expect(abs(area - .pi * radius * radius) < 0.03 * .pi * radius * radius)
    }

    @Test func everyPixelIsMetOnce() {
        let pixels = hits([ball]).map(\.pixel)
        #expect(Set(pixels).count == pixels.count)
    }

    @Test func hitsLieOnTheSurfaceAndFaceTheCamera() {
        for hit in hits([ball]) where hit.coverage == 1 {
            #expect(abs(hit.point.length - 2) < 0.02)
            #expect(isClose(hit.normal, hit.point.normalized, within: 0.02))
            #expect(hit.normal.dot(hit.view) > -0.1)
            #expect(hit.part == .index)
        }
    }

    @Test func nearerThingsHideFartherOnes() {
        let cone = RoundCone(from: [0, 0, 4], to: [0, 0, 4], radii: (0.8, 0.8), blend: 0.2)
        let found = hits([ball, HandBody.Group(.ring, cones: [cone])])
        #expect(found.contains { $0.pixel == 32 * 64 + 32 && $0.part == .ring })
        #expect(found.contains { $0.pixel == 32 * 64 + 16 && $0.part == .index })
    }

    @Test func emptyPicturesAreEmpty() {
        let away = RoundCone(from: [90, 0, 0], to: [90, 0, 0], radii: (1, 1), blend: 0.2)
        #expect(hits([HandBody.Group(.index, cones: [away])]).isEmpty)
    }

    @Test func tilesAgreeWithAPictureOfOtherSize() {
        // The tiles' choice of pieces must not show: a picture that begins three pixels later has other tiles.
        let body = HandBody(skeleton: HandSkeleton(pose: HandPose()))
        func depths(shift: Float) -> [Int: Float] {
            var depths: [Int: Float] = [:]
            let camera = Camera(distance: 60, focal: 130, centreX: 32 + shift, centreY: 32)
            let field = DistanceField(body.groups)
            Tracer(field: field, camera: camera, width: 72, height: 64, light: light).trace {
                if $0.coverage == 1 { depths[$0.pixel - Int(shift)] = $0.point.z }
            }
            return depths
        }
        let plain = depths(shift: 0)
        let shifted = depths(shift: 3)
        #expect(plain.count > 300)
        var worst: Float = 0
        for (pixel, depth) in plain { worst = max(worst, abs(depth - (shifted[pixel] ?? depth))) }
        #expect(worst < 0.1)
    }
}
