package fr.carnet.document.iti65;

import fr.carnet.document.rules.Level;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * A submission as read from a transaction Bundle.
 *
 * @param level what the Bundle's profile promises
 * @param submissionSet the one submission set, its unique id assigned when it was absent; empty only when that is a
 *     fault
 * @param documents the documents with their contents
 * @param folders the folders
 * @param patches documents set to superseded
 * @param patient the Patient entry, which changes nothing
 * @param directory Practitioner, PractitionerRole, Organization and Device entries
 * @param subjects the subject of every part
 * @param warnings what was accepted although it departs
 * @param faults everything wrong with the submission as a whole
 */
public record Submission(
        Level level,
        Optional<Placed<ListResource>> submissionSet,
        List<SubmittedDocument> documents,
        List<Placed<ListResource>> folders,
        List<SupersedingPatch> patches,
        Optional<Placed<Patient>> patient,
        List<Placed<Resource>> directory,
        List<SubjectAt> subjects,
        List<Warning> warnings,
        List<Fault> faults) {
    public Submission {
        documents = List.copyOf(documents);
        folders = List.copyOf(folders);
        patches = List.copyOf(patches);
        directory = List.copyOf(directory);
        subjects = List.copyOf(subjects);
        warnings = List.copyOf(warnings);
        faults = List.copyOf(faults);
    }

    /** This submission, or the refusal that names every fault. */
    public Submission orRefuse() {
        if (faults.isEmpty()) {
            return this;
        }
        throw Refusal.of(ErrorCode.INVALID, faults);
    }
}
