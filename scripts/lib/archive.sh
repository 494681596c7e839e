# A class archive (CDS; from Java 25 on an AOT cache) spares a start the reading and checking of 20,000 classes. It is made once for
# this build and this JDK, in the background and as the last of the machine's work. Sourced, from the project's root.
# CARNET_ARCHIVE=no: none is made or used.

class_path() { # always in the same order: an archive fits one class path only
    printf 'target/carnet.jar'
    printf ':%s' target/lib/*.jar
}

archive_file() {
    local version
    version=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release" 2>/dev/null | tr -c 'A-Za-z0-9.\n' '-')
    [ -n "$version" ] || version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release" 2>/dev/null)
    case ${version%%[!0-9]*} in
        '') ;;
        17 | 18 | 19 | 2[0-4]) printf 'target/archive/%s.jsa' "$version" ;;
        *) printf 'target/archive/%s.aot' "$version" ;;
    esac
}

archive_flag() { # nothing when there is no archive, or an older one than what it was made from
    local file
    file=$(archive_file)
    [ "${CARNET_ARCHIVE:-}" != no ] && [ -n "$file" ] && [ "$file" -nt target/carnet.jar ] && [ "$file" -nt target/.libraries ] || return 0
    case $file in
        *.aot) printf -- '-XX:AOTCache=%s' "$file" ;;
        *) printf -- '-XX:SharedArchiveFile=%s' "$file" ;;
    esac
}

# A start on an empty data folder of its own that ends when every part is made, before a port is opened.
trained() { # flags
    local data status=0
    data=$(mktemp -d)
    CARNET_DATA=$data CARNET_DB_URL='' "$JAVA_HOME/bin/java" $heap -XX:ErrorFile=target/archive/error.log -Dspring.context.exit=onRefresh \
        "$@" -cp "$(class_path)" fr.carnet.CarnetApplication --carnet.sandbox.enabled=true \
        "--spring.datasource.url=jdbc:h2:async:$data/carnet" --spring.datasource.username=sa --spring.datasource.password= || status=$?
    rm -rf "$data"
    return $status
}

make_archive() { # final file
    local made=target/archive/making.$$
    case $1 in
        *.aot) trained "-XX:AOTCacheOutput=$made" ;;
        *)
            trained "-XX:DumpLoadedClassList=$made.classes" || return 1
            # Java 17 crashes while archiving the lambdas of this program; its classes alone are well taken.
            grep -v '^@' "$made.classes" > "$made.list"
            "$JAVA_HOME/bin/java" $heap -XX:ErrorFile=target/archive/error.log -Xshare:dump "-XX:SharedClassListFile=$made.list" \
                "-XX:SharedArchiveFile=$made" -cp "$(class_path)"
            ;;
    esac
    [ ! -s "$made" ] || mv -f "$made" "$1"
}

# For the next start: begins when the server listens, or gives up when it never does.
archive_later() { # port
    local file
    file=$(archive_file)
    [ "${CARNET_ARCHIVE:-}" != no ] && [ -n "$file" ] && [ -z "$(archive_flag)" ] || return 0
    mkdir -p target/archive
    (
        (
            trap '' HUP INT
            for _ in $(seq 120); do
                sleep 2
                if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
                    renice -n 19 -p "$BASHPID" || true
                    make_archive "$file" || true
                    rm -f target/archive/making.*
                    break
                fi
            done
        ) </dev/null >target/archive/log 2>&1 &
    )
}
