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
}
