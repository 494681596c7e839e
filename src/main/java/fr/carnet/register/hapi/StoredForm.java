package fr.carnet.register.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.IMetaTagSorter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The text HAPI's DAO stores of a resource: without what stands in columns, its labels in order. */
@Component
class StoredForm {
    private final FhirContext fhir;
    private final IMetaTagSorter sorter;
    private final StorableResource storable;

    StoredForm(FhirContext fhir, IMetaTagSorter sorter, StorableResource storable) {
        this.fhir = fhir;
        this.sorter = sorter;
        this.storable = storable;
    }

    /** @param digest SHA-256 of the text's characters, by which HAPI tells whether a version changes anything */
    record Text(String json, String digest) {}

    /** Sorts the resource's own labels too, as HAPI does. */
    Text of(Resource resource) {
        storable.orRefuse(resource);
        sorter.sort(resource.getMeta());
        String json = holdsColumns(resource.getMeta()) ? filtered(resource) : withoutId(resource);
        return new Text(json, digest(json));
    }

    private static boolean holdsColumns(Meta meta) {
        return meta.hasVersionId() || meta.hasLastUpdated() || meta.hasSource();
    }

    /** As HAPI does it, which looks at every element's path. */
    private String filtered(Resource resource) {
        String type = resource.fhirType();
        return fhir.newJsonParser()
                .setDontEncodeElements(
                        Set.of("id", type + ".meta.versionId", type + ".meta.lastUpdated", type + ".meta.source"))
                .encodeResourceToString(resource);
    }

    /** The same text of a resource that has only its id to leave out. */
    private String withoutId(Resource resource) {
        IdType id = resource.getIdElement();
        resource.setIdElement(null);
        try {
            return fhir.newJsonParser().encodeResourceToString(resource);
        } finally {
            resource.setIdElement(id);
        }
    }

    private static String digest(String json) {
        ByteBuffer characters = ByteBuffer.allocate(2 * json.length()).order(ByteOrder.LITTLE_ENDIAN);
        characters.asCharBuffer().put(json);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(characters.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
