package fr.carnet.portability;

import java.util.List;

/**
 * {@code manifest.json}: what the archive is and what must be in it.
 *
 * @param format {@link #FORMAT}
 * @param created business instant
 * @param person the holder's INS
 * @param patient id of the holder's Patient in the Carnet of origin
 * @param openedAt when the record was first opened
 * @param madeFor {@code holder} or {@code representative}: the archive holds what he sees; {@code installation}: all
 * @param files every other file
 */
record Manifest(
        String format, String created, Person person, String patient, String openedAt, String madeFor, List<Listed> files) {
    static final String FORMAT = "carnet-record/1";

    Manifest {
        files = files == null ? List.of() : List.copyOf(files);
    }

    record Person(String system, String value) {}

    /** @param sha256 hexadecimal */
    record Listed(String path, long size, String sha256) {}
}
