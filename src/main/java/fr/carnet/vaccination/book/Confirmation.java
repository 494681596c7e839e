package fr.carnet.vaccination.book;

import fr.carnet.identity.Caller;
import fr.carnet.shared.NamingSystems;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Reference;

/** Who confirmed what a patient entered, and when: an extension of the Immunization that only the server writes. */
public final class Confirmation {
    public static final String URL = "https://carnet.example/fhir/StructureDefinition/vaccination-confirmation";

    private Confirmation() {}

    static boolean on(Immunization immunization) {
        return immunization.hasExtension(URL);
    }

    static void put(Immunization immunization, Caller.Professional by, Instant at) {
        String name = (by.given() + " " + by.family()).trim();
        Reference who = new Reference()
                .setType("Practitioner")
                .setIdentifier(new Identifier().setSystem(NamingSystems.ID_NAT_PS).setValue(by.idNatPs()));
        if (!name.isEmpty()) {
            who.setDisplay(name);
        }
        Extension confirmation = immunization.addExtension().setUrl(URL);
        confirmation.addExtension(new Extension("by", who));
        confirmation.addExtension(new Extension("at", new DateTimeType(Date.from(at))));
    }

    /** The next version bears what the one before bears, whatever was sent. */
    static void carry(Immunization before, Immunization next) {
        next.getExtension().removeIf(extension -> URL.equals(extension.getUrl()));
        before.getExtensionsByUrl(URL).forEach(confirmation -> next.addExtension(confirmation.copy()));
    }
}
