package fr.carnet.document.patch;

import static fr.carnet.document.ADocument.A08;
import static fr.carnet.document.patch.APatch.ARCHIVED;
import static fr.carnet.document.patch.APatch.F_MASK;
import static fr.carnet.document.patch.APatch.MASK;
import static fr.carnet.document.patch.APatch.archivedFalse;
import static fr.carnet.document.patch.APatch.assertRefused;
import static fr.carnet.document.patch.APatch.codes;
import static fr.carnet.document.patch.APatch.current;
import static fr.carnet.document.patch.APatch.json;
import static fr.carnet.document.patch.APatch.path;
import static fr.carnet.document.patch.APatch.xml;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.document.rules.Archived;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataPatchTest {
    static Stream<Supplier<MetadataChange<DocumentReference>>> masking() {
        String value = "\"valueCodeableConcept\":" + MASK;
        return Stream.of(
                () -> json(current(), "{\"op\":\"replace\",\"path\":\"/securityLabel/0\",\"value\":" + MASK + "}"),
                () -> json(current(), "{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + MASK + "}"),
                () -> json(current(), "{\"op\":\"add\",\"path\":\"/securityLabel/0\",\"value\":" + MASK + "}"),
                () -> json(current(), "{\"op\":\"replace\",\"path\":\"/securityLabel\",\"value\":[" + MASK + "]}"),
                () -> path(current(), "add", "DocumentReference", "securityLabel", value),
                () -> path(current(), "insert", "DocumentReference.securityLabel", "", value),
                () -> path(current(), "replace", "DocumentReference.securityLabel[0]", "", value),
                () -> path(current(), "replace", "DocumentReference.securityLabel", "", value),
                () -> path(current(), "replace", "securityLabel.where(coding.code='R')", "", value),
                () -> path(
                        current(), "replace", "DocumentReference.securityLabel.where(coding.exists(code = 'R' and system='" + A08 + "')).first()", "", value),
                () -> xml(current(), "<add sel=\"/f:DocumentReference\">" + F_MASK + "</add>"),
                () -> xml(current(), "<add sel=\"f:DocumentReference/f:securityLabel[1]\" pos=\"after\">" + F_MASK + "</add>"),
                () -> xml(
                        current(),
                        "<replace sel=\"f:DocumentReference/f:securityLabel[f:coding/f:code/@value='R']\">" + F_MASK + "</replace>"));
    }

    @ParameterizedTest
    @MethodSource("masking")
    void masking_is_understood_in_every_form_and_keeps_the_confidentiality(
            Supplier<MetadataChange<DocumentReference>> patch) {
        MetadataChange<DocumentReference> change = patch.get();
        assertThat(codes(change)).containsExactly("R", "MASQUE_PS");
        assertThat(change.maskAdded()).isTrue();
        assertThat(change.maskRemoved()).isFalse();
        assertThat(change.confidentialityChanged()).isFalse();
        assertThat(change.archivedChanged()).isFalse();
        assertThat(change.statusTo()).isEmpty();
    }

    static Stream<Supplier<MetadataChange<DocumentReference>>> unmasking() {
        DocumentReference masked = current("MASQUE_PS");
        return Stream.of(
                () -> json(masked, "{\"op\":\"remove\",\"path\":\"/securityLabel/1\"}"),
                () -> json(masked, "{\"op\":\"remove\",\"path\":\"/securityLabel\"}"),
                () -> path(masked, "delete", "DocumentReference.securityLabel[1]", "", ""),
                () -> path(masked, "delete", "DocumentReference.securityLabel.where(coding.code='MASQUE_PS')", "", ""),
                () -> path(masked, "delete", "securityLabel.where(coding.where(code='MASQUE_PS').exists())", "", ""),
                () -> path(masked, "delete", "DocumentReference.securityLabel.last()", "", ""),
                () -> xml(masked, "<remove sel=\"f:DocumentReference/f:securityLabel[2]\"/>"),
                () -> xml(masked, "<remove sel=\"/DocumentReference/securityLabel[coding/code/@value='MASQUE_PS']\"/>"));
    }

    @ParameterizedTest
    @MethodSource("unmasking")
    void unmasking_is_understood_in_every_form(Supplier<MetadataChange<DocumentReference>> patch) {
        MetadataChange<DocumentReference> change = patch.get();
        assertThat(codes(change)).containsExactly("R");
        assertThat(change.maskRemoved()).isTrue();
    }

    static Stream<Supplier<MetadataChange<DocumentReference>>> archiving() {
        String byUrl = "/extension[url:'" + Archived.URL + "']/valueBoolean";
        String extension = "{\"url\":\"" + Archived.URL + "\",\"valueBoolean\":true}";
        return Stream.of(
                () -> json(current(), "{\"op\":\"replace\",\"path\":\"" + byUrl + "\",\"value\":true}"),
                () -> json(current(), "{\"op\":\"add\",\"path\":\"" + byUrl + "\",\"value\":true}"),
                () -> json(archivedFalse(), "{\"op\":\"replace\",\"path\":\"" + byUrl + "\",\"value\":true}"),
                () -> json(archivedFalse(), "{\"op\":\"replace\",\"path\":\"/extension/1/valueBoolean\",\"value\":true}"),
                () -> json(current(), "{\"op\":\"add\",\"path\":\"/extension/-\",\"value\":" + extension + "}"),
                () -> json(current(), "{\"op\":\"add\",\"path\":\"/extension\",\"value\":[" + extension + "]}"),
                () -> path(archivedFalse(), "replace", "DocumentReference." + ARCHIVED + ".value", "", "\"valueBoolean\":true"),
                () -> path(archivedFalse(), "replace", ARCHIVED + ".value.ofType(boolean)", "", "\"valueBoolean\":true"),
                () -> path(archivedFalse(), "replace", "DocumentReference." + ARCHIVED + ".valueBoolean", "", "\"valueBoolean\":true"),
                () -> path(current(), "replace", "DocumentReference." + ARCHIVED + ".value", "", "\"valueBoolean\":true"),
                () -> path(archivedFalse(), "replace", "DocumentReference.extension('" + Archived.URL + "').value", "", "\"valueBoolean\":true"),
                () -> path(current(), "add", "DocumentReference", "extension",
                        "\"part\":[{\"name\":\"url\",\"valueUri\":\"" + Archived.URL + "\"},{\"name\":\"value[x]\",\"valueBoolean\":true}]"),
                () -> xml(archivedFalse(), "<replace sel=\"f:DocumentReference/f:extension[@url='" + Archived.URL + "']/f:valueBoolean/@value\">true</replace>"),
                () -> xml(current(), "<add sel=\"f:DocumentReference\"><extension xmlns=\"http://hl7.org/fhir\" url=\"" + Archived.URL + "\"><valueBoolean value=\"true\"/></extension></add>"));
    }

    @ParameterizedTest
    @MethodSource("archiving")
    void archiving_is_understood_in_every_form_even_when_the_extension_is_absent(
            Supplier<MetadataChange<DocumentReference>> patch) {
        MetadataChange<DocumentReference> change = patch.get();
        assertThat(change.archivedChanged()).isTrue();
        assertThat(Archived.in(change.result().getExtension())).isTrue();
        assertThat(change.labelsChanged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "current,superseded,true", "current,entered-in-error,true", "superseded,entered-in-error,true",
        "superseded,current,false", "entered-in-error,current,false", "current,nonsense,false"
    })
    void a_status_only_moves_towards_the_past(String from, String to, boolean allowed) {
        DocumentReference document = current();
        document.setStatus(DocumentReferenceStatus.fromCode(from));
        List<Supplier<MetadataChange<DocumentReference>>> forms = List.of(
                () -> json(document, "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + to + "\"}"),
                () -> path(document, "replace", "DocumentReference.status", "", "\"valueCode\":\"" + to + "\""),
                () -> xml(document, "<replace sel=\"f:DocumentReference/f:status/@value\">" + to + "</replace>"));
        for (var form : forms) {
            if (allowed) {
                assertThat(form.get().statusTo()).contains(to);
                assertThat(form.get().deletes()).isEqualTo(to.equals("entered-in-error"));
                assertThat(form.get().onlySupersedes()).isEqualTo(to.equals("superseded"));
            } else {
                assertRefused(form::get, "invalid", 422);
            }
        }
    }

    @Test
    void showing_and_hiding_are_told_apart() {
        DocumentReference hidden = current("INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");
        MetadataChange<DocumentReference> shown = json(hidden, "{\"op\":\"remove\",\"path\":\"/securityLabel\"}");
        assertThat(shown.shownToPatient()).isTrue();
        assertThat(shown.shownToRepresentatives()).isTrue();
        assertThat(shown.hiddenFromPatientAdded()).isFalse();

        String hide = "{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + MASK.replace("MASQUE_PS", "INVISIBLE_PATIENT") + "}";
        assertThat(json(current(), hide).hiddenFromPatientAdded()).isTrue();
        assertThat(json(current("MASQUE_PS"), "{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + MASK + "}").nothing())
                .isTrue();
    }

    @Test
    void several_operations_are_applied_in_order_and_the_current_resource_is_not_touched() {
        DocumentReference current = current();
        MetadataChange<DocumentReference> change = json(
                current,
                "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"superseded\"},"
                        + "{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + MASK + "}");
        assertThat(change.supersedes()).isTrue();
        assertThat(change.onlySupersedes()).isFalse();
        assertThat(change.result().getDescription()).isEqualTo(current.getDescription());
        assertThat(change.result().getMasterIdentifier().getValue()).isEqualTo(current.getMasterIdentifier().getValue());
        assertThat(current.getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
        assertThat(current.getSecurityLabel()).hasSize(1);
    }

    @Test
    void a_list_may_be_archived_or_retired_and_has_no_labels() {
        ListResource list = new ListResource().setStatus(ListStatus.CURRENT);
        String archive = "[{\"op\":\"add\",\"path\":\"/extension/-\",\"value\":{\"url\":\"" + Archived.URL + "\",\"valueBoolean\":true}}]";
        assertThat(MetadataPatch.json("List", archive).applyTo(list).archivedChanged()).isTrue();
        assertThat(MetadataPatch.json("List", "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"retired\"}]")
                        .applyTo(list)
                        .statusTo())
                .contains("retired");
        assertRefused(() -> MetadataPatch.json("List", "[{\"op\":\"remove\",\"path\":\"/securityLabel\"}]"), "element-not-updatable", 405);
        assertRefused(() -> MetadataPatch.json("List", "[{\"op\":\"remove\",\"path\":\"/entry\"}]"), "element-not-updatable", 405);
    }
}
