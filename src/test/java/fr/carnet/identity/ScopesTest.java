package fr.carnet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopesTest {
    @Test
    void a_token_without_resource_scopes_is_not_restricted() {
        for (String claim : new String[] {null, "", "openid fhirUser", "patient/", "patient/List.", "patient/List.rc"}) {
            assertThat(Scopes.parse(claim).allow("List", 'd')).as(claim).isTrue();
        }
    }

    @Test
    void resource_scopes_restrict_to_what_they_name() {
        Scopes scopes = Scopes.parse("openid patient/DocumentReference.rs system/*.c");
        assertThat(scopes.allow("DocumentReference", 'r')).isTrue();
        assertThat(scopes.allow("DocumentReference", 'c')).isTrue();
        assertThat(scopes.allow("DocumentReference", 'd')).isFalse();
        assertThat(scopes.allow("List", 'r')).isFalse();
    }

    @Test
    void scopes_of_smart_1_are_understood() {
        Scopes scopes = Scopes.parse("user/Patient.read user/List.write user/Binary.*");
        assertThat(scopes.allow("Patient", 's')).isTrue();
        assertThat(scopes.allow("Patient", 'u')).isFalse();
        assertThat(scopes.allow("List", 'u')).isTrue();
        assertThat(scopes.allow("List", 'r')).isFalse();
        assertThat(scopes.allow("Binary", 'd')).isTrue();
    }

    @Test
    void a_granular_scope_opens_only_searches_that_bear_its_criteria() {
        Scopes scopes = Scopes.parse("patient/Observation.rs?category=laboratory&status=final patient/List.s");
        assertThat(scopes.allow("Observation", 's', "category=laboratory&status=final&date=ge2026")).isTrue();
        assertThat(scopes.allow("Observation", 's', "category=laboratory")).isFalse();
        assertThat(scopes.allow("Observation", 's', "category=laboratory,imaging&status=final")).isFalse();
        assertThat(scopes.allow("Observation", 'r')).isFalse();
        assertThat(scopes.allow("List", 's', "status=current")).isTrue();
        assertThat(scopes.allow("DocumentReference", 's')).isFalse();
    }
}
