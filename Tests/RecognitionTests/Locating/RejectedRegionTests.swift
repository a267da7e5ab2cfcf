import Imaging
import Testing

@testable import Recognition

@Suite struct RejectedRegionTests {
    private let place = Region(x: 10, y: 10, width: 40, height: 40)
    private func seen(atX x: Double) -> [HandDetection] {
        [HandDetection(box: Region(x: x, y: 10, width: 40, height: 40), confidence: 0.5)]
    }

    @Test func aPlaceIsRememberedAsLongAsSomethingIsSeenThere() {
        var places = [RejectedRegion(place)]
        for _ in 0..<100 { places.age(by: 100, seen: seen(atX: 12)) }
        #expect(places.count == 1)
    }

    @Test func thePlaceThatIsAvoidedAgainIsStillOne() {
        var places: [RejectedRegion] = []
        for number in 0..<100 { places.add(Region(x: 10 + Double(number % 5), y: 10, width: 40, height: 40)) }
        places.add(Region(x: 200, y: 10, width: 40, height: 40))
        #expect(places.map(\.box.x) == [14, 200])
    }

    @Test func aPlaceAtWhichNothingIsSeenIsForgottenAfterAWhile() {
        var places = [RejectedRegion(place)]
        for _ in 0..<20 { places.age(by: 100, seen: seen(atX: 60)) }
        #expect(places.count == 1)
        places.age(by: 100, seen: [])
        #expect(places.isEmpty)
    }
}
