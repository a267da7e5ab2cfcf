import NeuralNetwork
import Testing

@Suite struct FeatureShapeTests {
    @Test func mapsAndVectorsDiffer() {
        let map = FeatureShape(height: 1, width: 1, channels: 6)
        let vector = FeatureShape(vector: 6)
        #expect(map != vector)
        #expect(map.count == 6 && vector.count == 6)
        #expect(!map.isFlat && vector.isFlat)
        #expect(["\(map)", "\(vector)"] == ["1x1x6", "6"])
    }

    @Test func countsItsNumbers() {
        let shape = FeatureShape(height: 3, width: 4, channels: 5)
        #expect(shape.area == 12)
        #expect(shape.count == 60)
        #expect("\(shape)" == "3x4x5")
    }
}
