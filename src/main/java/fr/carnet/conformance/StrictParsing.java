package fr.carnet.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import fr.carnet.shared.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Reads a body into a resource and gathers every fault at once, each with its place: unknown elements, wrong types, bad
 * dates, repeated elements, null or empty values. What is not well-formed (bad UTF-8, duplicate keys, a DTD, too deep)
 * is one fault and no resource.
 */
@Component
public class StrictParsing {
    private final FhirContext fhir = FhirContext.forR4Cached();

    /** The two formats of FHIR R4 offered here. */
    public enum Format {
        JSON,
        XML
    }

    /**
     * What was read.
     *
     * @param resource the resource as far as it could be read, or {@code null}
     * @param faults everything wrong; empty when the body may be used
     */
    public record Parsed(Resource resource, List<Fault> faults) {
        public boolean clean() {
            return faults.isEmpty();
        }
    }

    public Parsed parse(byte[] body, Format format) {
        LongContents contents = LongContents.cutFrom(body, format == Format.JSON);
        Parsed parsed = whole(contents.rest(), format);
        boolean complete = parsed.resource() == null || contents.putInto(parsed.resource());
        return complete ? parsed : whole(body, format);
    }

    private Parsed whole(byte[] body, Format format) {
        Optional<String> text = utf8(body);
        if (text.isEmpty()) {
            return faulty(new Fault(null, "Le corps n'est pas en UTF-8.", "The body is not UTF-8."));
        }
        return parse(text.get(), format);
    }

    public Parsed parse(String text, Format format) {
        SyntaxScan scan = format == Format.JSON ? new JsonScan() : new XmlScan();
        Optional<Fault> malformed = scan.read(text);
        if (malformed.isPresent()) {
            return faulty(malformed.get());
        }
        if (scan.dangerous()) {
            return new Parsed(null, List.copyOf(scan.faults()));
        }
        return parse(text, scan, format == Format.JSON ? fhir.newJsonParser() : fhir.newXmlParser());
    }

    private Parsed parse(String text, SyntaxScan scan, IParser parser) {
        GatheredFaults gathered = new GatheredFaults(scan, text);
        parser.setParserErrorHandler(gathered);
        Resource resource = null;
        try {
            resource = (Resource) parser.parseResource(text);
        } catch (RuntimeException unreadable) {
            // HAPI's parsers answer odd shapes with whatever exception they meet; to the sender each is one fault.
            gathered.unreadable(unreadable);
        }
        boolean whole = resource != null && gathered.faults().isEmpty();
        return new Parsed(resource, whole ? afterwards(resource) : gathered.faults());
    }

    /** What HAPI's parser takes, and fails at or loses later. */
    private static List<Fault> afterwards(Resource resource) {
        List<Fault> faults = DatePrecision.faults(resource);
        return faults.isEmpty() ? ContainedOnce.faults(resource, resource.fhirType()) : faults;
    }

    private static Parsed faulty(Fault fault) {
        return new Parsed(null, List.of(fault));
    }

    /** The text, without a byte order mark, when the bytes are UTF-8. */
    private static Optional<String> utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
