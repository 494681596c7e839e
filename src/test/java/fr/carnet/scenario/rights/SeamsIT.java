package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.bytebuddy.asm.Advice;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Taking any one place of enforcement out of the running server makes a probe answer otherwise. */
class SeamsIT {
    private static final String VISIBILITY = "fr.carnet.shared.Visibility";

    /**
     * @param type class of the place
     * @param probe a call whose answer, told in a word, tells whether the place is there
     * @param intact its answer while it is
     */
    private record Place(String type, String method, Class<?> advice, String intact, Function<Stage, String> probe) {
        void isNeeded() {
            assertThat(probe.apply(new Stage())).as("with it").isEqualTo(intact);
            try (Seam out = Seam.without(type, method, advice)) {
                assertThat(probe.apply(new Stage())).as("without it").isNotEqualTo(intact);
            }
            assertThat(probe.apply(new Stage())).as("with it again").isEqualTo(intact);
        }
    }

    @TestFactory
    Stream<DynamicTest> each_place_of_enforcement_is_needed() {
        return Stream.of(narrowing(), decisions(), writing(), rest())
                .flatMap(List::stream)
                .map(place -> DynamicTest.dynamicTest(
                        place.type().replaceFirst(".*\\.", "") + "." + place.method() + " " + place.intact(), place::isNeeded));
    }

    private static List<Place> narrowing() {
        return List.of(
                new Place(VISIBILITY, "masked", Seam.Yes.class, "0", s -> found(s.granting().masked(), s)),
                new Place(VISIBILITY, "everyType", Seam.Yes.class, "0", s -> {
                    Seen.deposited(s.author().token(), Sent.identified(s.person, "ATTEST-RESID", Sent.newIdentifier()));
                    return found("", s.granting());
                }),
                new Place(VISIBILITY, "hiddenFromPatient", Seam.Yes.class, "0", s -> {
                    Seen.deposited(s.author().token(), Sent.document(s.person, "INVISIBLE_PATIENT"));
                    return Api.get("/fhir/" + s.search(), s.holder()).json().get("total").asText();
                }),
                new Place("fr.carnet.register.SearchParameters", "pointing", Seam.No.class, "0", s -> items(s, "item=")),
                new Place("fr.carnet.register.SeenReferences", "names", Seam.No.class, "1", s -> items(s, "")),
                new Place("fr.carnet.register.CursorSeal", "cipher", Unbound.class, "not-found", SeamsIT::anothersPage));
    }

    private static String found(String id, Stage s) {
        return Api.get("/fhir/" + s.search(), s.doctor().token()).json().get("total").asText();
    }

    /** A set of two documents of which one is masked: asked for the masked one, or how many items it shows. */
    private static String items(Stage s, String query) {
        Api.Answer sent = ALot.about(s.person).with("montré").with("masqué").sent(s.author().token());
        String hidden = ALot.location(sent, 3);
        Stage.done(Api.jsonPatch("/fhir/" + hidden, s.holder(), Sent.addLabel("MASQUE_PS")));
        String lists = "/fhir/List?patient=" + s.granting().person.reference();
        if (query.equals("item=")) {
            return Api.get(lists + "&item=" + hidden, s.doctor().token()).json().get("total").asText();
        }
        return "" + Api.get(lists, s.doctor().token()).json().at("/entry/0/resource/entry").size();
    }

    private static String anothersPage(Stage s) {
        s.plain();
        s.plain();
        Pro other = Pro.doctor();
        s.settled(Sent.grant(s.person, other));
        String page = Api.get("/fhir/" + s.granting().search() + "&_count=1", s.doctor().token()).text();
        String next = page.replaceFirst("(?s).*\"next\",\"url\":\"[^\"]*?/fhir/([^\"]*)\".*", "$1");
        return Api.get("/fhir/" + next, other.token()).code();
    }

