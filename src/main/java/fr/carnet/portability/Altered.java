package fr.carnet.portability;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;

/** What is wrong in an archive, named by file. */
final class Altered {
    private Altered() {}

    /** The file is not what the manifest says. */
    static Fault fault(String path) {
        return new Fault(
                path,
                "Le fichier « " + path + " » a été modifié ou abîmé : son empreinte n'est pas celle du manifeste.",
                "The file \"" + path + "\" was altered or damaged: its digest is not the manifest's.");
    }

    static Fault missing(String path) {
        return new Fault(
                path,
                "Le fichier « " + path + " » manque dans l'archive.",
                "The file \"" + path + "\" is missing from the archive.");
    }

    static Fault unlisted(String path) {
        return new Fault(
                path,
                "Le fichier « " + path + " » n'est pas dans le manifeste.",
                "The file \"" + path + "\" is not in the manifest.");
    }

    /** The bytes between the files. */
    static Fault whole() {
        return new Fault(
                "archive",
                "L'archive a été modifiée ou abîmée : elle ne finit pas par son empreinte.",
                "The archive was altered or damaged: it does not end with its digest.");
    }

    static Refusal refusal(Fault fault) {
        return Refusal.of(ErrorCode.INVALID, java.util.List.of(fault));
    }

    /** The digests are right but the file cannot be a Carnet's. */
    static Refusal unreadable(String path) {
        return Refusal.of(
                ErrorCode.INVALID,
                path,
                "Le fichier « " + path + " » n'a pas la forme attendue.",
                "The file \"" + path + "\" does not have the expected form.");
    }
}
