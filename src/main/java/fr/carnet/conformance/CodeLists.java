package fr.carnet.conformance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The code lists of the French shared record as data (NOS terminologies): document types and classes, security labels,
 * media types, formats, facility types. They change several times a year, so they are files, checked when the server
 * starts. Immutable.
 */
@Component
public final class CodeLists {
    private final CodeListFiles.DocumentTypes documents;
    private final Map<String, DocumentType> types;
    private final Map<String, ListedCode> classes;
    private final CodeListFiles.SecurityLabels labels;
    private final Map<String, CodeListFiles.MediaType> mediaTypes;
    private final Map<String, Map<String, ListedCode>> values;

    public CodeLists() {
        documents = CodeListFiles.read("document-types.json", CodeListFiles.DocumentTypes.class);
        types = index(documents.types(), DocumentType::code);
        classes = index(documents.classes(), ListedCode::code);
        labels = CodeListFiles.read("visibility.json", CodeListFiles.SecurityLabels.class);
        mediaTypes = index(
                CodeListFiles.read("media-types.json", CodeListFiles.MediaTypes.class).accepted(),
                CodeListFiles.MediaType::type);
        values = CodeListFiles.read("coded-values.json", CodeListFiles.CodedValues.class).values().stream()
                .collect(Collectors.groupingBy(
                        CodeListFiles.CodedValue::list,
                        Collectors.toUnmodifiableMap(
                                v -> v.system() + "|" + v.code(),
                                v -> new ListedCode(v.code(), v.system(), v.label()))));
    }

    private static <T> Map<String, T> index(List<T> rows, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        rows.forEach(row -> map.put(key.apply(row), row));
        return map;
    }

    /** Every accepted document type, by class then code. */
    public Collection<DocumentType> documentTypes() {
        return List.copyOf(types.values());
    }

    /** The accepted type of this code, whatever its system. */
    public Optional<DocumentType> documentType(String code) {
        return Optional.ofNullable(types.get(code));
    }

    /** The accepted type of this code in this system, named canonically or by an alias. */
    public Optional<DocumentType> documentType(String system, String code) {
        return canonicalTypeSystem(system)
                .flatMap(canonical -> documentType(code).filter(t -> t.system().equals(canonical)));
    }

    /** Canonical name of a system from which document types are taken; empty for any other system. */
    public Optional<String> canonicalTypeSystem(String system) {
        return canonical(documents.typeSystems(), system);
    }

    /** The types the holder, a representative or a carer may deposit. */
    public Set<String> holderTypes() {
        return Set.copyOf(documents.holderTypes());
    }

    /** The types that a record of a minor does not take: advance directives (CSP L1111-11). */
    public Set<String> adultTypes() {
        return Set.copyOf(documents.adultTypes());
    }

    /** The types of which a new deposit by the same person replaces the former one: advance directives (CSP R1111-19). */
    public Set<String> oneCurrentTypes() {
        return Set.copyOf(documents.oneCurrentTypes());
    }

    public Collection<ListedCode> documentClasses() {
        return List.copyOf(classes.values());
    }

    public Optional<ListedCode> documentClass(String code) {
        return Optional.ofNullable(classes.get(code));
    }

    /** Canonical name of a system from which document classes are taken; empty for any other system. */
    public Optional<String> canonicalClassSystem(String system) {
        return canonical(documents.classSystems(), system);
    }

    private static Optional<String> canonical(List<CodeListFiles.CodeSystemNames> systems, String system) {
        return systems.stream()
                .filter(s -> s.isNamed(system))
                .map(CodeListFiles.CodeSystemNames::uri)
                .findFirst();
    }

    /**
     * The label a client means: N, R and V are accepted from HL7 v3-Confidentiality, TRE_A08, TRE_A07 and its
     * misspelling found in PDSm examples; the visibility labels from TRE_A07 and its misspelling; without a system only
     * the code is compared.
     */
    public Optional<SecurityLabel> securityLabel(String system, String code) {
        return labels.labels().stream()
                .filter(l -> l.code().equals(code))
                .filter(l -> system == null || system.isEmpty() || isNamed(l.system(), system))
                .findFirst();
    }

    private boolean isNamed(String canonical, String system) {
        return labels.systems().stream().anyMatch(s -> s.uri().equals(canonical) && s.isNamed(system));
    }

    public List<SecurityLabel> securityLabels() {
        return labels.labels();
    }

    /** May software deposit content of this media type? Parameters ({@code ;charset=…}) and case do not count. */
    public boolean acceptsMediaType(String mediaType) {
        return mediaTypes.containsKey(essence(mediaType));
    }

    /** May the holder deposit content of this media type (pdf, txt, rtf, jpeg, png, tiff)? */
    public boolean acceptsMediaTypeFromHolder(String mediaType) {
        CodeListFiles.MediaType known = mediaTypes.get(essence(mediaType));
        return known != null && known.holder();
    }

    /** Do both names mean the same media type (such as {@code text/xml} and {@code application/xml})? */
    public boolean sameMediaType(String one, String other) {
        return common(one).equals(common(other));
    }

    private String common(String mediaType) {
        CodeListFiles.MediaType known = mediaTypes.get(essence(mediaType));
        return known == null ? essence(mediaType) : known.same();
    }

    private static String essence(String mediaType) {
        String text = mediaType == null ? "" : mediaType;
        int semicolon = text.indexOf(';');
        return (semicolon < 0 ? text : text.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    }

    /** A code of the list {@code format}, {@code facility}, {@code practice}, {@code profession} or {@code producer}. */
    public Optional<ListedCode> value(String list, String system, String code) {
        return Optional.ofNullable(values.getOrDefault(list, Map.of()).get(system + "|" + code));
    }

    /** Every code of one of these lists; empty for an unknown list. */
    public Collection<ListedCode> values(String list) {
        return values.getOrDefault(list, Map.of()).values();
    }
}
