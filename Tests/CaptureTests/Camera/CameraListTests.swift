import Foundation
import Glibc
import TestSupport
import Testing

@testable import Capture

@Suite struct CameraListTests {
    private static let front = CameraInfo(
        path: "/dev/video0", index: 0, name: "Front Camera", bus: "usb-0000:00:14.0-1")
    private static let desk = CameraInfo(path: "/dev/video2", index: 2, name: "Desk", bus: "usb-0000:00:14.0-2")
    private static let wide = CameraInfo(path: "/dev/video10", index: 10, name: "Desk wide", bus: "usb-3")
    private static let all = [front, desk, wide]

    @Test(arguments: [
        (nil, front), ("0", front), ("2", desk), ("10", wide), ("usb-3", wide), ("Desk", desk), ("desk", desk),
        ("wide", wide), ("FRONT", front), ("camera", front),
    ])
    func choosesByNumberNameAndBus(asked: String?, camera: CameraInfo) {
        #expect(CameraList.match(asked, among: Self.all) == camera)
    }

    @Test(arguments: ["1", "usb-9", "Back", "", "/dev/video2/", "/dev/null", "-1", "99999999999999999999"])
    func doesNotGuess(asked: String) {
        #expect(CameraList.match(asked, among: Self.all) == nil)
    }

    @Test func thereIsNoFirstOfNone() {
        #expect(CameraList.match(nil, among: []) == nil)
    }

    @Test func followsLinks() throws {
        // Links such as those in /dev/v4l/by-id lead to nodes.
        let folder = try TemporaryFolder()
        let node = try folder.write([], to: "video7")
        let link = folder.file("by-id")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: node)
        let path = try #require(realpath(node.path, nil).map { String(cString: $0) })
        let camera = CameraInfo(path: path, index: 7, name: "Linked", bus: "usb-1")
        #expect(CameraList.match(link.path, among: [Self.front, camera]) == camera)
    }

    @Test(arguments: ["/dev/null", "/dev/zero", "/", "/etc/passwd", "/etc/passwd/video0"])
    func tellsWhatIsNoCamera(path: String) {
        #expect(throws: CaptureError.notACamera(path: path)) { try CameraList.camera(path) }
        #expect(throws: CaptureError.notACamera(path: path)) { try V4L2Camera(path) }
    }

    @Test func tellsWhichCamerasThereAre() {
        let cameras = CameraList.cameras()
        for asked in ["/dev/video99", "a camera that nobody has", "4711"] {
            #expect(throws: CaptureError.noSuchCamera(asked: asked, available: cameras)) {
                try CameraList.camera(asked)
            }
        }
    }

    @Test(.enabled(if: CameraList.cameras().isEmpty, "this machine has a camera"))
    func tellsThatThereIsNone() {
        #expect(throws: CaptureError.noCamera) { try V4L2Camera() }
    }

    @Test(.enabled(if: getuid() != 0, "root may open everything"))
    func tellsWhoMayOpenACamera() throws {
        let node = try TemporaryFolder().write([], to: "video0")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: node.path)
        #expect(throws: CaptureError.noPermission(camera: node.path)) { try CameraList.camera(node.path) }
    }
}
