package fr.carnet.bench;

import fr.carnet.bench.GrowthPeople.LongRecord;
import fr.carnet.bench.Load.Stopwatch;
import fr.carnet.bench.Target.Holder;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Each operation asked alone, by one caller, about somebody else each time; the operations in turn, so that all meet the
 * same noise.
 */
final class GrowthQuestions {
    private final Http http;
    private final Target target;
    private final GrowthPeople people;
    private final String document;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    private interface Operation {
        void ask(Random random) throws IOException, InterruptedException;
    }

    GrowthQuestions(Http http, Target target, GrowthPeople people) throws IOException, InterruptedException {
        this.http = http;
        this.target = target;
        this.people = people;
        Holder template = people.template();
        this.document = Http.parsed(
                        http.text("/fhir/DocumentReference?patient=Patient/" + template.patientId(), target.reads(template)))
                .at("/entry/0/resource/id")
                .asText();
        ofPeople();
        ofLongRecords();
    }

    private void ofPeople() {
        about("documents of a person, first page", "DocumentReference?patient=Patient/%1$s&status=current&_sort=-date&_count=20");
        about("by INS, type, date",
                "DocumentReference?patient.identifier=%2$s&type=http%%3A%%2F%%2Floinc.org%%7C11488-4&date=ge2026-01-01");
        operations.put("read a document", random -> {
            Holder holder = people.anyCopy(random);
            get("/fhir/DocumentReference/" + people.documentOf(holder, document), holder, null);
        });
        operations.put("content", random -> {
            Holder holder = people.anyProbe(random);
            get("/fhir/" + holder.content(), holder, "*/*");
        });
        operations.put("ITI-65", random -> {
            Holder holder = people.anyCopy(random);
            http.post("/fhir", GrowthPeople.lot(holder), target.writes(holder));
        });
        about("allergies", "AllergyIntolerance?patient=Patient/%1$s");
        about("dispensations since", "MedicationDispense?patient=Patient/%1$s&whenhandedover=ge2026-06-01&_count=50");
        about("Patient by identifier", "Patient?identifier=%2$s");
    }

    private void ofLongRecords() {
        for (LongRecord one : people.longOnes()) {
            String of = "record of " + one.documents() + ": ";
            Holder holder = one.holder();
            String patient = "/fhir/DocumentReference?patient=Patient/" + holder.patientId();
            String ins = "/fhir/DocumentReference?patient.identifier=" + Http.encoded(holder.system() + "|" + holder.ins());
            operations.put(of + "first page", random -> get(patient + "&status=current&_sort=-date&_count=20", holder, null));
            operations.put(of + "first page without a total",
                    random -> get(patient + "&status=current&_sort=-date&_count=20&_total=none", holder, null));
            operations.put(of + "first page by type and date",
                    random -> get(ins + "&type=http%3A%2F%2Floinc.org%7C11488-4&date=ge2020-01-01&_count=20", holder, null));
            operations.put(of + "submission sets, first page",
                    random -> get("/fhir/List?patient=Patient/" + holder.patientId() + "&_count=20", holder, null));
            operations.put(of + "ITI-65", random -> http.post("/fhir", GrowthPeople.lot(holder), target.writes(holder)));
        }
    }

    private void about(String name, String path) {
        operations.put(name, random -> {
            Holder holder = people.anyCopy(random);
            get("/fhir/" + path.formatted(holder.patientId(), Http.encoded(holder.system() + "|" + holder.ins())), holder, null);
        });
    }

    private void get(String path, Holder holder, String accept) throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(target.reads(holder));
        if (accept != null) {
            headers.put("Accept", accept);
        }
        int status = http.get(path, headers);
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    /** @return p50 in milliseconds by operation */
    Map<String, Double> measured(int rounds) throws IOException, InterruptedException {
        Map<String, Stopwatch> watches = new LinkedHashMap<>();
        operations.keySet().forEach(name -> watches.put(name, new Stopwatch()));
        Random random = new Random(rounds);
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Operation> operation : operations.entrySet()) {
                watches.get(operation.getKey()).time(() -> {
                    operation.getValue().ask(random);
                    return null;
                });
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        watches.forEach((name, watch) -> medians.put(name, watch.millis(50)));
        return medians;
    }
}