    private static List<Place> decisions() {
        return List.of(
                new Place(VISIBILITY, "shows", Seam.Yes.class, "not-found", s -> read("DocumentReference/" + s.granting().masked(), s)),
                new Place(VISIBILITY, "shows", Seam.Yes.class, "not-found", s -> read("DocumentReference/" + s.granting().masked() + "/_history/1", s)),
                new Place(VISIBILITY, "shows", Seam.Yes.class, "not-found", s -> read("DocumentReference/" + s.granting().masked() + "/_history", s)),
                new Place(VISIBILITY, "shows", Seam.Yes.class, "not-found", s -> {
                    String content = Api.get("/fhir/DocumentReference/" + s.granting().masked(), s.author().token())
                            .json()
                            .at("/content/0/attachment/url")
                            .asText();
                    return read(content, s);
                }),
                new Place("fr.carnet.access.RightsFacts$Right", "inForce", Seam.Yes.class, "access-expired", s -> {
                    s.settled(Sent.during(Sent.grant(s.person, s.doctor()), "2020-01-01", "2020-12-31"));
                    return read(s.search(), s);
                }),
                new Place("fr.carnet.access.RightsFacts", "block", Seam.NoRefusal.class, "access-forbidden", s -> read(s.blocking().search(), s)),
                new Place("fr.carnet.access.Situation", "open", Seam.Yes.class, "record-closed", s -> read(s.closed().search(), s)),
                new Place("fr.carnet.identity.Scopes", "allow", Seam.Yes.class, "not-permitted", s -> Api.get(
                                "/fhir/" + s.granting().search(), s.doctor().scoped("user/AllergyIntolerance.rs"))
                        .code()),
                new Place("fr.carnet.lifecycle.StatusQuestion", "refuseOthers", Seam.Nothing.class, "not-yours", s -> Api.get(
                                "/fhir/Patient/$record-status?identifier=" + Stage.ins(s.person), APerson.withRecord().token())
                        .code()));
    }

    private static String read(String url, Stage s) {
        return Api.get("/fhir/" + url, s.doctor().token()).code();
    }

    private static List<Place> writing() {
        return List.of(
                new Place("fr.carnet.access.EntryRules", "refusal", Seam.NoRefusal.class, "not-permitted", s -> Api.delete(
                                "/fhir/DocumentReference/" + s.granting().plain(), s.doctor().token())
                        .code()),
                new Place("fr.carnet.access.consent.Writers", "refusesNew", Seam.NoRefusal.class, "not-permitted", s -> Api.post(
                                "/fhir/Consent", s.doctor().token(), Sent.maskedGrant(s.person, s.doctor()))
                        .code()),
                new Place("fr.carnet.access.consent.Writers", "refusesChange", Seam.NoRefusal.class, "not-permitted", s -> Api.jsonPatch(
                                "/fhir/Consent/" + Seen.consent(s.doctor().token(), Sent.treatingDoctor(s.person, s.doctor())),
                                s.doctor().token(),
                                Sent.replaceStatus("active"))
                        .code()),
                new Place("fr.carnet.document.update.UpdateDocument", "refuseOldVersion", Seam.Nothing.class, "version-conflict", s -> Api.call(
                                "PATCH",
                                "/fhir/DocumentReference/" + s.plain(),
                                s.author().token(),
                                Sent.addLabel("MASQUE_PS"),
                                java.util.Map.of("Content-Type", "application/json-patch+json", "If-Match", "W/\"9\""))
                        .code()),
                new Place("fr.carnet.document.deposit.Duplicates", "sameDepositor", Seam.Yes.class, "duplicate", s -> {
                    String document = Sent.document(s.person, "MASQUE_PS");
                    Seen.deposited(s.author().token(), document);
                    return Api.post("/fhir/DocumentReference", s.doctor().token(), document).code();
                }),
                new Place("fr.carnet.access.hapi.RecordOfBundle", "require", Seam.Nothing.class, "one-record", s -> Api.post(
                                "/fhir",
                                s.author().token(),
                                Sent.batch(
                                        "transaction",
                                        Sent.entry("POST", "DocumentReference", Sent.document(s.person)),
                                        Sent.entry("POST", "DocumentReference", Sent.document(APerson.withRecord()))))
                        .code()));
    }

    private static List<Place> rest() {
        return List.of(
                new Place("fr.carnet.access.related.Limits", "check", Seam.Nothing.class, "limit-reached", s -> {
                    for (int i = 0; i < 3; i++) {
                        GrantStories.carer(s);
                    }
                    return Api.post("/fhir/RelatedPerson", s.holder(), Sent.related(s.person, APerson.withoutRecord(), "CAREGIVER")).code();
                }),
                new Place("fr.carnet.access.hapi.ServedCalls", "publish", Seam.Nothing.class, "1", s -> {
                    Seen.search(s.person, s.doctor().token());
                    return Api.get("/fhir/AuditEvent?_summary=count&agent=" + s.doctor().idNat() + "&patient=" + s.person.reference(), s.holder())
                            .json()
                            .get("total")
                            .asText();
                }));
    }

    /** Cursors are bound to nobody. */
    static final class Unbound {
        @Advice.OnMethodEnter
        static void forget(@Advice.Argument(value = 2, readOnly = false) List<String> binding) {
            binding = List.of();
        }
    }
}
