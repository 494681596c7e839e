package fr.carnet.document.patch;

import static fr.carnet.document.patch.APatch.MASK;
import static fr.carnet.document.patch.APatch.archivedFalse;
import static fr.carnet.document.patch.APatch.assertRefused;
import static fr.carnet.document.patch.APatch.current;
import static fr.carnet.document.patch.APatch.json;
import static fr.carnet.document.patch.APatch.path;
import static fr.carnet.document.patch.APatch.xml;

import fr.carnet.document.rules.Archived;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedPatchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}",
                "{\"op\":\"replace\",\"path\":\"/type\",\"value\":{}}",
                "{\"op\":\"add\",\"path\":\"/meta/tag/-\",\"value\":{}}",
                "{\"op\":\"replace\",\"path\":\"\",\"value\":{}}",
                "{\"op\":\"remove\",\"path\":\"/\"}",
                "{\"op\":\"add\",\"path\":\"/extension/-\",\"value\":{\"url\":\"urn:mine\",\"valueString\":\"x\"}}",
                "{\"op\":\"replace\",\"path\":\"/extension[url:'urn:mine']/valueBoolean\",\"value\":true}",
                "{\"op\":\"remove\",\"path\":\"/extension/0\"}",
                "{\"op\":\"replace\",\"path\":\"/extension/0/valueString\",\"value\":\"changed\"}"
            })
    void json_patch_of_anything_else_is_405(String operation) {
        assertRefused(() -> json(archivedFalse(), operation), "element-not-updatable", 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DocumentReference.description", "description", "DocumentReference.subject.reference",
                "DocumentReference.extension.where(url='urn:other').value", "extension[0].value",
                "DocumentReference.content[0].attachment.url"})
    void fhirpath_patch_of_anything_else_is_405(String path) {
        assertRefused(() -> path(archivedFalse(), "replace", path, "", "\"valueString\":\"x\""), "element-not-updatable", 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<replace sel=\"f:DocumentReference/f:description/@value\">x</replace>",
                "<remove sel=\"f:DocumentReference/f:subject\"/>",
                "<remove sel=\"f:DocumentReference\"/>",
                "<add sel=\"f:DocumentReference\"><f:description value=\"x\"/></add>",
                "<add sel=\"f:DocumentReference/f:status\" pos=\"after\"><f:description value=\"x\"/></add>"})
    void xml_patch_of_anything_else_is_405(String operation) {
        assertRefused(() -> xml(current(), operation), "element-not-updatable", 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "copy", "move"})
    void test_copy_and_move_are_not_offered(String op) {
        String operation = "{\"op\":\"" + op + "\",\"path\":\"/status\",\"value\":\"current\"}";
        assertRefused(() -> json(current(), operation), "not-offered", 400);
    }

    @Test
    void move_is_not_offered_in_fhirpath_either() {
        assertRefused(() -> path(current(), "move", "DocumentReference.securityLabel", "", ""), "not-offered", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"path\":\"/securityLabel/7\",\"value\":" + "{}" + "}",
                "{\"op\":\"remove\",\"path\":\"/status\"}",
                "{\"op\":\"replace\",\"path\":\"/status\"}",
                "{\"op\":\"replace\",\"path\":\"/status\",\"value\":{\"a\":1}}",
                "{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":{\"coding\":[{\"code\":\"SECRET\"}]}}",
                "{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":\"MASQUE_PS\"}",
                "{\"op\":\"remove\",\"path\":\"/extension[url:'" + Archived.URL + "']\"}",
                "{\"op\":\"add\",\"path\":\"/extension[url:'" + Archived.URL + "']/valueBoolean\",\"value\":\"yes\"}"
            })
    void what_cannot_be_applied_is_invalid(String operation) {
        assertRefused(() -> json(current(), operation), "invalid", 422);
    }

    @Test
    void a_body_that_is_no_patch_is_a_bad_request() {
        assertRefused(() -> MetadataPatch.json("DocumentReference", "{}"), "invalid", 400);
        assertRefused(() -> MetadataPatch.json("DocumentReference", "[{"), "invalid", 400);
        assertRefused(() -> MetadataPatch.json("DocumentReference", "[{\"op\":\"sing\",\"path\":\"/status\"}]"), "invalid", 400);
        assertRefused(() -> MetadataPatch.xml("DocumentReference", "<diff"), "invalid", 400);
        assertRefused(
                () -> MetadataPatch.xml("DocumentReference", "<!DOCTYPE d [<!ENTITY e \"x\">]><diff>&e;</diff>"), "invalid", 400);
        assertRefused(() -> MetadataPatch.fhirPath("DocumentReference", new Parameters()), "invalid", 400);
    }

    @Test
    void an_xml_path_cannot_read_anything_outside_the_resource() {
        String sel = "f:DocumentReference/f:status[doc('file:///etc/hostname')]/@value";
        assertRefused(() -> xml(current(), "<replace sel=\"" + sel + "\">superseded</replace>"), "invalid", 422);
    }

    @Test
    void masking_what_is_hidden_from_the_holder_is_invalid() {
        String mask = "{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + MASK + "}";
        assertRefused(() -> json(current("INVISIBLE_PATIENT"), mask), "invalid", 422);
    }
}
