package fr.carnet.identity.token;

import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the claims of Pro Santé Connect (CONTRACT 3, DOMAIN 6). A person may have several exercises (exercices); the
 * call counts under the one he chose, named by {@code SubjectRole}. When that cannot be told, there is no valid token.
 */
final class ProSanteConnect {
    /** IdNat_PS: 8 + 11 digits of RPPS, or one of the older and internal forms. */
    private static final Pattern ID_NAT_PS = Pattern.compile("8[0-9]{11}|[013456][0-9A-Za-z][0-9A-Za-z/._-]{0,60}");

    private static final Pattern ID_NAT_STRUCT = Pattern.compile("[0-4][0-9A-Za-z]{2,40}");
    private static final Pattern PROFESSION = Pattern.compile("[0-9]{2,4}");
    private static final Pattern SPECIALTY = Pattern.compile("S[A-Z]{1,3}[0-9]{2,3}");
    /** J65 (roles), G15 (professions), R94, R95 and R291: not G16, whose students bear the codes of professions. */
    private static final Set<String> PROFESSION_OIDS = Set.of(
            "1.2.250.1.213.1.1.5.5",
            "1.2.250.1.71.1.2.7",
            "1.2.250.1.213.1.6.1.4",
            "1.2.250.1.213.1.6.1.109",
            "1.2.250.1.213.1.6.1.140");
    /** R38 spécialité ordinale, and J65 which repeats it. */
    private static final Set<String> SPECIALTY_OIDS = Set.of("1.2.250.1.213.2.28", "1.2.250.1.213.1.1.5.5");

    private static final Pattern SECTOR = Pattern.compile("(SA[0-9]{2,3})\\^1\\.2\\.250\\.1\\.71\\.4\\.2\\.4");
    private static final String STUDENT = "E";

    private final Claims claims;
    private final List<Role> roles;

    private record Role(String code, String oid) {}

    private ProSanteConnect(Claims claims) {
        this.claims = claims;
        this.roles = claims.texts("SubjectRole").stream().map(ProSanteConnect::role).toList();
    }

    static Caller.Professional read(Claims claims, Scopes scopes) {
        return new ProSanteConnect(claims).professional(scopes);
    }

    private Caller.Professional professional(Scopes scopes) {
        String idNatPs = claims.text("SubjectNameID");
        if (!ID_NAT_PS.matcher(idNatPs).matches()) {
            throw new BadToken("SubjectNameID is not an IdNat_PS");
        }
        Optional<Claims> exercise = chosenExercise();
        String profession = roleProfession()
                .or(() -> exercise.map(chosen -> chosen.text("codeProfession")))
                .orElseThrow(() -> new BadToken("no profession"));
        if (!PROFESSION.matcher(profession).matches()) {
            throw new BadToken("the profession is not a code of TRE_G15");
        }
        return new Caller.Professional(
                idNatPs,
                profession,
                specialty(exercise),
                structure(exercise),
                claims.optionalText("family_name").orElse(""),
                claims.optionalText("given_name").orElse(""),
                claims.vrai("Acces_Regulation_Medicale"),
                claims.flag("secret"),
                sector(),
                scopes);
    }

    /** {@code SA01^1.2.250.1.71.4.2.4}; one of another form says nothing. */
    private String sector() {
        return claims.optionalText("Secteur_Activite")
                .map(SECTOR::matcher)
                .filter(Matcher::matches)
                .map(sector -> sector.group(1))
                .orElse("");
    }

    private static Role role(String text) {
        int caret = text.indexOf('^');
        if (caret <= 0 || caret == text.length() - 1) {
            throw new BadToken("SubjectRole is not CODE^OID");
        }
        return new Role(text.substring(0, caret), text.substring(caret + 1));
    }

