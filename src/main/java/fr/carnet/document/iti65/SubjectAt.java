package fr.carnet.document.iti65;

import fr.carnet.document.rules.Subject;

/**
 * Whom one part of the submission is about; all parts must resolve to one record.
 *
 * @param path FHIRPath of the subject element
 * @param subject a reference to the Patient entry of the Bundle is already replaced by that Patient's INS
 */
public record SubjectAt(String path, Subject subject) {}
