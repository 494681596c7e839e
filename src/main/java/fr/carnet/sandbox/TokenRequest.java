package fr.carnet.sandbox;

import fr.carnet.identity.ActorKind;
import fr.carnet.shared.NamingSystems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code POST /sandbox/token} asks for, turned into the claims a real issuer of that kind would sign. */
record TokenRequest(ActorKind kind, Map<String, Object> claims, long seconds) {
    private static final long DEFAULT_SECONDS = 3600;
    private static final long MOST_SECONDS = 315_360_000;
    private static final Pattern INS = Pattern.compile("[0-9A-Za-z]{1,32}");
    private static final Pattern RPPS = Pattern.compile("[0-9]{11}");
    private static final Pattern PROFESSION = Pattern.compile("[0-9]{2,4}");
    private static final Pattern SPECIALTY = Pattern.compile("[A-Z]{1,4}[0-9]{2,3}");
    private static final Pattern STRUCTURE = Pattern.compile("[0-4][0-9A-Za-z]{2,40}");
    private static final Pattern SECTOR = Pattern.compile("SA[0-9]{2}");
    private static final String ROLES = "1.2.250.1.213.1.1.5.5";

    static TokenRequest of(Fields fields) {
        ActorKind kind = ActorKind.of(fields.text("actor"))
                .orElseThrow(() -> Fields.refuse(
                        "actor",
                        "« actor » doit être patient, professional, structure, agent, feed ou operator.",
                        "\"actor\" must be patient, professional, structure, agent, feed or operator."));
        Map<String, Object> claims =
                switch (kind) {
                    case PATIENT -> patient(fields);
                    case PROFESSIONAL -> professional(fields);
                    case STRUCTURE -> structure(fields);
                    case AGENT, FEED, OPERATOR -> named("sandbox-" + kind.code());
                };
        fields.optional("scope").ifPresent(scope -> claims.put("scope", scope));
        return new TokenRequest(kind, claims, fields.number("expiresIn", DEFAULT_SECONDS, MOST_SECONDS));
    }

    private static Map<String, Object> patient(Fields fields) {
        String ins = ins(fields);
        Map<String, Object> claims = named(ins);
        claims.put("ins", ins);
        return claims;
    }

    /** {@code SYSTEM|VALUE} of the person named. */
    private static String ins(Fields fields) {
        String system = fields.optional("insSystem").orElse(NamingSystems.INS_NIR_TEST);
        if (!NamingSystems.INS.contains(system)) {
            throw Fields.refuse(
                    "insSystem",
                    "« insSystem » n'est pas un système d'INS connu.",
                    "\"insSystem\" is not a known INS system.");
        }
        return system + "|" + fields.matching("ins", INS, "280059913201017");
    }

    /** The claims of a proof that a card was read (see {@link fr.carnet.identity.CardProofs}). */
    static Map<String, Object> card(Fields fields) {
        Map<String, Object> claims = named("8" + fields.matching("rpps", RPPS, "10001234567"));
        claims.put("ins", ins(fields));
        return claims;
    }

    /** The claims of Pro Santé Connect, so that the sandbox goes the way of real tokens. */
    private static Map<String, Object> professional(Fields fields) {
        String rpps = fields.matching("rpps", RPPS, "10001234567");
        String profession = fields.matching("profession", PROFESSION, "10");
        Map<String, Object> exercise = new LinkedHashMap<>();
        exercise.put("codeProfession", profession);
        fields.optionalMatching("specialty", SPECIALTY, "SM54").ifPresent(code -> exercise.put("codeSavoirFaire", code));
        Map<String, Object> claims = named("8" + rpps);
        claims.put("SubjectNameID", "8" + rpps);
        claims.put("SubjectRole", List.of(profession + "^" + ROLES));
        claims.put("SubjectRefPro", Map.of("exercices", List.of(exercise)));
        fields.optionalMatching("structure", STRUCTURE, "1690781810")
                .ifPresent(structure -> claims.put("SubjectOrganizationID", structure));
        fields.optional("family").ifPresent(family -> claims.put("family_name", family));
        fields.optional("given").ifPresent(given -> claims.put("given_name", given));
        fields.optionalMatching("sector", SECTOR, "SA01")
                .ifPresent(sector -> claims.put("Secteur_Activite", sector + "^1.2.250.1.71.4.2.4"));
        claims.put("Acces_Regulation_Medicale", fields.flag("regulation") ? "VRAI" : "FAUX");
        claims.put("secret", fields.flag("secret"));
        return claims;
    }

    private static Map<String, Object> structure(Fields fields) {
        String structure = fields.matching("structure", STRUCTURE, "1690781810");
        Map<String, Object> claims = named(structure);
        claims.put("structure", structure);
        return claims;
    }

    private static Map<String, Object> named(String subject) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        return claims;
    }
}
