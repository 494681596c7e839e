package fr.carnet.conformance.hapi;

import fr.carnet.conformance.Verdict;
import fr.carnet.shared.fhir.OfferedForEveryType;
import fr.carnet.shared.fhir.OfferedProvider;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** {@code $validate} for every type the server offers. */
@Component
class ValidateEveryType implements OfferedForEveryType {
    private final Verdict verdict;

    ValidateEveryType(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public OfferedProvider of(Class<? extends Resource> type) {
        return new ValidateProvider(type, verdict);
    }
}
