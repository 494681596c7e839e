package fr.carnet.conformance;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.BodyReader;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Request bodies, read by {@link StrictParsing}; those that will be examined once the examination is ready. */
@Component
class StrictBodyReader implements BodyReader {
    private static final int UNREADABLE = 400;

    private final StrictParsing parsing;
    private final WarmUp warmUp;

    StrictBodyReader(StrictParsing parsing, WarmUp warmUp) {
        this.parsing = parsing;
        this.warmUp = warmUp;
    }

    @Override
    public Resource read(byte[] body, boolean xml) {
        StrictParsing.Parsed parsed = parsing.parse(body, xml ? StrictParsing.Format.XML : StrictParsing.Format.JSON);
        if (parsed.clean()) {
            if (!(parsed.resource() instanceof Parameters)) {
                warmUp.await();
            }
            return parsed.resource();
        }
        Refusal refusal = Refusal.of(ErrorCode.INVALID, parsed.faults());
        throw parsed.resource() == null ? refusal.status(UNREADABLE) : refusal;
    }
}
