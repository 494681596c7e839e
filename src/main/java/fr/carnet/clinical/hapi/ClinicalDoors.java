package fr.carnet.clinical.hapi;

import fr.carnet.access.entries.RecordEntries;
import fr.carnet.access.hapi.Desk;
import fr.carnet.access.hapi.PatientParameter;
import fr.carnet.clinical.ClinicalBook;
import fr.carnet.clinical.SetVisibility;
import fr.carnet.clinical.Shown;
import org.springframework.stereotype.Component;

/** What the providers of every clinical type work with. */
@Component
record ClinicalDoors(
        Desk desk,
        ClinicalBook book,
        RecordEntries entries,
        SetVisibility visibility,
        Shown shown,
        PatientParameter patient) {}
