package fr.carnet.bench;

import static fr.carnet.bench.BenchSettings.ALLERGIES;
import static fr.carnet.bench.BenchSettings.DISPENSATIONS;
import static fr.carnet.bench.BenchSettings.DOCUMENTS;

import fr.carnet.bench.Target.Holder;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** What PERFORMANCE puts into each record, the same for every target. */
final class Population {
    static final String DISPENSE =
            """
            {"resourceType":"MedicationDispense","status":"completed","subject":{"reference":"Patient/%s"},
             "medicationCodeableConcept":{"coding":[{"system":"https://interop.esante.gouv.fr/CodeSystem/cip","code":"34009%08d"}],
             "text":"Paracétamol 1 g"},"quantity":{"value":2,"unit":"boîte"},"whenHandedOver":"%s"}""";
    static final String ALLERGY =
            """
            {"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/%s"},"clinicalStatus":{"coding":[{
             "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
             "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
             "code":"confirmed"}]},"code":{"text":"Arachide"},"recordedDate":"2026-05-0%d"}""";

    private final Target target;
    private final Http http;
    private final Load.Stopwatch provided;
    private final Map<String, Submissions> submissions = new ConcurrentHashMap<>();

    Population(Target target, Http http, Load.Stopwatch provided) {
        this.target = target;
        this.http = http;
        this.provided = provided;
    }

    Holder fill(Random random) throws IOException, InterruptedException {
        Holder holder = target.newPerson(http);
        for (int i = 1; i <= ALLERGIES; i++) {
            post("/fhir/AllergyIntolerance", ALLERGY.formatted(holder.patientId(), i), holder, false);
        }
        LocalDate today = LocalDate.of(2026, 11, 1);
        for (int i = 0; i < DISPENSATIONS; i++) {
            String day = today.minusDays(15L * i).toString();
            post("/fhir/MedicationDispense", DISPENSE.formatted(holder.patientId(), i, day), holder, true);
        }
        String answer = null;
        for (int i = 0; i < DOCUMENTS; i++) {
            answer = provide(holder, random, provided);
        }
        return holder.withContent(target.contentOf(http, holder, answer));
    }

    /** One ITI-65 about the person. @return the answer */
    String provide(Holder holder, Random random, Load.Stopwatch watch) throws IOException, InterruptedException {
        String lot = lot(holder, random);
        return watch.time(() -> http.post("/fhir", lot, target.writes(holder)));
    }

    private void post(String path, String body, Holder holder, boolean dispensed) throws IOException, InterruptedException {
        http.post(path, body, dispensed ? target.dispenses(holder) : target.writes(holder));
    }

    private String lot(Holder holder, Random random) throws IOException {
        Submissions bodies = submissions.get(holder.patientId());
        if (bodies == null) {
            bodies = new Submissions(holder);
            submissions.put(holder.patientId(), bodies);
        }
        return bodies.next(random);
    }
}
