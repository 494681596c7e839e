package fr.carnet.scenario.rights;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;

/** A fresh record and fresh people, on whom a story is told. */
final class Stage {
    final APerson person = APerson.withRecord();
    final String finess = Pro.newStructure();
    private Pro author;
    private Pro doctor;

    /** Who deposits. */
    Pro author() {
        author = author == null ? Pro.doctor() : author;
        return author;
    }

    /** Whom the story is about. */
    Pro doctor() {
        doctor = doctor == null ? Pro.doctor() : doctor;
        return doctor;
    }

    String holder() {
        return person.token();
    }

    Pro member() {
        return Pro.at(finess);
    }

    String plain() {
        return Seen.deposited(author().token(), Sent.document(person));
    }

    String masked() {
        return Seen.deposited(author().token(), Sent.document(person, "MASQUE_PS"));
    }

    String allergy() {
        return Seen.stored("/fhir/AllergyIntolerance", author().token(), Sent.allergy(person));
    }

    /** The holder writes this Consent. */
    String settled(String consent) {
        return Seen.consent(holder(), consent);
    }

    Stage granting() {
        settled(Sent.grant(person, doctor()));
        return this;
    }

    Stage blocking() {
        settled(Sent.block(person, doctor()));
        return this;
    }

    Stage inEmergency() {
        done(Api.post("/fhir/" + person.reference() + "/$break-glass", doctor().token(), Sent.reason("Patient inconscient")));
        return this;
    }

    Stage closed() {
        done(Api.post("/fhir/" + person.reference() + "/$close-record", holder(), Sent.reason("Je ferme mon dossier")));
        return this;
    }

    String search() {
        return "DocumentReference?patient=" + person.reference();
    }

    String searchByIns() {
        return "DocumentReference?patient.identifier=" + ins(person);
    }

    static String ins(APerson person) {
        return person.system() + "%7C" + person.ins();
    }

    static void done(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.text());
        }
    }
}
