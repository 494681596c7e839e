package fr.carnet.access.related;

import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import org.springframework.stereotype.Component;

/** What finding somebody else's link takes: the gate, and which record is meant. */
@Component("linkReaders")
record Readers(Gate gate, NamedRecords names) {}
