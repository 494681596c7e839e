# Builds target/classes and target/lib when they are missing or older than their sources. Sourced, from the project's root.

newer_than() { # stamp, then sources; a folder is newer when something was added or removed in it
    local stamp=$1
    shift
    [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

downloads_counted() {
    local line count=0
    while IFS= read -r line; do
        case $line in
            *Downloaded\ from*) count=$((count + 1)); [ ! -t 2 ] || printf '\r  %s' "$count" >&2 ;;
        esac
    done
    [ ! -t 2 ] || printf '\r' >&2
}

# Maven's own words go to a file; a terminal sees how far the downloads are, and everybody sees the errors.
quiet_maven() {
    local log=target/build.log
    mkdir -p target
    if mvn -B "$@" 2>&1 | tee "$log" | downloads_counted; then
        return 0
    fi
    grep '^\[ERROR\]' "$log" | head -n 20 >&2
    refuse "la compilation a échoué : voyez target/build.log (un accès à Maven Central est nécessaire la première fois)." \
        "the build failed: see target/build.log (the first build needs Maven Central)."
}

build_if_needed() {
    if newer_than target/.libraries pom.xml || [ ! -d target/lib ]; then
        echo 'carnet : préparation des bibliothèques / fetching the libraries…' >&2
        rm -rf target/lib
        quiet_maven dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib
        touch target/.libraries
    fi
    if newer_than target/.compiled pom.xml src/main fhir-profiles/package || [ ! -d target/classes/fr/carnet ] || [ ! -f target/carnet.jar ]; then
        echo 'carnet : compilation / compiling…' >&2
        local started=target/.compiling
        touch "$started"
        quiet_maven compile
        "$JAVA_HOME/bin/jar" --create --no-compress --file target/carnet.jar -C target/classes .
        mv "$started" target/.compiled
    fi
}
