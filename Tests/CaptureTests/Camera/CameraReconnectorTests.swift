import Testing

@testable import Capture

@Suite struct CameraSearchTests {
    private func desk(_ index: Int, _ bus: String) -> CameraInfo {
        CameraInfo(path: "/dev/video\(index)", index: index, name: "Desk", bus: bus)
    }
    private let front = CameraInfo(path: "/dev/video0", index: 0, name: "Front", bus: "usb-9")

    @Test func findsItInItsSocketUnderAnyNumber() {
        let search = CameraReconnector(desk(2, "usb-1"), among: [front, desk(2, "usb-1")])
        #expect(search.find(among: [front, desk(2, "usb-1")]) == desk(2, "usb-1"))
        #expect(search.find(among: [front, desk(4, "usb-1")]) == desk(4, "usb-1"))
        #expect(search.find(among: [desk(1, "usb-1"), desk(2, "usb-1")]) == desk(2, "usb-1"))
        #expect(search.find(among: [front]) == nil)
        #expect(search.find(among: []) == nil)
    }

    @Test func findsItInAnotherSocket() {
        let search = CameraReconnector(desk(2, "usb-1"), among: [desk(2, "usb-1")])
        #expect(search.find(among: [front, desk(3, "usb-5")]) == desk(3, "usb-5"))
        #expect(search.find(among: [desk(1, "usb-5"), desk(3, "usb-1")]) == desk(3, "usb-1"))
    }

    @Test func neverMistakesItsTwinForIt() {
        let search = CameraReconnector(desk(2, "usb-1"), among: [desk(2, "usb-1"), desk(4, "usb-2")])
        #expect(search.find(among: [desk(4, "usb-2")]) == nil)
        #expect(search.find(among: [desk(2, "usb-2"), desk(4, "usb-3")]) == desk(4, "usb-3"))
    }
}
