package fr.carnet.summary;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * What one caller may see of what an emergency needs.
 *
 * @param contacts whom to call; empty when the caller is not told
 * @param place what the newest text of advance directives says
 */
record SheetContents(Contents contents, Optional<List<RelatedPerson>> contacts, Optional<String> place) {}
