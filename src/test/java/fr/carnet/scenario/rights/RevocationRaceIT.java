package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revoke, mask, block, close: the very next request shows nothing more, on any path already open. */
class RevocationRaceIT {
    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();
    private final Pro reader = Pro.doctor();
    private final List<String> documents = new ArrayList<>();

    RevocationRaceIT() {
        for (int i = 0; i < 4; i++) {
            documents.add(Seen.deposited(author.token(), Sent.document(person)));
        }
    }

    @Test
    void open_pages_kept_binaries_and_old_versions_end_with_the_grant_the_block_and_the_record() {
        endsWith(() -> Seen.revoke(grant, person.token()));
        endsWith(() -> block = Seen.consent(person.token(), Sent.block(person, reader)));
        Seen.revoke(block, person.token());
        endsWith(() -> Api.post(
                "/fhir/" + person.reference() + "/$close-record", person.token(), Sent.reason("Je ferme mon dossier")));
        assertThat(Seen.search(person, person.token()).code()).isEqualTo("record-closed");
    }

    private String grant;
    private String block;

    private void endsWith(Runnable end) {
        grant = Seen.consent(person.token(), Sent.grant(person, reader));
        String next = nextPage();
        String content = content(documents.get(0));
        assertThat(Api.get(next, reader.token()).status()).isEqualTo(200);
        assertThat(Api.get(next, author.token()).status()).isGreaterThanOrEqualTo(400);

        end.run();

        assertThat(Api.get(next, reader.token()).status()).isEqualTo(403);
        assertThat(Api.get("/fhir/" + content, reader.token()).code()).isEqualTo("not-found");
        for (String path : List.of("", "/_history", "/_history/1")) {
            assertThat(Api.get("/fhir/DocumentReference/" + documents.get(0) + path, reader.token()).code())
                    .isEqualTo("not-found");
        }
    }

    @Test
    void masking_one_document_takes_it_out_of_every_open_path() {
        grant = Seen.consent(person.token(), Sent.grant(person, reader));
        String next = nextPage();
        String content = content(documents.get(0));

        Api.jsonPatch("/fhir/DocumentReference/" + documents.get(0), person.token(), Sent.addLabel("MASQUE_PS"));

        assertThat(Api.get("/fhir/" + content, reader.token()).code()).isEqualTo("not-found");
        assertThat(Api.get("/fhir/DocumentReference/" + documents.get(0) + "/_history/1", reader.token()).code())
                .isEqualTo("not-found");
        assertThat(Api.get(next, reader.token()).text()).doesNotContain(documents.get(0));
        assertThat(Seen.documents(person, reader.token())).hasSize(3);
    }

    /** 1,000 in all with {@code -Dcarnet.test.interleavings=1000}. */
    @ParameterizedTest
    @EnumSource(Interleavings.End.class)
    void no_reader_running_in_parallel_is_shown_anything_after_the_end_was_answered(Interleavings.End end) throws Exception {
        int rounds = Integer.getInteger("carnet.test.interleavings", 200) / Interleavings.End.values().length;
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            assertThat(new Interleavings(end).rounds(rounds, readers)).isEmpty();
        } finally {
            readers.shutdownNow();
        }
    }

    private String nextPage() {
        Api.Answer page = Api.get("/fhir/DocumentReference?_count=1&patient=" + person.reference(), reader.token());
        for (var link : page.json().get("link")) {
            if (link.get("relation").asText().equals("next")) {
                String url = link.get("url").asText();
                return url.substring(url.indexOf("/fhir/"));
            }
        }
        throw new AssertionError(page.text());
    }

    private String content(String document) {
        return Api.get("/fhir/DocumentReference/" + document, reader.token())
                .json()
                .at("/content/0/attachment/url")
                .asText();
    }
}
