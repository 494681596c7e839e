package fr.carnet.shared.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;

/** A page of {@link Searchset} without its entries, written as HAPI writes it, for a fifth of the time. */
final class SearchsetHead {
    private static final JsonFactory JSON = new JsonFactory();

    private SearchsetHead() {}

    static String of(Bundle page) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("resourceType", "Bundle");
            json.writeStringField("id", page.getIdElement().getIdPart());
            json.writeObjectFieldStart("meta");
            json.writeStringField("lastUpdated", page.getMeta().getLastUpdatedElement().getValueAsString());
            json.writeEndObject();
            json.writeStringField("type", page.getType().toCode());
            if (page.hasTotal()) {
                json.writeNumberField("total", page.getTotal());
            }
            json.writeArrayFieldStart("link");
            for (BundleLinkComponent link : page.getLink()) {
                json.writeStartObject();
                json.writeStringField("relation", link.getRelation());
                json.writeStringField("url", link.getUrl());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.toString();
    }
}
