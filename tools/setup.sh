# shellcheck shell=bash disable=SC2034
# What the tools share: their help, the packages they need and how these are installed, and how programs are built.
# Sourced, not run. All messages go to standard error, so that standard output contains only results.

# To build: libraries with their headers, what Swift links with, and fonts for the window.
build_packages=(
    g++ git pkg-config
    libv4l-dev           # cameras
    libturbojpeg0-dev    # their JPEG pictures
    libexif-dev          # which way up a photograph was taken
    libavformat-dev libavcodec-dev libavutil-dev libswscale-dev # videos, recordings, other pictures
    libsdl2-dev libsdl2-ttf-dev # the window and its text
    libfontconfig-dev    # finds fonts
    libheif-dev          # HEIC and AVIF, the pictures of phones
    fonts-inter fonts-dejavu-core
)

# To test, in addition: an X server without a screen, programs that read its pixels and press keys, ffmpeg to make
# videos, strace to see system calls, a virtual machine whose kernel has real camera drivers, a compiler and an
# emulator for ARM, and what installs Python's packages.
test_packages=(
    xvfb xdotool imagemagick ffmpeg strace qemu-system-x86
    gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
    python3-venv
)

tool=$root/tools/${0##*/}

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Prints the help of the tool: the comment at the top of its file.
print_help() { sed -n '2,${/^#/!q;s/^# \{0,1\}//;p}' "$tool"; }

# Prints the help and exits with 0 if the first argument asks for it: answer_help "$@"
answer_help() {
    if [[ ${1-} == --help || ${1-} == -h ]]; then
        print_help
        exit 0
    fi
}

# Exits with 64 (EX_USAGE of sysexits.h) because of wrong arguments: fail_usage "what is wrong"
fail_usage() {
    say "$*"
    say "$(print_help | sed -n '/^Usage: /,/^$/{/^$/!p}')"
    say "tools/${tool##*/} --help says more."
    exit 64
}

# Prints those of the packages that are not installed, one per line: missing_packages package...
missing_packages() {
    local package status
    for package in "$@"; do
        status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        if [[ $status != installed ]]; then
            printf '%s\n' "$package"
        fi
    done
}

# Installs the packages that are missing: require_packages "why" package...
require_packages() {
    local reason=$1 missing as_root=()
    shift
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian or Ubuntu. Please make sure that the equivalents of these packages are installed: $*"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return
    fi
    say "Installing with apt, needed $reason: ${missing[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null \
            || fail "This needs root, and sudo is not installed. As root run: apt-get install ${missing[*]}"
        say "This needs root, so sudo may ask for your password."
        as_root=(sudo)
    fi
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq >&2 \
        || say "apt could not update its lists of packages; continuing with the present ones."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 \
        || fail "apt could not install the packages. See its message above, then start again."
}

# Fails unless a Swift compiler of at least version 6.2 is installed.
require_swift() {
    local how="Get it from https://www.swift.org/install/linux (swiftly installs it in your home folder)."
    command -v swift >/dev/null || fail "The Swift compiler is not there: Swift 6.2 or later is needed. $how"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1 || true)
    if [[ $(printf '%s\n' 6.2 "${version:-0}" | sort -V | head -n 1) != 6.2 ]]; then
        fail "$(command -v swift) is Swift ${version:-of an unknown version}; 6.2 or later is needed. $how"
    fi
}

# Builds a program for release and stores its path in the variable of its name: build_program recognizer|trainer
build_program() {
    local build=(swift build --package-path "$root" -c release --product "$1")
    say "Building the $1; the first time takes some minutes."
    "${build[@]}" >&2 || fail "The build failed. Its messages are above."
    printf -v "$1" %s "$("${build[@]}" --show-bin-path 2>/dev/null)/$1"
}
