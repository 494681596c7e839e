package fr.carnet.access.consent;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Reads the right a Consent expresses, in exactly the forms of CONTRACT 5. What could not be honoured (nested provisions,
 * classes, data…) is refused, never ignored: the holder must not believe in a limit that nobody applies.
 */
final class RightReader {
    private final Consent consent;
    private final ProvisionComponent provision;
    private final List<Fault> faults = new ArrayList<>();

    private RightReader(Consent consent) {
        this.consent = consent;
        this.provision = consent.getProvision();
    }

    /** @throws Refusal {@code invalid} with every fault */
    static WrittenRight read(Consent consent) {
        RightReader reader = new RightReader(consent);
        WrittenRight right = reader.read();
        if (!reader.faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, reader.faults);
        }
        return right;
    }

    /** Everything in it that is not one of the forms. */
    static List<Fault> faults(Consent consent) {
        RightReader reader = new RightReader(consent);
        reader.read();
        return reader.faults;
    }

    /** Does it name a médecin traitant? */
    static boolean ofDoctor(Consent consent) {
        return consent.getProvision().hasActor()
                && Codes.isTreatingDoctor(consent.getProvision().getActorFirstRep().getRole());
    }

    private WrittenRight read() {
        frame();
        limits();
        return right();
    }

    private void frame() {
        require(
                Codes.isPrivacy(consent.getScope()),
                "Consent.scope",
                "scope doit être patient-privacy.",
                "scope must be patient-privacy.");
        require(consent.hasDateTime(), "Consent.dateTime", "dateTime est obligatoire.", "dateTime is required.");
        require(
                !consent.hasImplicitRules(),
                "Consent.implicitRules",
                "implicitRules n'est pas admis.",
                "implicitRules is not allowed.");
        require(
                !consent.hasModifierExtension() && !provision.hasModifierExtension(),
                "Consent.modifierExtension",
                "Aucune modifierExtension n'est acceptée.",
                "No modifierExtension is accepted.");
        require(
                provision.hasType(),
                "Consent.provision.type",
                "Une provision de type permit ou deny est obligatoire.",
                "A provision of type permit or deny is required.");
    }

    private void limits() {
        boolean other = provision.hasProvision()
                || provision.hasClass_()
                || provision.hasData()
                || provision.hasDataPeriod()
                || provision.hasAction();
        require(
                !other,
                "Consent.provision",
                "Seuls type, period, actor, purpose et securityLabel sont acceptés, sans provision imbriquée.",
                "Only type, period, actor, purpose and securityLabel are accepted, without nested provisions.");
        require(
                !provision.hasCode() || refusesFile(),
                "Consent.provision.code",
                "code ne vaut que pour refuser le dossier pharmaceutique : deny, medicines-file, sans acteur ni purpose.",
                "code only serves to refuse the medicines file: deny, medicines-file, without actor or purpose.");
        Instant from = Bounds.from(provision.getPeriod());
        Instant to = Bounds.to(provision.getPeriod());
        require(
                from == null || to == null || from.isBefore(to),
                "Consent.provision.period",
                "La fin de la période précède son début.",
                "The period ends before it starts.");
        require(
                provision.getActor().size() < 2,
                "Consent.provision.actor",
                "Un seul acteur par consentement.",
                "One actor per consent.");
    }

    private WrittenRight right() {
        boolean permit = provision.getType() == ConsentProvisionType.PERMIT;
        boolean named = provision.hasActor();
        if (named) {
            require(
                    !provision.hasPurpose(),
                    "Consent.provision.purpose",
                    "Pas de purpose quand un acteur est désigné.",
                    "No purpose when an actor is named.");
            return permit ? grant() : block();
        }
        return provision.hasCode() ? fileRefusal() : emergency(permit);
    }

    private WrittenRight grant() {
        String actor = actor();
        boolean doctor = Codes.isTreatingDoctor(provision.getActorFirstRep().getRole());
        require(
                !doctor || !actor.startsWith("st:"),
                "Consent.provision.actor[0].reference.identifier",
                "Le médecin traitant est un professionnel, pas une structure.",
                "The treating doctor is a professional, not a structure.");
        return right(Kind.GRANT, actor, doctor, labels());
    }

    private WrittenRight block() {
        noLabel();
        return right(Kind.BLOCK, actor(), false, false);
    }

    private boolean refusesFile() {
        return provision.getType() == ConsentProvisionType.DENY
                && provision.getCode().size() == 1
                && Codes.isMedicinesFile(provision.getCodeFirstRep())
                && !provision.hasActor()
                && !provision.hasPurpose();
    }

    private WrittenRight fileRefusal() {
        noLabel();
        return right(Kind.NO_MEDICINES_FILE, "", false, false);
    }

    private WrittenRight emergency(boolean permit) {
        List<Coding> purposes = provision.getPurpose();
        boolean btg = purposes.size() == 1 && Codes.isBreakGlass(purposes.get(0));
        boolean regulation = purposes.size() == 1 && Codes.isRegulation(purposes.get(0));
        require(
                btg || regulation && !permit,
                "Consent.provision",
                "Sans acteur, il faut deny avec purpose BTG ou ETREAT, ou permit avec BTG et MASQUE_PS.",
                "Without an actor it takes deny with purpose BTG or ETREAT, or permit with BTG and MASQUE_PS.");
        if (!permit) {
            noLabel();
            return right(btg ? Kind.NO_BREAK_GLASS : Kind.NO_REGULATION, "", false, false);
        }
        require(
                labels(),
                "Consent.provision.securityLabel",
                "Un permit d'urgence doit porter MASQUE_PS.",
                "An emergency permit must bear MASQUE_PS.");
        return right(Kind.MASKED_IN_EMERGENCY, "", false, true);
    }

    private boolean labels() {
        List<Coding> labels = provision.getSecurityLabel();
        require(
                labels.isEmpty() || labels.size() == 1 && Codes.isMasked(labels.get(0)),
                "Consent.provision.securityLabel",
                "Seul MASQUE_PS est accepté.",
                "Only MASQUE_PS is accepted.");
        return !labels.isEmpty();
    }

    private void noLabel() {
        require(
                !provision.hasSecurityLabel(),
                "Consent.provision.securityLabel",
                "Pas de securityLabel sur un refus.",
                "No securityLabel on a denial.");
    }

    private String actor() {
        provisionActorComponent actor = provision.getActorFirstRep();
        require(
                Codes.isRecipient(actor.getRole()) || Codes.isTreatingDoctor(actor.getRole()),
                "Consent.provision.actor[0].role",
                "Le rôle doit être IRCP ou PCP.",
                "The role must be IRCP or PCP.");
        Identifier identifier = actor.getReference().getIdentifier();
        String value = identifier.hasValue() ? identifier.getValue().strip() : "";
        boolean professional = NamingSystems.ID_NAT_PS.equals(identifier.getSystem());
        boolean structure = NamingSystems.ID_NAT_STRUCT.equals(identifier.getSystem());
        require(
                (professional || structure) && value.matches("[0-9A-Za-z/._-]{2,64}"),
                "Consent.provision.actor[0].reference.identifier",
                "L'acteur est désigné par son IdNat_PS ou son IdNat_Struct.",
                "The actor is named by IdNat_PS or IdNat_Struct.");
        return (structure ? "st:" : "ps:") + value;
    }

    private WrittenRight right(Kind kind, String actor, boolean doctor, boolean masked) {
        Instant from = Bounds.from(provision.getPeriod());
        return new WrittenRight(kind, actor, doctor, masked, from, Bounds.to(provision.getPeriod()));
    }

    private void require(boolean condition, String expression, String french, String english) {
        if (!condition) {
            faults.add(new Fault(expression, french, english));
        }
    }
}
