/**
 * {@code scripts/soak}: mixed traffic of hundreds of callers for as long as wished, on a server and a database in processes
 * of their own, while what nobody may see is looked for, memory and files are sampled, and at the end things break. No part
 * of the suite; classes of the same habits run there in short form (CrashIT, FaultsIT, RevocationRaceIT).
 */
package fr.carnet.soak;
