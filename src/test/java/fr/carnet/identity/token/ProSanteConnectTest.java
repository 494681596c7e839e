package fr.carnet.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProSanteConnectTest {
    private static final String DOCTOR = "10^1.2.250.1.213.1.1.5.5";
    private final Map<String, Object> claims = new HashMap<>(Map.of("SubjectNameID", "810001234567"));

    private Caller.Professional read() {
        return ProSanteConnect.read(new Claims(claims), Scopes.NONE);
    }

    private void refused() {
        assertThatThrownBy(this::read).isInstanceOf(BadToken.class);
    }

    private ProSanteConnectTest roles(String... roles) {
        claims.put("SubjectRole", List.of(roles));
        return this;
    }

    private void exercises(Object... exercises) {
        claims.put("SubjectRefPro", Map.of("codeCivilite", "M", "exercices", List.of(exercises)));
    }

    private static Map<String, Object> exercise(String profession, String specialty, Object... activities) {
        return Map.of(
                "codeProfession", profession,
                "codeCategorieProfessionnelle", "C",
                "codeSavoirFaire", specialty,
                "activities", List.of(activities));
    }

    @Test
    void all_claims_of_one_exercise_are_read() {
        roles(DOCTOR).exercises(exercise("10", "SM26"));
        claims.putAll(Map.of("family_name", "Martin", "given_name", "Alix", "Acces_Regulation_Medicale", "VRAI"));
        claims.put("SubjectOrganizationID", "1690781810");
        Caller.Professional caller = read();
        assertThat(caller.key()).isEqualTo("ps:810001234567");
        assertThat(caller.profession()).isEqualTo("10");
        assertThat(caller.specialty()).isEqualTo("SM26");
        assertThat(caller.structure()).contains("1690781810");
        assertThat(caller.family()).isEqualTo("Martin");
        assertThat(caller.regulation()).isTrue();
        assertThat(caller.secret()).isFalse();
    }

    @Test
    void the_role_chooses_among_several_exercises() {
        roles("21^1.2.250.1.71.1.2.7").exercises(exercise("10", "SM54"), exercise("21", ""));
        assertThat(read().profession()).isEqualTo("21");
        assertThat(read().specialty()).isEmpty();
    }

    @Test
    void a_second_role_chooses_the_specialty() {
        roles(DOCTOR, "SM26^1.2.250.1.213.2.28").exercises(exercise("10", "SM54"), exercise("10", "SM26"));
        assertThat(read().specialty()).isEqualTo("SM26");
    }

    @Test
    void the_structure_named_chooses_between_exercises_of_one_profession() {
        roles(DOCTOR).exercises(
                exercise("10", "SM54", Map.of("numeroFinessSite", "690781810")),
                exercise("10", "SM26", Map.of("numeroSiretSite", "12345678900011")));
        claims.put("SubjectOrganizationID", "312345678900011");
        assertThat(read().specialty()).isEqualTo("SM26");
    }

    @Test
    void a_technical_structure_number_is_translated_by_the_activity_that_bears_it() {
        Map<String, Object> activity = Map.of(
                "identifiantTechniqueDeLaStructure", "R10100000000001", "numeroFinessSite", "690781810");
        roles(DOCTOR).exercises(exercise("10", "SM54", activity));
        claims.put("SubjectOrganizationID", "R10100000000001");
        assertThat(read().structure()).contains("1690781810");
        claims.put("SubjectOrganizationID", "R10100000000002");
        assertThat(read().structure()).isEmpty();
    }

    @Test
    void an_exercise_that_cannot_be_told_gives_no_caller() {
        roles(DOCTOR).exercises(exercise("10", "SM54"), exercise("10", "SM26"));
        refused();
    }

    @Test
    void several_exercises_without_a_role_give_no_caller_but_a_single_one_does() {
        exercises(exercise("10", "SM54"), exercise("60", ""));
        refused();
        exercises(exercise("60", ""));
        assertThat(read().profession()).isEqualTo("60");
    }

    @Test
    void a_role_that_no_exercise_confirms_gives_no_caller() {
        roles(DOCTOR).exercises(exercise("60", ""));
        refused();
    }

    @Test
    void two_professions_at_once_give_no_caller() {
        roles(DOCTOR, "60^1.2.250.1.213.1.1.5.5");
        refused();
    }

    @Test
    void a_student_is_not_the_professional_his_code_names() {
        roles("10^1.2.250.1.71.1.2.8");
        refused();
        roles(DOCTOR).exercises(Map.of("codeProfession", "10", "codeCategorieProfessionnelle", "E"));
        refused();
    }

    @Test
    void neither_role_nor_exercise_gives_no_caller() {
        refused();
        roles();
        refused();
    }

    @Test
    void a_claim_of_the_wrong_type_gives_no_caller() {
        claims.put("SubjectRole", DOCTOR);
        refused();
        claims.put("SubjectRole", List.of(10));
        refused();
        claims.put("SubjectRole", List.of("10"));
        refused();
        roles(DOCTOR);
        assertThat(read()).isNotNull();
        claims.put("Acces_Regulation_Medicale", true);
        refused();
        claims.put("Acces_Regulation_Medicale", "OUI");
        refused();
        claims.put("Acces_Regulation_Medicale", "FAUX");
        assertThat(read().regulation()).isFalse();
        claims.put("SubjectNameID", 810001234567L);
        refused();
        claims.put("SubjectNameID", "10001234567899");
        claims.put("SubjectRefPro", List.of());
        refused();
    }

    @Test
    void an_rpps_of_the_wrong_length_gives_no_caller() {
        roles(DOCTOR);
        claims.put("SubjectNameID", "81000123456");
        refused();
        claims.put("SubjectNameID", "");
        refused();
    }
}
