package fr.carnet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.record.Holder;
import fr.carnet.shared.BusinessIdentifier;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class HolderPatientTest {
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";

    @Test
    void the_birth_place_bears_the_system_that_fr_core_binds_whatever_was_sent() {
        assertThat(kept(null)).isEqualTo(NOS + "TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM");
        assertThat(kept(NOS + "TRE_R13-Commune/FHIR/TRE-R13-Commune"))
                .isEqualTo(NOS + "TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM");
        assertThat(kept("https://example.org/communes")).isEqualTo("https://example.org/communes");
    }

    private static String kept(String system) {
        Patient sent = new Patient();
        Address place = new Address();
        place.addExtension(new Extension(HolderReader.INSEE_CODE, new Coding().setSystem(system).setCode("75113")));
        sent.addExtension(new Extension(HolderReader.BIRTH_PLACE, place));
        Holder holder = new Holder(
                new BusinessIdentifier("urn:oid:1.2.250.1.213.1.4.10", "180057511300100"),
                "EXEMPLE",
                "ANNE",
                "female",
                LocalDate.of(1980, 5, 17),
                "75113");
        Address address = (Address) HolderPatient.of(sent, holder)
                .getExtensionByUrl(HolderReader.BIRTH_PLACE)
                .getValue();
        return ((Coding) address.getExtensionByUrl(HolderReader.INSEE_CODE).getValue()).getSystem();
    }
}
