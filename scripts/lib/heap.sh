# The memory a server is given by `run`, and by what measures it. Sourced.
# A large document needs room for a moment; what is not used is given back.
heap='-Xms128m -Xmx1g -XX:+UseG1GC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:G1PeriodicGCInterval=30000'
