import HandModel
import Testing

@Suite struct LightRigTests {
    @Test func directionsGetLengthOne() {
        let light = Light(direction: [0, 3, 4], colour: [1, 1, 1])
        #expect(isClose(light.direction, [0, 0.6, 0.8]))
    }

    @Test func theStudioIsLitFromAboveAndTheFront() {
        let studio = LightRig.studio
        #expect(studio.key.direction.y > 0.3)
        #expect(studio.key.direction.z > 0.3)
        #expect(studio.key.colour.sum() > studio.fills.map { $0.colour.sum() }.max() ?? 0)
        #expect(studio.sky.sum() > studio.ground.sum())
    }
}
