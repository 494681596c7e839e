# Finds a JDK >= 17 and Maven, installs them where that is allowed, or says what to do. Sourced by the other scripts.

# One refusal: the sentence in French, the same in English, exit status 1.
refuse() {
    printf 'carnet : %s\ncarnet: %s\n' "$1" "$2" >&2
    exit 1
}

is_jdk17() { # java home
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
    local version
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ]
}

java_homes() { # candidates, the preferred ones first
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    if command -v java >/dev/null; then
        java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
    fi
    ls -d /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home 2>/dev/null || true
}

find_jdk() {
    local home
    while IFS= read -r home; do
        if is_jdk17 "$home"; then
            export JAVA_HOME="$home" PATH="$home/bin:$PATH"
            return 0
        fi
    done < <(java_homes)
    return 1
}

find_maven() { command -v mvn >/dev/null; }

# Packages are installed as root, or through sudo; on a terminal only after a yes.
install_missing() { # what, then the commands to try in turn
    local what=$1 as_root='' answer command
    shift
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || return 1
        [ -t 0 ] || sudo -n true 2>/dev/null || return 1
        as_root=sudo
    fi
    if [ -t 0 ]; then
        printf 'carnet : %s manque. L’installer maintenant avec apt-get ? / %s is missing. Install it now with apt-get? [o/y/N] ' "$what" "$what" >&2
        read -r answer
        case $answer in [oOyY]*) ;; *) return 1 ;; esac
    else
        printf 'carnet : installation de / installing %s\n' "$what" >&2
    fi
    $as_root apt-get update -qq >&2 || true
    for command in "$@"; do
        if $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $command >&2; then
            return 0
        fi
    done
    return 1
}

require_toolchain() {
    find_jdk || { install_missing 'JDK 17' openjdk-17-jdk-headless default-jdk-headless && find_jdk; } || refuse \
        "il manque un JDK 17 ou plus récent : installez-le (Debian : « apt-get install openjdk-17-jdk-headless ») ou indiquez-le dans JAVA_HOME, puis relancez." \
        "a JDK 17 or later is missing: install it (Debian: \"apt-get install openjdk-17-jdk-headless\") or name it in JAVA_HOME, then run this again."
    find_maven || { install_missing 'Maven' maven && find_maven; } || refuse \
        "il manque Maven : installez-le (Debian : « apt-get install maven ») puis relancez." \
        "Maven is missing: install it (Debian: \"apt-get install maven\"), then run this again."
}
