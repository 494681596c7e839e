package fr.carnet.access.hapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.PatchTypeEnum;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.junit.jupiter.api.Test;

class PatchesTest {
    private static final String FHIRPATH =
            """
            {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
              {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Consent.status"},
              {"name":"value","valueCode":"inactive"}]}]}""";
    private static final String XML =
            "<diff xmlns:f=\"http://hl7.org/fhir\"><replace sel=\"f:Consent/f:status/@value\">inactive</replace></diff>";

    private static Consent active() {
        Consent consent = new Consent();
        consent.setStatus(ConsentState.ACTIVE);
        return consent;
    }

    @Test
    void a_status_is_changed_by_each_kind_of_patch() {
        String json = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]";
        assertThat(Patches.apply(active(), PatchTypeEnum.JSON_PATCH, json).getStatus())
                .isEqualTo(ConsentState.INACTIVE);
        assertThat(Patches.apply(active(), PatchTypeEnum.FHIR_PATCH_JSON, FHIRPATH).getStatus())
                .isEqualTo(ConsentState.INACTIVE);
        assertThat(Patches.apply(active(), PatchTypeEnum.XML_PATCH, XML).getStatus())
                .isEqualTo(ConsentState.INACTIVE);
    }

    @Test
    void a_json_patch_asks_no_question_however_it_is_written() {
        for (String op : List.of("test", "te\\u0073t", "copy", "move", "")) {
            String patch = "[{\"op\":\"" + op + "\",\"path\":\"/status\",\"value\":\"active\"}]";
            assertThatThrownBy(() -> Patches.apply(active(), PatchTypeEnum.JSON_PATCH, patch))
                    .isInstanceOf(Refusal.class)
                    .extracting("code")
                    .isEqualTo(ErrorCode.NOT_OFFERED);
        }
    }

    @Test
    void a_patch_that_does_not_apply_is_invalid() {
        for (String patch : List.of(
                "not json",
                "[{\"op\":\"remove\",\"path\":\"/nowhere\"}]",
                "[{\"op\":\"replace\",\"op\":\"test\",\"path\":\"/status\"}]",
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"never\"}]")) {
            assertThatThrownBy(() -> Patches.apply(active(), PatchTypeEnum.JSON_PATCH, patch))
                    .as(patch)
                    .isInstanceOf(Refusal.class)
                    .extracting("code")
                    .isEqualTo(ErrorCode.INVALID);
        }
    }
}
