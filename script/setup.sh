# Sourced by every script of this folder, after `cd` to the repository: finds out what the
# machine lacks, installs it where that is allowed, and keeps .venv equal to requirements.lock.
# POSIX sh. Nothing here is skipped silently: it works, or it says what to do and exits 1.

PATH=$PATH:/usr/sbin:/sbin # an ordinary Debian user has no ldconfig on the path
VENV_PYTHON=.venv/bin/python

say() {
    printf '%s\n' "$*" >&2
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The first Python that is new enough; prints nothing when there is none.
find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

# Prints the packages this machine lacks, one on a line.
missing_packages() {
    missing_python
    missing_libraries
    missing_commands
}

missing_python() {
    python=$(find_python)
    if [ -z "$python" ]; then
        if command -v python3 >/dev/null; then # the release's own Python is too old
            printf '%s\n' python3.11 python3.11-venv
        else
            printf '%s\n' python3 python3-venv
        fi
    # Debian's Python cannot make an environment until its venv package is there.
    elif ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        if [ "$python" = python3 ]; then
            echo python3-venv
        else
            echo "$python-venv"
        fi
    fi
}

# The library Qt loads, and the Debian/Ubuntu package it comes from. Looked up by library, not
# by package, because some packages change their names between releases while the library stays.
# (Debian 13 and Ubuntu 24.04 call libglib2.0-0 libglib2.0-0t64; apt still takes the old name.)
missing_libraries() {
    known=$(ldconfig -p)
    while read -r library package; do
        case "$known" in
        *"$library "*) ;;
        *) echo "$package" ;;
        esac
    done <<'LIST'
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIST
}

# The tests drive a real window on a screen of their own, by its keyboard.
missing_commands() {
    while read -r program package; do
        if ! command -v "$program" >/dev/null; then
            echo "$package"
        fi
    done <<'LIST'
Xvfb xvfb
xvfb-run xvfb
xauth xauth
xdotool xdotool
LIST
}

apt_line() {
    echo "apt-get update && apt-get install -y --no-install-recommends $1"
}

# install_packages "a b c": by apt, as root or by a sudo that asks nothing.
install_packages() {
    line=$(apt_line "$1")
    if ! command -v apt-get >/dev/null; then
        say "SoteDesk needs these Debian packages, and this machine has no apt-get:"
        say "  $1"
        say "Install their counterparts with the machine's own package manager and try again."
        exit 1
    fi
    if [ "$(id -u)" -eq 0 ]; then
        become=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        become='sudo -n'
    else
        say "SoteDesk needs system packages that only an administrator can install."
        say "Let root run this one line, then try again:"
        say "$line"
        exit 1
    fi
    say "Installing: $1"
    # apt's progress goes to stderr: what a script prints on stdout is its answer.
    $become env DEBIAN_FRONTEND=noninteractive sh -c "$line" >&2
}

set_up_system() {
    packages=$(missing_packages | sort -u | tr '\n' ' ' | sed 's/ $//')
    if [ -z "$packages" ]; then
        return
    fi
    install_packages "$packages"
    packages=$(missing_packages | sort -u | tr '\n' ' ')
    if [ -n "$packages" ]; then
        say "Still missing after the installation: $packages"
        exit 1
    fi
}

# Hashes are enforced, only wheels are taken (no compiler is assumed) and only what the lock
# names. Where packages come from is the machine's own pip configuration.
set_up_python() {
    lock=$(sha256sum requirements.lock | cut -d ' ' -f 1)
    stamp=.venv/installed-lock
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$lock" ] && "$VENV_PYTHON" -c '' 2>/dev/null; then
        return
    fi
    # An environment that cannot run (the system's Python was upgraded) is made anew.
    if ! "$VENV_PYTHON" -c 'import pip' 2>/dev/null; then
        say "Making the Python environment in .venv"
        "$(find_python)" -m venv --clear .venv
    fi
    say "Installing the Python packages of requirements.lock"
    # Kept for the case that it fails: pip also remarks on every index that lacks a package.
    "$VENV_PYTHON" -m pip install --quiet --disable-pip-version-check \
        --require-hashes --no-deps --only-binary :all: -r requirements.lock \
        >.venv/install.log 2>&1 || {
        cat .venv/install.log >&2
        say "The Python packages could not be installed; nothing else was done."
        exit 1
    }
    echo "$lock" >"$stamp"
}

set_up() {
    set_up_system
    set_up_python
}

# within SECONDS NAME COMMAND...: on the build machine a limit that is passed stops the command;
# on a desk it is only told, since the machine may be busy with something else.
within() {
    limit=$1
    name=$2
    shift 2
    begun=$(date +%s)
    outcome=0
    if [ -n "${CI:-}" ]; then
        # A loaded machine may need longer; only what hangs is stopped. The limit is told below.
        timeout --kill-after=10 "$((limit * 8))" "$@" || outcome=$?
    else
        "$@" || outcome=$?
    fi
    spent=$(($(date +%s) - begun))
    if [ "$spent" -gt "$limit" ] || [ "$outcome" -eq 124 ]; then
        say "$name took $spent s, more than its limit of $limit s."
    else
        say "$name took $spent s (limit $limit s)."
    fi
    return "$outcome"
}

# on_screen SECONDS NAME COMMAND...: with a virtual screen in DISPLAY. Qt itself paints offscreen
# unless a test asks for xcb, so only what needs a real window meets the screen.
on_screen() {
    screen_limit=$1
    screen_name=$2
    shift 2
    within "$screen_limit" "$screen_name" env QT_QPA_PLATFORM=offscreen \
        xvfb-run -a -s '-screen 0 1440x900x24' "$@"
}
