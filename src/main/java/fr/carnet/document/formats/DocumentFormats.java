package fr.carnet.document.formats;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/** The format codes of TRE_A06 and TRE_A11, and what leads to them. Refused at start when the data is inconsistent. */
public final class DocumentFormats {
    /** International Patient Summary, {@code urn:ihe:pcc:ips:2020}. */
    public static final String IPS = "urn:ihe:pcc:ips:2020";

    private static final DocumentFormats STANDARD = load();

    private final Map<String, Format> formats = new HashMap<>();
    private final Table table;

    private DocumentFormats(Table table) {
        this.table = table;
        table.formats().forEach(format -> formats.put(format.code(), format));
        table.templates().values().forEach(this::require);
        table.mediaTypes().values().forEach(this::require);
        require(table.unprofiled());
        require(IPS);
    }

    public static DocumentFormats standard() {
        return STANDARD;
    }

    /** Format of a structured CDA by one of its templateIds (ASS_A11). */
    public Optional<Coding> ofTemplate(String oid) {
        return Optional.ofNullable(table.templates().get(oid)).map(this::coding);
    }

    /** Format of an unstructured document, or of a CDA that wraps one, by its media type (ASS_A12). */
    public Optional<Coding> ofMediaType(String mediaType) {
        return Optional.ofNullable(table.mediaTypes().get(base(mediaType))).map(this::coding);
    }

    /** Media types that have a format of their own. */
    public Set<String> mediaTypes() {
        return Set.copyOf(table.mediaTypes().keySet());
    }

    /** The format of a document that follows no IHE or CI-SIS model. */
    public Coding unprofiled() {
        return coding(table.unprofiled());
    }

    /** The coding of a code this table knows. */
    public Optional<Coding> ofCode(String code) {
        return formats.containsKey(code) ? Optional.of(coding(code)) : Optional.empty();
    }

    private Coding coding(String code) {
        Format format = formats.get(code);
        return new Coding(format.system(), format.code(), format.display());
    }

    private void require(String code) {
        if (!formats.containsKey(code)) {
            throw new IllegalStateException("formats.json: no format " + code);
        }
    }

    private static String base(String mediaType) {
        String text = mediaType == null ? "" : mediaType;
        int parameters = text.indexOf(';');
        return (parameters < 0 ? text : text.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }

    private static DocumentFormats load() {
        try (InputStream in = DocumentFormats.class.getResourceAsStream("/fr/carnet/document/formats.json")) {
            return new DocumentFormats(new ObjectMapper().readValue(in, Table.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonIgnoreProperties("comment")
    private record Table(
            String unprofiled, List<Format> formats, Map<String, String> templates, Map<String, String> mediaTypes) {}

    private record Format(String code, String system, String display) {}
}
