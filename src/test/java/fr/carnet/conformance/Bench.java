package fr.carnet.conformance;

/** The room assembled once for all tests: loading the R4 definitions takes seconds. */
final class Bench {
    static final ConformanceResources RESOURCES = new ConformanceResources(ConformanceSettings.byDefault());
    static final Validation VALIDATION =
            new Validation(new Examination(RESOURCES), RESOURCES, ConformanceSettings.byDefault());
    static final ProfileClaims CLAIMS = new ProfileClaims(VALIDATION);

    private Bench() {}
}
