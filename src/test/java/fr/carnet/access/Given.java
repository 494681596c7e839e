package fr.carnet.access;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.RightsFacts.Link;
import fr.carnet.access.RightsFacts.Right;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fictitious people, records and rights. */
public final class Given {
    public static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");
    public static final BusinessIdentifier HOLDER_INS =
            new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "180057510000112");
    public static final BusinessIdentifier OTHER_INS =
            new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "255057510000134");
    public static final Caller HOLDER = new Caller.Patient(HOLDER_INS, Scopes.NONE);
    public static final Caller OTHER = new Caller.Patient(OTHER_INS, Scopes.NONE);
    public static final Caller.Structure STRUCTURE = new Caller.Structure("1690781810", Scopes.NONE);
    public static final Caller AGENT = new Caller.Agent("a1", Scopes.NONE);
    public static final Caller FEED = new Caller.Feed("ALIM_AM", Scopes.NONE);
    public static final Caller OPERATOR = new Caller.Operator("o1", Scopes.NONE);
    public static final Caller.Professional DOCTOR = professional("10");

    private Given() {}

    public static Caller.Professional professional(String profession) {
        return new Caller.Professional(
                "810001234567",
                profession,
                "",
                Optional.of("1690781810"),
                "MARTIN",
                "Alice",
                false,
                false,
                Scopes.NONE);
    }

    public static Caller.Professional colleague() {
        return new Caller.Professional(
                "810009999999", "10", "", Optional.empty(), "DURAND", "Paul", false, false, Scopes.NONE);
    }

    public static Caller.Professional regulator(String profession) {
        return new Caller.Professional(
                "810001234567", profession, "", Optional.empty(), "SAMU", "Lea", true, false, Scopes.NONE);
    }

    public static RecordFacts record(RecordFacts.State state, LocalDate birthDate) {
        Optional<Instant> closedAt = state == RecordFacts.State.OPEN ? Optional.empty() : Optional.of(NOW);
        return new RecordFacts(
                new RecordNumber(12), "p12-a", HOLDER_INS, birthDate, state, closedAt, 1);
    }

    public static RecordFacts open() {
        return record(RecordFacts.State.OPEN, LocalDate.of(1980, 5, 17));
    }

    public static RecordFacts openMinor() {
        return record(RecordFacts.State.OPEN, LocalDate.of(2015, 1, 1));
    }

    public static RecordFacts closed() {
        return record(RecordFacts.State.CLOSED, LocalDate.of(1980, 5, 17));
    }

    public static Right grant(String actor) {
        return right(Kind.GRANT, actor, false, false);
    }

    public static Right treatingDoctor() {
        return right(Kind.GRANT, DOCTOR.key(), true, false);
    }

    public static Right right(Kind kind, String actor, boolean doctor, boolean masked) {
        return new Right(
                kind, "p12-c", actor, doctor, masked, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
    }

    public static Right expired(String actor) {
        return new Right(Kind.GRANT, "p12-c", actor, false, false, null, NOW);
    }

    public static RightsFacts rights(Right... rights) {
        return new RightsFacts(List.of(rights), List.of(), Optional.empty());
    }

    public static RightsFacts inEmergency(Right... rights) {
        return new RightsFacts(List.of(rights), List.of(), Optional.of(NOW.plusSeconds(60)));
    }

    public static RightsFacts linked(boolean representative, boolean whileMinor) {
        return new RightsFacts(
                List.of(), List.of(new Link(representative, whileMinor, null, null)), Optional.empty());
    }

    public static Situation at(Caller caller, RecordFacts record, RightsFacts rights) {
        return new Situation(caller, Optional.of(record), false, rights, NOW);
    }

    public static EntryFacts entry(String type, String author) {
        return new EntryFacts(type, Set.of(author), "", false, null, false, false);
    }

    public static EntryFacts masked(String type, String author) {
        return new EntryFacts(type, Set.of(author), "", true, null, false, false);
    }
}
