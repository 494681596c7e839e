package fr.carnet.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.server.ServerFactsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatRunsTest {
    @Test
    void the_page_of_a_sandbox_says_so_and_shows_how_to_begin() {
        assertThat(new WhatRuns(ServerFactsOf.version("1.2.3", true)).page())
                .contains("1.2.3", "bac à sable", "/sandbox/token", "lang=\"fr\"", "lang=\"en\"")
                .doesNotContain("{version}", "<!--");
    }

    @Test
    void the_page_outside_the_sandbox_does_not_speak_of_its_addresses() {
        assertThat(new WhatRuns(ServerFactsOf.version("1.2.3", false)).page())
                .contains("1.2.3")
                .doesNotContain("/sandbox", "<!--");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_page_holds_no_script_and_needs_nothing_from_outside(boolean sandbox) {
        assertThat(new WhatRuns(ServerFactsOf.version("1.2.3", sandbox)).page())
                .doesNotContain("<script", "style=", "https://", "onclick");
    }
}
