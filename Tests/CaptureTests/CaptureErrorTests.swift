import Glibc
import Testing

@testable import Capture

@Suite struct CaptureErrorTests {
    private static let cameras = [
        CameraInfo(path: "/dev/video0", index: 0, name: "Front", bus: "usb-1"),
        CameraInfo(path: "/dev/video2", index: 2, name: "Desk", bus: "usb-2"),
    ]

    /// Every failure, with the words that must be in its message: what, on which, what to do.
    private static let table: [(CaptureError, [String])] = [
        (.noCamera, ["No camera", "Plug one in", "--replay"]),
        (.noSuchCamera(asked: "5", available: []), ["no camera “5”", "Plug one in"]),
        (
            .noSuchCamera(asked: "5", available: cameras),
            ["“5”", "2: Desk (/dev/video2, usb-2)", "0: Front", "--camera"]
        ),
        (.notACamera(path: "/dev/null"), ["/dev/null is not a camera", "--list-cameras"]),
        (.noPermission(camera: "/dev/video0"), ["may not open /dev/video0", "usermod -aG video"]),
        (.busy(camera: "Front (/dev/video0)"), ["Front (/dev/video0)", "another program", "Close"]),
        (.noUsableFormat(camera: "Front", offered: ["H264", "Y16 "]), ["Front", "H264, Y16", "another camera"]),
        (.noSuchFormat(camera: "Front", asked: "H264", offered: ["YUYV"]), ["Front", "H264", "YUYV", "--format"]),
        (
            .control(camera: "Front", .noSuchControl(name: "zoom", available: ["gain"])),
            ["Front is not set", "“zoom”", "gain"]
        ),
        (.noBandwidth(camera: "Front"), ["no room", "of Front", "another socket"]),
        (.noUsableFormat(camera: "Front", offered: []), ["no format at all"]),
        (.noFrame(camera: "Front", milliseconds: 3000), ["Front", "for 3.0 s", "plug it in again"]),
        (.unplugged(camera: "Front"), ["Front is gone", "Plug it in again"]),
        (
            .device(camera: "Front", SystemCallError(call: "VIDIOC_STREAMON", code: EIO)),
            ["Front failed", "VIDIOC_STREAMON: Input/output error (5)", "Unplug"]
        ),
        (.noSuchFile(path: "a b.mp4"), ["There is no a b.mp4", "Check the spelling"]),
        (.noFilePermission(path: "x.mp4"), ["may not read x.mp4", "chmod"]),
        (.unreadable(path: "x.mp4", reason: "it is empty"), ["x.mp4 cannot be read: it is empty", "make it anew"]),
        (.damaged(path: "x.mp4", at: 1234, reason: "cut"), ["x.mp4 is damaged 1.2 s", "cut", "was read"]),
        (.noVideo(path: "x.wav"), ["x.wav holds no video", "Choose"]),
        (.tooLarge(path: "x.mp4", width: 20000, height: 10000), ["x.mp4", "20000x10000", "too large", "smaller"]),
        (.picture(.empty(file: "a.png")), ["a.png is empty"]),
        (.noFolderPermission(path: "x"), ["may not list the folder x", "chmod +rx"]),
        (.noPictures(path: "x", leftOut: nil), ["no picture", "in x.", "JPEG or PNG"]),
        (.noPictures(path: "x", leftOut: "2 TXT"), ["no picture", "in x, only 2 TXT", "JPEG or PNG"]),
        (.noRoom(path: "x.mkv", bytes: 50 << 20), ["Less than 50 MB are free: not recorded.", "x.mkv"]),
        (.recordingExists(path: "x.mkv"), ["x.mkv already", "--force"]),
        (.diskFull(path: "x.mkv"), ["disk is full", "x.mkv has stopped", "can be played", "Make room"]),
        (.cannotRecord(path: "x.mkv", reason: "no"), ["x.mkv cannot be recorded: no", "--record"]),
    ]

    @Test(arguments: table)
    func saysWhatFailedOnWhatAndWhatToDo(error: CaptureError, words: [String]) {
        for word in words { #expect("\(error)".contains(word), "\(error)") }
        #expect("\(error)".hasSuffix(".") || "\(error)".contains("\n"))
    }

    @Test func namesBreakNoLines() {
        #expect("\(CaptureError.noSuchFile(path: "a\nb"))".hasPrefix("There is no a\\u{a}b."))
        let camera = CameraInfo(path: "/dev/video0", index: 0, name: "Two\nlines", bus: "usb-1")
        let list = "\(CaptureError.noSuchCamera(asked: "x\ny", available: [camera]))".split(separator: "\n")
        #expect(list.count == 3)
        #expect(list[1] == "  0: Two\\u{a}lines (/dev/video0, usb-1)")
        let missing = ControlError.noSuchControl(name: "zoom", available: ["gain", "focus"])
        #expect("\(CaptureError.control(camera: "A\nB", missing))".split(separator: "\n").count == 4)
    }
}
