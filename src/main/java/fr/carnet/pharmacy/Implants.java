package fr.carnet.pharmacy;

import fr.carnet.shared.Words;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells implants (dispositifs médicaux implantables) from other devices, as {@code medicines.json} knows them. */
@Component
public class Implants {
    private final Medicines medicines;
    private final ProductReader products;

    @Autowired
    Implants() {
        this(Medicines.shipped());
    }

    Implants(Medicines medicines) {
        this.medicines = medicines;
        this.products = new ProductReader(medicines);
    }

    /** By its code, else by a word of its name. */
    public boolean is(DeviceUseStatement use) {
        return products.codedIn(typeOf(use), medicines.implants().codes())
                || medicines.implants().words().stream().anyMatch(word -> Words.contains(nameOf(use), word));
    }

    static CodeableConcept typeOf(DeviceUseStatement use) {
        Optional<Device> device = LineReader.contained(use, use.getDevice(), Device.class);
        return device.map(Device::getType).orElseGet(CodeableConcept::new);
    }

    static String nameOf(DeviceUseStatement use) {
        CodeableConcept type = typeOf(use);
        String given = use.getDevice().hasDisplay() ? use.getDevice().getDisplay() : "";
        return ((type.hasText() ? type.getText() : "") + " " + given).strip();
    }
}
