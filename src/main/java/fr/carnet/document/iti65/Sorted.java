package fr.carnet.document.iti65;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** The entries of a submission by what they are; filled by {@link EntrySorter}. */
final class Sorted {
    final List<Placed<ListResource>> submissionSets = new ArrayList<>();
    final List<Placed<ListResource>> folders = new ArrayList<>();
    final List<Placed<DocumentReference>> documents = new ArrayList<>();
    final List<Placed<Resource>> contents = new ArrayList<>();
    final List<Placed<Patient>> patients = new ArrayList<>();
    final List<Placed<Resource>> directory = new ArrayList<>();
    final List<SupersedingPatch> patches = new ArrayList<>();
}
