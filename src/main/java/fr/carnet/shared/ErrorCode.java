package fr.carnet.shared;

/**
 * Every reason for which Carnet refuses a call, as shown in {@code OperationOutcome.issue.details.coding.code}.
 *
 * <p>The sentences are in {@code refusals_fr.properties} and {@code refusals_en.properties}: {@code <code>} is what
 * happened, {@code <code>.do} is what to do about it.
 */
public enum ErrorCode {
    NO_TOKEN("no-token", 401, "login"),
    NOT_PERMITTED("not-permitted", 403, "forbidden"),
    RECORD_UNKNOWN("record-unknown", 403, "forbidden"),
    RECORD_CLOSED("record-closed", 403, "forbidden"),
    ACCESS_FORBIDDEN("access-forbidden", 403, "forbidden"),
    ACCESS_EXPIRED("access-expired", 403, "forbidden"),
    NO_ACCESS("no-access", 403, "forbidden"),
    NOT_YOURS("not-yours", 403, "forbidden"),
    ONE_RECORD("one-record", 403, "forbidden"),
    NOT_FOUND("not-found", 404, "not-found"),
    NOT_OFFERED("not-offered", 400, "not-supported"),
    ELEMENT_NOT_UPDATABLE("element-not-updatable", 405, "not-supported"),
    INVALID("invalid", 422, "invalid"),
    IDENTITY_MISMATCH("identity-mismatch", 422, "business-rule"),
    TARGET_UNKNOWN("target-unknown", 422, "invalid"),
    DUPLICATE("duplicate", 409, "duplicate"),
    CONFLICT("conflict", 409, "conflict"),
    LIMIT_REACHED("limit-reached", 409, "business-rule"),
    DELETION_PENDING("deletion-pending", 409, "business-rule"),
    VERSION_CONFLICT("version-conflict", 412, "conflict"),
    MULTIPLE_MATCHES("multiple-matches", 412, "multiple-matches"),
    TOO_LARGE("too-large", 413, "too-long"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "throttled"),
    INTERNAL("internal", 500, "exception"),
    UNAVAILABLE("unavailable", 503, "transient");

    private final String code;
    private final int status;
    private final String issueType;

    ErrorCode(String code, int status, String issueType) {
        this.code = code;
        this.status = status;
        this.issueType = issueType;
    }

    /** The code outside software sees. */
    public String code() {
        return code;
    }

    /** HTTP status used unless the refusal says otherwise. */
    public int status() {
        return status;
    }

    /** Code of the FHIR value set issue-type. */
    public String issueType() {
        return issueType;
    }
}
