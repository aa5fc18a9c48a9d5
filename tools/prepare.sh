# What ./run and ./test need before they can build. Read by both; does nothing on its own.

# Build output and everything fetched live outside the checkout, so that the next run is quick.
cache=${WHITWORTH_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/whitworth}
mkdir -p "$cache"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}"
export WHITWORTH_NODE_MODULES="${WHITWORTH_NODE_MODULES:-$cache/node/node_modules}"

say() { printf '%s\n' "$*" >&2; }

# install PACKAGE...: by Debian's package manager, as root or through sudo.
install() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "error: cannot install $*: this system has no apt-get"
        say "  Install them by your own package manager, then run this again."
        exit 2
    fi
    root_by=
    if [ "$(id -u)" != 0 ]; then root_by=sudo; fi
    say "Installing $*"
    if [ -n "$root_by" ] && ! command -v sudo >/dev/null 2>&1; then
        say "error: installing $* needs root, and there is no sudo"
        exit 2
    fi
    # A machine's package lists may be old, or not there at all.
    apt="$root_by env DEBIAN_FRONTEND=noninteractive apt-get -qq"
    $apt install -y --no-install-recommends "$@" >&2 ||
        { $apt update >&2 && $apt install -y --no-install-recommends "$@" >&2; }
}

# need COMMAND PACKAGE...: installs the packages if the command is missing.
need() {
    command=$1
    shift
    command -v "$command" >/dev/null 2>&1 || install "$@"
}

# A compiler, and GOV.UK Frontend from npm.
prepare_build() {
    PATH=$PATH:${HOME:-/root}/.cargo/bin
    command -v cargo >/dev/null 2>&1 || {
        say "error: Rust is not here; get it from https://rustup.rs, then run this again"
        exit 2
    }
    need cc gcc libc6-dev
    need npm nodejs npm
    mkdir -p "$cache/node"
    lock=$1/crates/web/package-lock.json
    if ! cmp -s "$lock" "$cache/node/package-lock.json" || [ ! -d "$WHITWORTH_NODE_MODULES" ]; then
        say "Fetching GOV.UK Frontend from npm"
        cp "$1/crates/web/package.json" "$cache/node/"
        if [ -e "$1/crates/web/.npmrc" ]; then cp "$1/crates/web/.npmrc" "$cache/node/"; fi
        # The lock is copied last: an install that broke off is done again.
        cp "$lock" "$cache/node/package-lock.json.new"
        mv "$cache/node/package-lock.json.new" "$cache/node/package-lock.json"
        (cd "$cache/node" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || {
            rm -f "$cache/node/package-lock.json"
            say "error: npm could not fetch what crates/web/package-lock.json lists"
            exit 2
        }
    fi
}
