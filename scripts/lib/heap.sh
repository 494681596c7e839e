# The memory a server is given by `run`, and what it compiles first. Sourced.
# A large document needs room for a moment; before more is taken, more is cleared, and what is not used is given back.
heap='-Xms128m -Xmx1g -XX:+UseG1GC -XX:GCTimeRatio=4 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:G1PeriodicGCInterval=30000'
# The cipher of the contents is compiled for good before all else: WarmCipher says why. Quiet: the JVM would tell of it.
first='-XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.G*::*,0.02'
# Dozens of threads share two pools of native memory (glibc keeps eight per processor otherwise).
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
