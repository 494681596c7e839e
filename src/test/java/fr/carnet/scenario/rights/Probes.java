package fr.carnet.scenario.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests by which somebody would try to find out what is hidden; {@code {NAMES}} are filled in for each record. */
final class Probes {
    private static final String FHIR = "application/fhir+json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON_PATCH = "application/json-patch+json";

    private Probes() {}

    record Probe(String method, String url, String body, Map<String, String> headers) {
        @Override
        public String toString() {
            return method + " " + url + " " + headers;
        }
    }

    static List<Probe> all() {
        List<Probe> probes = new ArrayList<>();
        searches().forEach(probes::add);
        reads().forEach(probes::add);
        writes(probes);
        bundles(probes);
        return probes;
    }

    private static Stream<Probe> searches() {
        Stream<String> documents = Stream.of(
                "", "&status=current", "&type=11488-4", "&date=ge2020-01-01", "&security-label=MASQUE_PS",
                "&security-label=INVISIBLE_PATIENT", "&_id={HIDDEN}", "&_id={SHOWN0},{HIDDEN}", "&identifier={IDENTIFIER}",
                "&identifier=urn:ietf:rfc:3986%7C{IDENTIFIER}", "&related=DocumentReference/{HIDDEN}", "&_count=1", "&_count=2",
                "&_count=0", "&_summary=count", "&_total=accurate", "&_total=none", "&_sort=date", "&_sort=-date",
                "&_sort=-_lastUpdated", "&contenttype=text/plain", "&_has:List:item:status=current", "&_include=List:item");
        Stream<String> others = Stream.of(
                "AllergyIntolerance?patient=Patient/{PERSON}", "AllergyIntolerance?patient=Patient/{PERSON}&_summary=count",
                "AllergyIntolerance?patient=Patient/{PERSON}&_count=1", "List?patient=Patient/{PERSON}",
                "List?patient=Patient/{PERSON}&_include=List:item", "List?patient=Patient/{PERSON}&_summary=count",
                "Communication?patient=Patient/{PERSON}", "AuditEvent?patient=Patient/{PERSON}&_summary=count",
                "Consent?patient=Patient/{PERSON}", "List?patient=Patient/{PERSON}&item=DocumentReference/{HIDDEN}",
                "List?patient=Patient/{PERSON}&item=List/{SET}", "List?patient=Patient/{PERSON}&item=DocumentReference/{SHOWN0}",
                "List?patient=Patient/{PERSON}&_count=1", "List?patient=Patient/{PERSON}&code=folder", "Patient/{PERSON}",
                "Patient/$record-status?identifier=urn:oid:1.2.250.1.213.1.4.10%7C{INS}", "Provenance?patient=Patient/{PERSON}",
                "Patient/{PERSON}/$summary",
                "Patient/$summary?identifier=urn:oid:1.2.250.1.213.1.4.10%7C{INS}");
        return Stream.concat(documents.map(query -> "DocumentReference?patient=Patient/{PERSON}" + query), others)
                .map(url -> new Probe("GET", url, null, Map.of()));
    }

    private static Stream<Probe> reads() {
        return Stream.of(
                        "DocumentReference/{HIDDEN}", "DocumentReference/{HIDDEN}/_history",
                        "DocumentReference/{HIDDEN}/_history/1", "DocumentReference/{HIDDEN}/_history/9",
                        "DocumentReference/{HIDDEN}/$meta", "List/{SET}", "List/{SET}/_history", "List/{SET}/_history/1",
                        "Binary/{HIDDEN}", "Bundle/{HIDDEN}", "List/{HIDDEN}",
                        "AllergyIntolerance/{SECRET}", "AllergyIntolerance/{SECRET}/_history",
                        "AllergyIntolerance/{SECRET}/_history/1")
                .flatMap(url -> Stream.of("GET", "HEAD").map(method -> new Probe(method, url, null, Map.of())));
    }

