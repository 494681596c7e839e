package fr.carnet.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One of the two servers compared: how a person, a document and a question are put to it. */
interface Target {
    /** A person with an empty record, known to the target, with what the load needs to ask about it. */
    Holder newPerson(Http http) throws IOException, InterruptedException;

    /** Headers of a write of documents. */
    Map<String, String> writes(Holder holder);

    Map<String, String> dispenses(Holder holder);

    Map<String, String> reads(Holder holder);

    /** Address of the content of the document just provided, from the answer to its transaction. */
    String contentOf(Http http, Holder holder, String answer) throws IOException, InterruptedException;

    /** The questions of the read mix about a person, with their weights. */
    default List<Question> questions(Holder holder) {
        String patient = "patient=Patient/" + holder.patientId();
        String ins = "patient.identifier=" + Http.encoded(holder.system() + "|" + holder.ins());
        return List.of(
                new Question("documents of a person", 30,
                        "DocumentReference?" + patient + "&status=current&_sort=-date&_count=50"),
                new Question("by INS, type, date", 20,
                        "DocumentReference?" + ins + "&type=http%3A%2F%2Floinc.org%7C11488-4&date=ge2026-01-01"),
                new Question("content", 20, holder.content()),
                new Question("dispensations since", 10,
                        "MedicationDispense?" + patient + "&whenhandedover=ge2026-06-01&_count=50"),
                new Question("allergies", 8, "AllergyIntolerance?" + patient),
                new Question("patient", 10, "Patient/" + holder.patientId()),
                new Question("everything or summary", 2, "Patient/" + holder.patientId() + "/" + whole()));
    }

    /** The operation that gives what matters of a person in one answer. */
    String whole();

    /** @param path below {@code /fhir/} */
    record Question(String name, int weight, String path) {}

    /**
     * @param content path of one content, known once documents are in
     * @param json the person as the sandbox or the generator gave it
     */
    record Holder(String patientId, String system, String ins, String content, String token, String json) {
        Holder withContent(String path) {
            return new Holder(patientId, system, ins, path, token, json);
        }
    }
}
