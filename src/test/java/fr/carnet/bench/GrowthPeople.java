package fr.carnet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.bench.Multiplier.Person;
import fr.carnet.bench.Target.Holder;
import fr.carnet.record.NumbersToCome;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The people of the growth mode: a few filled through the server, all others copied from the first of them. */
final class GrowthPeople {
    private static final int PROBES = 20;
    private static final int DOCUMENTS = 3;
    private static final int DISPENSATIONS = 2;
    private static final int[] LONG = {20, 2_000, 20_000};
    private static final String CONTENT = "Compte rendu de consultation. ".repeat(60);

    private final Http http;
    private final Target target;
    private final List<Holder> probes = new ArrayList<>();
    private final List<LongRecord> longOnes = new ArrayList<>();
    private final List<Holder> copies = new ArrayList<>();

    /** A record of many documents. */
    record LongRecord(int documents, Holder holder, String documentId, List<String> texts) {}

    GrowthPeople(Http http, Target target) {
        this.http = http;
        this.target = target;
    }

    /** What goes through the server's doors. */
    void fill() throws IOException, InterruptedException {
        for (int i = 0; i < PROBES; i++) {
            probes.add(filled());
        }
        for (int documents : LONG) {
            Holder holder = target.newPerson(http);
            longOnes.add(longOne(documents, holder, http.post("/fhir", lot(holder), target.writes(holder))));
        }
        http.post("/sandbox/jobs", "", java.util.Map.of());
    }

    private Holder filled() throws IOException, InterruptedException {
        Holder holder = target.newPerson(http);
        http.post("/fhir/AllergyIntolerance", Population.ALLERGY.formatted(holder.patientId(), 1), target.writes(holder));
        for (int i = 1; i <= DISPENSATIONS; i++) {
            String dispense = Population.DISPENSE.formatted(holder.patientId(), i, "2026-10-0" + i);
            http.post("/fhir/MedicationDispense", dispense, target.dispenses(holder));
        }
        String answer = "";
        for (int i = 0; i < DOCUMENTS; i++) {
            answer = http.post("/fhir", lot(holder), target.writes(holder));
        }
        return holder.withContent(target.contentOf(http, holder, answer));
    }

    private LongRecord longOne(int documents, Holder holder, String answer) throws IOException, InterruptedException {
        String id = Http.parsed(answer).at("/entry/1/response/location").asText().replaceFirst(".*?(p\\d+-[^/]+).*", "$1");
        JsonNode document = Http.parsed(http.text("/fhir/DocumentReference/" + id, target.reads(holder)));
        String content = document.at("/content/0/attachment/url").asText().replaceFirst(".*/(p\\d+-[^/]+)$", "$1");
        String unique = document.at("/masterIdentifier/value").asText();
        return new LongRecord(documents, holder, id, List.of(bare(id), bare(content), bare(unique)));
    }

    /** The random part: what precedes it is the same in every copy. */
    private static String bare(String id) {
        return id.substring(id.length() - 36);
    }

    /** An ITI-65 about somebody. */
    static String lot(Holder holder) throws IOException {
        APerson person = new APerson(holder.ins(), holder.system(), holder.patientId(), Http.parsed(holder.json()));
        return ALot.about(person).with(CONTENT).bundle().toString();
    }

    void lengthen(Connection connection) throws SQLException {
        for (LongRecord one : longOnes) {
            int record = number(one.holder());
            new Multiplier(connection).documents(record, one.documentId(), one.texts(), one.documents() - 1);
        }
    }

    /** Copies until there are that many. */
    void grow(Connection connection, int size) throws SQLException {
        Holder template = probes.get(0);
        int from = copies.size() + 1;
        run(connection, "create table if not exists growth_person (k integer primary key, record integer, ins varchar(15))");
        try (PreparedStatement insert = connection.prepareStatement("insert into growth_person (k, record, ins) values (?, ?, ?)")) {
            for (int k = from; k <= size; k++) {
                int record = NumbersToCome.numberOf(nextNumber(connection));
                insert.setInt(1, k);
                insert.setInt(2, record);
                insert.setString(3, ins(k));
                insert.addBatch();
                copies.add(copied(template, record, ins(k)));
            }
            insert.executeBatch();
        }
        new Multiplier(connection).people(new Person(number(template), template.ins()), from, size);
    }

    private static Holder copied(Holder template, int record, String ins) {
        String id = "p" + record + "-" + bare(template.patientId());
        return new Holder(id, template.system(), ins, null, null, template.json());
    }

    private static long nextNumber(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select nextval(pg_get_serial_sequence('carnet_record_number', 'number'))")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Fifteen digits with their key, as of a woman born in Paris. */
    private static String ins(int k) {
        long body = 2_800_575_000_000L + k;
        return body + String.format("%02d", 97 - body % 97);
    }

    private static int number(Holder holder) {
        return RecordNumber.ofId(holder.patientId()).orElseThrow().value();
    }

    private static void run(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    Holder anyCopy(Random random) {
        return copies.get(random.nextInt(copies.size()));
    }

    Holder anyProbe(Random random) {
        return probes.get(random.nextInt(probes.size()));
    }

    /** A document of the copy: the same random part as the template's. */
    String documentOf(Holder copy, String templateDocument) {
        return "p" + number(copy) + "-" + bare(templateDocument);
    }

    Holder template() {
        return probes.get(0);
    }

    List<LongRecord> longOnes() {
        return longOnes;
    }
}