    /** The profession chosen: exactly one when SubjectRole is there at all. */
    private Optional<String> roleProfession() {
        List<String> professions = roles.stream()
                .filter(role -> PROFESSION_OIDS.contains(role.oid()))
                .map(Role::code)
                .filter(code -> PROFESSION.matcher(code).matches())
                .distinct()
                .toList();
        if (!roles.isEmpty() && professions.size() != 1) {
            throw new BadToken("SubjectRole does not name one profession");
        }
        return professions.stream().findFirst();
    }

    private Optional<String> roleSpecialty() {
        return roles.stream()
                .filter(role -> SPECIALTY_OIDS.contains(role.oid()))
                .map(Role::code)
                .filter(code -> SPECIALTY.matcher(code).matches())
                .findFirst();
    }

    /** The exercise matching SubjectRole; the structure named decides between several. Empty when none is listed. */
    private Optional<Claims> chosenExercise() {
        List<Claims> all = claims.object("SubjectRefPro").map(ref -> ref.objects("exercices")).orElse(List.of());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Claims> matching = all.stream()
                .filter(exercise -> !student(exercise) && matchesRole(exercise, all.size()))
                .toList();
        if (matching.size() > 1) {
            List<Claims> here = matching.stream().filter(this::worksInNamedStructure).toList();
            matching = here.isEmpty() ? matching : here;
        }
        if (matching.stream().map(ProSanteConnect::specialtyOf).distinct().count() != 1) {
            throw new BadToken("the chosen exercise cannot be told");
        }
        return Optional.of(matching.get(0));
    }

    /** Without SubjectRole only a single exercise can be the chosen one. */
    private boolean matchesRole(Claims exercise, int exercises) {
        String code = exercise.text("codeProfession");
        if (roles.isEmpty()) {
            return exercises == 1;
        }
        Optional<String> specialty = roleSpecialty();
        return roleProfession().filter(code::equals).isPresent()
                && (specialty.isEmpty() || specialty.get().equals(specialtyOf(exercise)));
    }

    /** A student (codeCategorieProfessionnelle E) is not yet the professional his code names. */
    private static boolean student(Claims exercise) {
        return exercise.optionalText("codeCategorieProfessionnelle").filter(STUDENT::equals).isPresent();
    }

    private static String specialtyOf(Claims exercise) {
        return exercise.optionalText("codeSavoirFaire").orElse("");
    }

    private String specialty(Optional<Claims> exercise) {
        return exercise.map(ProSanteConnect::specialtyOf)
                .filter(code -> !code.isEmpty())
                .or(this::roleSpecialty)
                .orElse("");
    }

    private boolean worksInNamedStructure(Claims exercise) {
        Optional<String> named = claims.optionalText("SubjectOrganizationID");
        return exercise.objects("activities").stream().anyMatch(activity -> named.isPresent()
                && (Activity.idNatStruct(activity).equals(named) || Activity.technicalId(activity).equals(named)));
    }

    /** SubjectOrganizationID when it is an IdNat_Struct, else the one of the activity it is the technical number of. */
    private Optional<String> structure(Optional<Claims> exercise) {
        Optional<String> named = claims.optionalText("SubjectOrganizationID");
        if (named.isEmpty() || ID_NAT_STRUCT.matcher(named.get()).matches()) {
            return named;
        }
        return exercise.stream()
                .flatMap(chosen -> chosen.objects("activities").stream())
                .filter(activity -> Activity.technicalId(activity).equals(named))
                .map(Activity::idNatStruct)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** One place of work within an exercise. */
    private static final class Activity {
        static Optional<String> technicalId(Claims activity) {
            return activity.optionalText("identifiantTechniqueDeLaStructure");
        }

        /** IdNat_Struct: 1 + FINESS, else 3 + SIRET (DOMAIN 3.4). */
        static Optional<String> idNatStruct(Claims activity) {
            return activity.optionalText("numeroFinessSite")
                    .map(finess -> "1" + finess)
                    .or(() -> activity.optionalText("numeroSiretSite").map(siret -> "3" + siret));
        }
    }
}
