import Imaging
import Recognition
import Testing

@Suite struct HandDetectionTests {
    @Test func sightingsAreToldApartByBoxAndConfidence() {
        let box = Region(x: 1, y: 2, width: 3, height: 4)
        #expect(HandDetection(box: box, confidence: 0.5) == HandDetection(box: box, confidence: 0.5))
        #expect(HandDetection(box: box, confidence: 0.5) != HandDetection(box: box, confidence: 0.6))
    }
}
