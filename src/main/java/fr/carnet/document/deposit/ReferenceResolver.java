package fr.carnet.document.deposit;

import fr.carnet.access.Entrance;
import fr.carnet.directory.Directory;
import fr.carnet.document.rules.ReferenceKind;
import fr.carnet.document.rules.ReferenceWalker;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.register.SearchParameters;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Makes the references of a resource about to be stored true: a relative one must point to what the caller may see in
 * this record or to the directory; a reference with an identifier and an absolute one elsewhere are logical and kept as
 * sent, without a literal that leads nowhere (CONTRACT 6). An entry the caller may not see is as unknown as one that does
 * not exist. A contained resource is a
 * copy made elsewhere (PDSm: author, patient as they were): what it points to is kept as sent.
 */
@Component
public class ReferenceResolver {
    private static final Pattern LITERAL = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/.+)?");
    private static final Pattern BY_IDENTIFIER = Pattern.compile("([A-Z][A-Za-z]+)\\?identifier=(.+)");

    private static final Pattern ABSOLUTE =
            Pattern.compile("https?://.+/([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[^/]+)?");

    private final Register register;
    private final Directory directory;
    private final SearchParameters types;

    ReferenceResolver(Register register, Directory directory, SearchParameters types) {
        this.register = register;
        this.directory = directory;
        this.types = types;
    }

    /**
     * Resolves every reference of the resource in place.
     *
     * @param path FHIRPath of the resource in the input
     * @throws Refusal {@code invalid} naming every reference to a type that FHIR does not let stand there, else
     *     {@code target-unknown} naming every one to something unknown here
     */
    public void resolve(Entrance entrance, Resource resource, String path) {
        resolve(entrance, resource, path, Set.of());
    }

    /** The same; {@code brought} were deposited together with it, and are known to who may deposit without reading. */
    void resolve(Entrance entrance, Resource resource, String path, Set<String> brought) {
        List<Fault> faults = new ArrayList<>();
        List<ReferenceWalker.Found> references = ReferenceWalker.walk(resource, path);
        ReferenceTargets.require(references);
        for (ReferenceWalker.Found found : references) {
            if (!found.path().contains(".contained[")
                    && !(found.kind() == ReferenceKind.RELATIVE && brought.contains(found.reference().getReference()))
                    && !known(entrance, found.reference(), found.kind())) {
                faults.add(new Fault(
                        found.path(),
                        "Cette référence désigne une ressource inconnue ici.",
                        "This reference points to a resource that is unknown here."));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.TARGET_UNKNOWN, faults);
        }
    }

    /** The entry of the directory that a resolved reference points to. */
    Optional<Resource> inDirectory(Reference reference) {
        Matcher literal = LITERAL.matcher(reference.getReference());
        return literal.matches() && Directory.TYPES.contains(literal.group(1))
                ? directory.find(literal.group(1) + "/" + literal.group(2))
                : Optional.empty();
    }

    private boolean known(Entrance entrance, Reference reference, ReferenceKind kind) {
        return switch (kind) {
            case RELATIVE -> literal(entrance, reference);
            case CONDITIONAL -> conditional(entrance, reference);
            case BUNDLE_ENTRY, MALFORMED -> reference.getIdentifier().hasValue();
            case ABSOLUTE -> absolute(entrance, reference);
            case CONTAINED, LOGICAL, EMPTY -> true;
        };
    }

    private boolean literal(Entrance entrance, Reference reference) {
        Matcher literal = LITERAL.matcher(reference.getReference());
        if (!literal.matches()) {
            return false;
        }
        String type = literal.group(1);
        String id = literal.group(2);
        boolean here = type.equals("Patient")
                ? id.equals(entrance.record().patientId())
                : Directory.TYPES.contains(type)
                        ? directory.find(type + "/" + id).isPresent()
                        : visible(entrance, type, id);
        if (here) {
            reference.setReference(type + "/" + id);
            return true;
        }
        boolean named = reference.getIdentifier().hasValue() && !type.equals("Patient");
        if (named && types.holds(type)) {
            reference.setReference(null);
            reference.setType(reference.hasType() ? reference.getType() : type);
        }
        return named;
    }

    /** What the depositor sees here is the entry itself, whatever address he knows it by; the rest is elsewhere. */
    private boolean absolute(Entrance entrance, Reference reference) {
        Matcher address = ABSOLUTE.matcher(reference.getReference());
        if (address.matches()
                && types.holds(address.group(1))
                && visible(entrance, address.group(1), address.group(2))) {
            reference.setReference(address.group(1) + "/" + address.group(2));
        }
        return true;
    }

    private boolean visible(Entrance entrance, String type, String id) {
        return register.find(type, id)
                .filter(entry -> entry.record().equals(entrance.record().number()))
                .filter(entry -> entrance.visibility().shows(entry.facts()))
                .isPresent();
    }

    private boolean conditional(Entrance entrance, Reference reference) {
        Matcher matcher = BY_IDENTIFIER.matcher(reference.getReference());
        Optional<BusinessIdentifier> identifier = matcher.matches()
                ? BusinessIdentifier.parse(URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8))
                : Optional.empty();
        if (identifier.isEmpty()) {
            return false;
        }
        String type = matcher.group(1);
        if (type.equals("Patient")) {
            return holder(entrance, reference, identifier.get());
        }
        Optional<String> found = Directory.TYPES.contains(type)
                ? directory.withIdentifier(type, identifier.get())
                : inRecord(entrance, type, identifier.get());
        if (found.isPresent()) {
            reference.setReference(found.get());
        } else if (Directory.TYPES.contains(type)) {
            logical(reference, type, identifier.get());
        }
        return found.isPresent() || Directory.TYPES.contains(type);
    }

    private static boolean holder(Entrance entrance, Reference reference, BusinessIdentifier identifier) {
        if (entrance.record().ins().equals(identifier)) {
            reference.setReference("Patient/" + entrance.record().patientId());
            return true;
        }
        return !NamingSystems.INS.contains(identifier.system()) && logical(reference, "Patient", identifier);
    }

    private static boolean logical(Reference reference, String type, BusinessIdentifier identifier) {
        reference.setReference(null);
        reference.setType(type);
        reference.setIdentifier(new Identifier().setSystem(identifier.system()).setValue(identifier.value()));
        return true;
    }

    private Optional<String> inRecord(Entrance entrance, String type, BusinessIdentifier identifier) {
        List<Entry> entries = register.findByIdentifier(entrance.record().number(), type, identifier).stream()
                .filter(entry -> entrance.visibility().shows(entry.facts()))
                .toList();
        return entries.size() == 1 ? Optional.of(type + "/" + entries.get(0).id()) : Optional.empty();
    }
}