    private static void writes(List<Probe> probes) {
        for (String version : new String[] {"", "W/\"1\"", "W/\"7\"", "wrong"}) {
            for (String patch : new String[] {
                Sent.replaceStatus("superseded"), Sent.addLabel("MASQUE_PS"), Sent.removeLabel(0), "nonsense",
                "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"current\"}]",
                "[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}]"
            }) {
                probes.add(new Probe("PATCH", "DocumentReference/{HIDDEN}", patch, headers(JSON_PATCH, version)));
                probes.add(
                        new Probe("PATCH", "DocumentReference?identifier={IDENTIFIER}", patch, headers(JSON_PATCH, version)));
            }
            probes.add(new Probe("PUT", "AllergyIntolerance/{SECRET}", allergy("{SECRET}"), headers(FHIR, version)));
            probes.add(new Probe("DELETE", "DocumentReference/{HIDDEN}", null, headers(FHIR, version)));
        }
        for (String label : new String[] {"MASQUE_PS", "WRONG"}) {
            String body = Sent.parameter("label", "Code", label);
            probes.add(new Probe("POST", "AllergyIntolerance/{SECRET}/$set-visibility", body, headers(FHIR, "")));
            probes.add(new Probe("POST", "DocumentReference/{HIDDEN}/$set-visibility", body, headers(FHIR, "")));
        }
        for (String target : new String[] {"DocumentReference/{HIDDEN}", "AllergyIntolerance/{SECRET}"}) {
            probes.add(new Probe("POST", "Observation", pointing(target), headers(FHIR, "")));
        }
        replacing(probes);
        for (String url : new String[] {"DocumentReference/{HIDDEN}", "AllergyIntolerance/{SECRET}", "List/{SET}"}) {
            probes.add(new Probe("GET", url, null, Map.of("If-None-Match", "W/\"1\"")));
            probes.add(new Probe("GET", url, null, Map.of("Accept", "application/fhir+xml")));
            probes.add(new Probe("GET", url, null, Map.of("Accept-Language", "en")));
        }
        probes.add(new Probe("POST", "DocumentReference/_search", "patient=Patient/{PERSON}&identifier={IDENTIFIER}", headers(FORM, "")));
        probes.add(new Probe("GET", "DocumentReference?patient=Patient/{PERSON}", null, Map.of("Accept", "application/fhir+xml")));
        probes.add(new Probe("GET", "List?patient=Patient/{PERSON}&_include=List:item", null, Map.of("Accept", "application/fhir+xml")));
    }

    /** Replacing what may be hidden, by its id and by its identifier; and a conditional creation. */
    private static void replacing(List<Probe> probes) {
        for (String target : new String[] {
            "{\"reference\":\"DocumentReference/{HIDDEN}\"}",
            "{\"reference\":\"DocumentReference?identifier=urn:ietf:rfc:3986|{IDENTIFIER}\"}",
            "{\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"{IDENTIFIER}\"}}"
        }) {
            String document = "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"type\":{\"coding\":[{\"system\":"
                    + "\"http://loinc.org\",\"code\":\"11488-4\"}]},\"subject\":{\"reference\":\"Patient/{PERSON}\"},\"relatesTo\":[{"
                    + "\"code\":\"replaces\",\"target\":" + target + "}],\"content\":[{\"attachment\":{\"contentType\":"
                    + "\"text/plain\",\"title\":\"x\",\"data\":\"eA==\"}}]}";
            probes.add(new Probe("POST", "DocumentReference", document, headers(FHIR, "")));
            probes.add(new Probe("POST", "", Sent.batch("transaction", Sent.entry("POST", "DocumentReference", document)), headers(FHIR, "")));
        }
        probes.add(new Probe("POST", "AllergyIntolerance", allergy("x"), Map.of("Content-Type", FHIR, "If-None-Exist", "identifier={IDENTIFIER}")));
        String fhirPath = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":[{\"name\":\"type\","
                + "\"valueCode\":\"replace\"},{\"name\":\"path\",\"valueString\":\"DocumentReference.status\"},{\"name\":\"value\","
                + "\"valueCode\":\"superseded\"}]}]}";
        probes.add(new Probe("PATCH", "DocumentReference/{HIDDEN}", fhirPath, headers(FHIR, "")));
        probes.add(new Probe("PATCH", "DocumentReference?identifier=urn:ietf:rfc:3986%7C{IDENTIFIER}", fhirPath, headers(FHIR, "")));
    }

    private static void bundles(List<Probe> probes) {
        for (String type : new String[] {"batch", "transaction"}) {
            for (String entry : new String[] {
                Sent.entry("GET", "DocumentReference/{HIDDEN}"),
                Sent.entry("GET", "DocumentReference?patient=Patient/{PERSON}"),
                Sent.entry("DELETE", "DocumentReference/{HIDDEN}"),
                Sent.entry("GET", "AllergyIntolerance/{SECRET}"),
                Sent.entry("GET", "List?patient=Patient/{PERSON}&_include=List:item"),
                Sent.entry("GET", "List/{SET}")
            }) {
                probes.add(new Probe("POST", "", Sent.batch(type, entry), headers(FHIR, "")));
            }
        }
    }

    private static String allergy(String id) {
        return "{\"resourceType\":\"AllergyIntolerance\",\"id\":\"" + id
                + "\",\"patient\":{\"reference\":\"Patient/{PERSON}\"},\"code\":{\"text\":\"x\"}}";
    }

    private static String pointing(String target) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"Patient/{PERSON}\"},\"focus\":[{\"reference\":\"" + target + "\"}]}";
    }

    private static Map<String, String> headers(String type, String version) {
        return version.isEmpty() ? Map.of("Content-Type", type) : Map.of("Content-Type", type, "If-Match", version);
    }
}
