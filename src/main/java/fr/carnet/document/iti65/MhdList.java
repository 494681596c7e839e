package fr.carnet.document.iti65;

import org.hl7.fhir.r4.model.ListResource;

/** The two kinds of List of MHD, told by their code. */
public final class MhdList {
    public static final String TYPES = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";
    public static final String SOURCE_ID = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId";
    public static final String DESIGNATION = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType";

    private MhdList() {}

    public static boolean isSubmissionSet(ListResource list) {
        return list.getCode().hasCoding(TYPES, "submissionset");
    }

    public static boolean isFolder(ListResource list) {
        return list.getCode().hasCoding(TYPES, "folder");
    }
}
