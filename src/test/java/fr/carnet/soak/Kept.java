package fr.carnet.soak;

import fr.carnet.scenario.support.Api;
import fr.carnet.soak.Facts.Document;

/** After something broke: every document whose deposit was answered is there with its content, whatever came of the last change. */
final class Kept {
    private final Scene scene;
    private final Calls calls;

    Kept(Scene scene, Calls calls) {
        this.scene = scene;
        this.calls = calls;
    }

    void check() {
        Facts facts = scene.moment().facts();
        if (facts.open()) {
            int[] absent = new int[1];
            facts.documents().forEach((id, document) -> absent[0] += facts.right(document.author()) == Facts.Right.BLOCKED
                            || there(id, document)
                    ? 0
                    : 1);
            // The change that was not answered may have been a closing, a deletion, a block of that author.
            if (absent[0] > 1 && !closedSince()) {
                calls.findings().wrong(absent[0] + " answered documents are gone from " + scene.person().patientId());
            }
        }
    }

    private boolean there(String id, Document document) {
        Api.Answer read = calls.get("read after a fault", "/fhir/DocumentReference/" + id, document.author().token());
        if (read == null || read.status() != 200) {
            return false;
        }
        String address = "/fhir/" + read.json().at("/content/0/attachment/url").asText();
        Api.Answer content = calls.bytes("content after a fault", address, document.author().token());
        return content != null && content.status() == 200 && content.text().equals(document.text());
    }

    private boolean closedSince() {
        String search = "/fhir/DocumentReference?patient=" + scene.person().reference();
        Api.Answer answer = calls.get("list after a fault", search, scene.holder());
        return answer == null || answer.code().equals("record-closed");
    }
}
