package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A record with three documents and an allergy, with or without one more thing the caller may not see. */
record Twin(APerson person, Pro author, String token, Map<String, String> names) {
    enum Hidden {
        MASKED_DOCUMENT,
        DOCUMENT_INVISIBLE_TO_THE_HOLDER,
        MASKED_ALLERGY,
        DOCUMENT_AND_FOLDER_IN_A_SHOWN_SET,
        WHOLE_SUBMISSION
    }

    static Twin with(Hidden hidden) {
        return of(hidden, true);
    }

    static Twin without(Hidden hidden) {
        return of(hidden, false);
    }

    private static Twin of(Hidden hidden, boolean there) {
        APerson person = withTwoNames();
        Pro author = Pro.doctor();
        Pro reader = Pro.doctor();
        Seen.consent(person.token(), Sent.grant(person, reader));
        Map<String, String> names = new LinkedHashMap<>();
        String hiddenIdentifier = Sent.newIdentifier();
        for (int i = 0; i < 3; i++) {
            names.put("SHOWN" + i, Seen.deposited(author.token(), Sent.document(person)));
        }
        names.put("ALLERGY", Seen.stored("/fhir/AllergyIntolerance", author.token(), Sent.allergy(person)));
        String prefix = names.get("SHOWN0").substring(0, names.get("SHOWN0").indexOf('-') + 1);
        names.put("HIDDEN", prefix + UUID.randomUUID());
        names.put("SECRET", prefix + UUID.randomUUID());
        names.put("SET", prefix + UUID.randomUUID());
        boolean inSet = hidden == Hidden.DOCUMENT_AND_FOLDER_IN_A_SHOWN_SET;
        submit(person, author, inSet && there, names);
        if (there && !inSet) {
            hide(hidden, person, author, hiddenIdentifier, names);
        }
        names.put("IDENTIFIER", hiddenIdentifier);
        names.put("PERSON", person.patientId());
        names.put("INS", person.ins());
        names.put("FAMILY", person.json().get("family").asText());
        names.put("GIVEN", person.json().get("given").asText());
        names.put("AUTHOR", author.rpps());
        names.put("READER", reader.rpps());
        boolean holder = hidden == Hidden.DOCUMENT_INVISIBLE_TO_THE_HOLDER;
        return new Twin(person, author, holder ? person.token() : reader.token(), names);
    }

    /** Whose family and given names can be told apart in an answer: the sandbox draws "Michel Michel" as well. */
    private static APerson withTwoNames() {
        APerson person = APerson.withRecord();
        String family = person.json().get("family").asText();
        String given = person.json().get("given").asText();
        return family.contains(given) || given.contains(family) ? withTwoNames() : person;
    }

    /** A submission of one document, or of another one and its folder as well, which are then masked. */
    private static void submit(APerson person, Pro author, boolean more, Map<String, String> names) {
        ALot lot = ALot.about(person).with("montré", ALot.urn());
        if (more) {
            lot.with("caché");
            ObjectNode folder = lot.submissionSet().deepCopy();
            ((ObjectNode) folder.at("/code/coding/0")).put("code", "folder");
            ((ObjectNode) folder.at("/identifier/0")).put("value", ALot.urn());
            folder.remove(List.of("meta", "source"));
            ((ArrayNode) folder.get("entry")).remove(0);
            String url = ALot.urn();
            ((ArrayNode) lot.submissionSet().get("entry")).addObject().putObject("item").put("reference", url);
            lot.add(url, folder);
        }
        Api.Answer sent = lot.sent(author.token());
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        if (more) {
            names.put("HIDDEN", masked(person, ALot.location(sent, 3)));
            names.put("SET", ALot.location(sent, 5).substring("List/".length()));
        }
    }

    private static String masked(APerson person, String document) {
        Stage.done(Api.jsonPatch("/fhir/" + document, person.token(), Sent.addLabel("MASQUE_PS")));
        return document.substring("DocumentReference/".length());
    }

    private static void hide(Hidden hidden, APerson person, Pro author, String identifier, Map<String, String> names) {
        if (hidden == Hidden.WHOLE_SUBMISSION) {
            Api.Answer sent = ALot.about(person).with("caché", identifier).sent(author.token());
            names.put("HIDDEN", masked(person, ALot.location(sent, 1)));
            names.put("SET", ALot.location(sent, 0).substring("List/".length()));
        } else if (hidden == Hidden.MASKED_ALLERGY) {
            String allergy = Seen.stored("/fhir/AllergyIntolerance", author.token(), Sent.allergy(person));
            Api.post(
                    "/fhir/AllergyIntolerance/" + allergy + "/$set-visibility",
                    person.token(),
                    Sent.parameter("label", "Code", "MASQUE_PS"));
            names.put("SECRET", allergy);
        } else {
            String label = hidden == Hidden.MASKED_DOCUMENT ? "MASQUE_PS" : "INVISIBLE_PATIENT";
            names.put("HIDDEN", Seen.deposited(author.token(), Sent.identified(person, "11488-4", identifier, label)));
        }
    }

    /** Status, headers and body, without what differs between any two records. */
    String answer(Probes.Probe probe) {
        Map<String, String> headers = new TreeMap<>(probe.headers());
        Api.Answer answer =
                Api.call(probe.method(), "/fhir/" + filled(probe.url()), token, probe.body() == null ? null : filled(probe.body()), headers);
        StringBuilder text = new StringBuilder().append(answer.status());
        for (Map.Entry<String, List<String>> header : new TreeMap<>(answer.headers().map()).entrySet()) {
            if (!List.of("x-request-id", "date", "content-length", ":status").contains(header.getKey().toLowerCase())) {
                text.append('\n').append(header);
            }
        }
        return normal(text.append('\n').append(answer.text()).toString());
    }

    private String filled(String template) {
        String filled = template;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private String normal(String answer) {
        String normal = answer;
        for (Map.Entry<String, String> name : names.entrySet()) {
            normal = normal.replace(name.getValue(), name.getKey());
        }
        return normal.replaceAll("p\\d+-[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID")
                .replaceAll("(19|20)\\d\\d-\\d\\d-\\d\\d(T[0-9:.]+(Z|[+-]\\d\\d:\\d\\d))?", "DATE")
                .replaceAll("\\w{3}, \\d{2} \\w{3} \\d{4} [0-9:]{8} GMT", "DATE")
                .replaceAll("[^\"\\s]+@example\\.org", "EMAIL")
                .replaceAll("_cursor=[^\"&]*", "CURSOR")
                .replaceAll("\"gender\":\"\\w+\"", "GENDER")
                .replaceAll("<gender value=\"\\w+\"/>", "GENDER")
                .replaceAll("[a-z.-]+\\.\\d+@example\\.org", "EMAIL")
                .replaceAll("CommuneOM\"/><code value=\"[0-9AB]+\"", "PLACE")
                .replaceAll("<(hash|size) value=\"[^\"]*\"", "CONTENT")
                .replaceAll("CommuneOM\",\"code\":\"[0-9AB]+\"", "PLACE")
                .replaceAll("\"(hash|size)\":\"?[^,}]*", "CONTENT");
    }
}
