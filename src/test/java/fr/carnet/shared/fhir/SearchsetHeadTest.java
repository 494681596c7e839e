package fr.carnet.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Date;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.hl7.fhir.r4.model.Bundle;

/** What is written by hand is what HAPI writes. */
class SearchsetHeadTest {
    @Property(tries = 300)
    void the_head_of_a_page_is_written_as_HAPI_writes_it(
            @ForAll @CharRange(from = ' ', to = '\u024f') @StringLength(min = 1, max = 40) String asked,
            @ForAll @IntRange(min = -1, max = 3_000) int total) {
        Bundle page = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        page.setId(UUID.randomUUID().toString());
        page.getMeta().setLastUpdated(new Date());
        if (total >= 0) {
            page.setTotal(total);
        }
        page.addLink().setRelation("self").setUrl("http://localhost/fhir/DocumentReference?category=x" + asked);
        page.addLink().setRelation("next").setUrl("http://localhost/fhir/DocumentReference?_cursor=\"é\\" + asked);

        assertThat(SearchsetHead.of(page)).isEqualTo(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(page));
    }
}
