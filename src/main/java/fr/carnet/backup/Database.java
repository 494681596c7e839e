package fr.carnet.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A database as far as it is saved and put back. */
interface Database {
    /** Name in the manifest: a backup goes back into the same kind only. */
    String kind();

    /** Name of the file in the backup's folder. */
    String fileName();

    /** Writes one committed state of everything to {@code file} and tells {@code names} which contents that state names. */
    void save(Path file, Names names) throws IOException, SQLException;

    boolean empty() throws IOException, SQLException;

    void putBack(Path file) throws IOException, SQLException;

    /** Takes the contents' names one by one. */
    interface Names {
        void add(int record, String digest) throws IOException;
    }

    /** The question both databases are asked. */
    String CONTENTS = "select distinct record, digest from carnet_content order by record, digest";
}
