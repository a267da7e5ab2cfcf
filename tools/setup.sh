# shellcheck shell=bash disable=SC2034
# What tools/run and tools/test share: the packages they need and how these are installed.
# Sourced, not run. Everything it says goes to standard error, so that letters on standard output stay clean.

# To build: libraries with their headers, what Swift links with, and a typeface for the window.
build_packages=(
    g++ git pkg-config
    libv4l-dev           # cameras
    libturbojpeg0-dev    # their JPEG pictures
    libexif-dev          # which way up a photograph is
    libavformat-dev libavcodec-dev libavutil-dev libswscale-dev # videos, recordings, other pictures
    libsdl2-dev libsdl2-ttf-dev # the window and its text
    libfontconfig-dev    # finds a typeface
    fonts-inter fonts-dejavu-core
)

# To test, besides: an X server without a screen and programs that look at and press keys in it,
# ffmpeg to make videos, strace to see what a program asks of the system, a virtual machine whose kernel has a real
# camera driver, and what it takes to compile the kernels for ARM and run them.
test_packages=(
    xvfb xdotool imagemagick ffmpeg strace qemu-system-x86
    gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Prints those of the named packages that are not installed, one a line.
missing_packages() {
    local package status
    for package in "$@"; do
        status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        if [[ $status != installed ]]; then
            printf '%s\n' "$package"
        fi
    done
}

# Installs those of the packages that are missing: require_packages "why" package...
require_packages() {
    local reason=$1 missing as_root=()
    shift
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian or Ubuntu: please see to it that you have the equivalents of: $*"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return
    fi
    say "Installing by apt, needed $reason: ${missing[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null \
            || fail "This needs root, and sudo is not there. As root run: apt-get install ${missing[*]}"
        say "This needs root, so sudo may ask for your password."
        as_root=(sudo)
    fi
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq >&2 || say "apt's lists could not be renewed; trying with those there are."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 \
        || fail "apt could not install them. See its message above, then start again."
}

# Makes sure that there is a Swift compiler of at least version 6.2.
require_swift() {
    local how="Get it from https://www.swift.org/install/linux (swiftly installs it in your home folder)."
    command -v swift >/dev/null || fail "The Swift compiler is not there: Swift 6.2 or later is needed. $how"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1 || true)
    if [[ $(printf '%s\n' 6.2 "${version:-0}" | sort -V | head -n 1) != 6.2 ]]; then
        fail "$(command -v swift) is Swift ${version:-of an unknown version}; 6.2 or later is needed. $how"
    fi
}

# Builds a program for use and puts its path into the variable of its name: build_program recognizer|trainer
build_program() {
    local build=(swift build --package-path "$root" -c release --product "$1")
    say "Building the $1; the first time takes some minutes."
    "${build[@]}" >&2 || fail "The build failed. Its messages are above."
    printf -v "$1" %s "$("${build[@]}" --show-bin-path 2>/dev/null)/$1"
}
