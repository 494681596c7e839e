package fr.carnet.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParserTest {
    private final SearchParser parser = new SearchParser(new SearchParameters());

    private SearchRequest parse(String type, String query) {
        return parser.parse(type, RegisterContract.query(query), Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown", "Status", "_has:List:item:code", "_filter", "_list", "_text", "_content", "_contained", "_security",
                "_tag", "_profile", "_source", "_include", "_offset", "_getpages", "status:missing", "status:not",
                "type:above", "type:below", "type:in", "type:not-in", "identifier:of-type", "type:text", "date:missing",
                "author.family:missing", "author.name", "author:Practitioner.family", "author:Group", "author:",
                "status:", ":", "", "author:identifier:exact", "author.family:exact:contains", "patient", "x-acl", "description"
            })
    void what_is_not_offered_is_refused_by_name(String name) {
        assertThatThrownBy(() -> parse("DocumentReference", name + "=x"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_OFFERED);
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.faults()).singleElement().satisfies(fault -> assertThat(fault.expression())
                            .isEqualTo("http." + name));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=", "status=current,", "type=|", "type=a|b|c", "date=yesterday", "date=xx2025", "date=2025-02-30",
                "author.family= ", "author.family=a,,b", "_count=-1", "_count=x", "_count=1&_count=2", "_total=maybe",
                "_summary=all", "_sort=date&_sort=type", "_cursor=", "author:Practitioner=Patient/1", "_lastUpdated=now",
                "author:Practitioner=urn:x|1", "_sort=", "_id=a\0b"
            })
    void what_is_malformed_is_invalid_and_names_the_parameter(String query) {
        String name = query.substring(0, query.indexOf('='));
        assertThatThrownBy(() -> parse("DocumentReference", query))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.faults().get(0).expression()).isEqualTo("http." + name);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier", "_id", "type", "author"})
    void more_values_than_a_search_takes_are_refused_before_any_data_is_touched(String name) {
        String most = name + "=x" + ",x".repeat(SearchParser.MOST_VALUES - 1);
        assertThat(parse("DocumentReference", most).conditions()).hasSize(1);
        assertThatThrownBy(() -> parse("DocumentReference", most + "&status=current"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(413));
        assertThatThrownBy(() -> parse("DocumentReference", most + ",x"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.faults().get(0).expression())
                        .isEqualTo("http." + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "author", "related", "-", "date,", "author.name", "author:identifier", "item.status"})
    void an_order_by_what_is_not_offered_is_refused(String sort) {
        assertThatThrownBy(() -> parse("DocumentReference", "_sort=" + sort))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_OFFERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patience", "Binary", "AuditEvent", "common", ""})
    void a_type_that_is_not_searched_is_refused(String type) {
        assertThatThrownBy(() -> parse(type, "_id=1"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_OFFERED));
    }

    @Test
    void a_page_has_at_most_a_hundred_entries() {
        assertThat(parse("List", "").count()).isEqualTo(50);
        assertThat(parse("List", "_count=100").count()).isEqualTo(100);
        assertThat(parse("List", "_count=999999999").count()).isEqualTo(100);
        assertThat(parse("List", "_count=0").countOnly()).isTrue();
    }

    @Test
    void the_same_question_has_one_form_and_another_question_another() {
        String form = parse("DocumentReference", "type=a&status=current&type=b&_count=3").canonical();
        assertThat(parse("DocumentReference", "status=current&type=b&type=a&_total=none").canonical()).isEqualTo(form);
        assertThat(parse("DocumentReference", "status=current&type=a,b").canonical()).isNotEqualTo(form);
        assertThat(parse("DocumentReference", "status=current&type=b&type=a&_sort=date").canonical()).isNotEqualTo(form);
    }

    @Test
    void every_parameter_of_every_type_has_a_sentence_in_both_languages() {
        SearchParameters parameters = new SearchParameters();
        assertThat(parameters.types()).hasSize(18);
        for (String type : parameters.types()) {
            assertThat(parameters.of(type)).allSatisfy(parameter -> {
                assertThat(parameter.english()).isNotBlank();
                assertThat(parameter.french()).isNotBlank();
            });
        }
    }
}
