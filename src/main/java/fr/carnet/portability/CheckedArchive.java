package fr.carnet.portability;

import fr.carnet.shared.EntryFacts;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;

/**
 * An archive every file of which is as the manifest says, with what must be known before its resources are stored.
 *
 * @param facts by {@code Type/id}
 * @param contents by path
 * @param rows of the rooms, by name
 */
record CheckedArchive(
        Manifest manifest,
        Patient patient,
        Map<String, EntryFacts> facts,
        Map<String, ContentLine> contents,
        Map<String, List<Map<String, Object>>> rows) {}
