import Imaging

/// What the person at the window asks of the program.
public enum WindowCommand: Sendable, Equatable {
    /// To end.
    case quit
    /// To look for the hand in this region, in frame pixels.
    case setBox(Region)
    /// To find the hand wherever it is, or to look for it in the usual box: whichever is not done now.
    case toggleFinding
    /// To take the last letter out of the text.
    case deleteLetter
    /// To put a space after the text.
    case addSpace
    /// To empty the text.
    case clearText
    /// To read left hands instead of right ones, or the other way round.
    case toggleLeftHand
    /// To begin or to end a recording.
    case toggleRecording
    /// To set `Window.alphabetChart`, which is asked for and not there.
    case provideAlphabetChart
}
