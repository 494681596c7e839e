package fr.carnet.sandbox;

/** Numbers that look drawn by lot but depend on their input only (64-bit FNV-1a and a final avalanche). */
final class Mixer {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Mixer() {}

    static long mix(String text, long day, int number) {
        long hash = OFFSET;
        for (char c : (text + "|" + day + "|" + number).toCharArray()) {
            hash = (hash ^ c) * PRIME;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
