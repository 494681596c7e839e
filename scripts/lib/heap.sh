# The memory a server is given by `run`, and what it compiles first. Sourced.
# A large document needs room for a moment; before more is taken, more is cleared, and what is not used is given back.
heap='-Xms128m -Xmx1g -XX:+UseG1GC -XX:GCTimeRatio=4 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:G1PeriodicGCInterval=30000'
# The cipher and digests of the contents are compiled for good before all else: WarmCipher says why. Quiet: the JVM would tell of it.
first='-XX:CompileCommand=quiet'
for methods in 'com.sun.crypto.provider.G*' sun.security.provider.DigestBase 'sun.security.provider.SHA*'; do
    first="$first -XX:CompileCommand=CompileThresholdScaling,$methods::*,0.02"
done
# Dozens of threads share two pools of native memory (glibc keeps eight per processor otherwise).
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
