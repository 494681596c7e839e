# The memory a server is given by `run`, and what it compiles first. Sourced.
# A large document needs room for a moment; before more is taken, more is cleared, and what is not used is given back.
heap='-Xms128m -Xmx1g -XX:+UseG1GC -XX:GCTimeRatio=4 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:G1PeriodicGCInterval=30000'
# What the compilers took for a moment is given back as well (JDKs that do not know that option pass over it).
heap="$heap -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000"
# Where the system lets a program ask for large pages, the heap does: a tenth less of the processor for a read.
if grep -qs '\[\(madvise\|always\)\]' /sys/kernel/mm/transparent_hugepage/enabled; then heap="$heap -XX:+UseTransparentHugePages"; fi
# The cipher and digests of the contents are compiled for good before all else: WarmCipher says why. Quiet: the JVM would tell of it.
first='-XX:CompileCommand=quiet'
for methods in 'com.sun.crypto.provider.G*' sun.security.provider.DigestBase 'sun.security.provider.SHA*'; do
    first="$first -XX:CompileCommand=CompileThresholdScaling,$methods::*,0.02"
done
# On few processors the JVM compiles with one thread, which under load waits its turn: minutes pass before the server is at its speed.
if [ "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)" -le 6 ]; then first="$first -XX:CICompilerCount=4"; fi
# Dozens of threads share two pools of native memory (glibc keeps eight per processor otherwise).
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
