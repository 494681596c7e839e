package fr.carnet.access.related;

import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.shared.fhir.R4Rules;
import org.springframework.stereotype.Component;

/** What finding somebody else's link takes: the gate, which record is meant, and what FHIR R4 asks. */
@Component("linkReaders")
record Readers(Gate gate, NamedRecords names, R4Rules rules) {}
