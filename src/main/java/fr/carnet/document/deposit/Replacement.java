package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Change;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.document.rules.DocumentRules;
import fr.carnet.document.rules.ReferenceKind;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import fr.carnet.shared.fhir.FhirJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * A new document that {@code relatesTo} says replaces an old one (TD2.1b): the old one becomes superseded in the same
 * transaction, by its author or the depositing structure only. A target named by identifier alone that is not here stays
 * a dangling link, with a warning.
 */
@Component
class Replacement {
    private static final String PREFIX = "DocumentReference?identifier=";
    private static final Ask ASK = Ask.update("replace", "DocumentReference");

    private final Register register;
    private final Gate gate;

    Replacement(Register register, Gate gate) {
        this.register = register;
        this.gate = gate;
    }

    /** Supersedes what the document replaces and makes its link literal; the id of the replaced one, if it is here. */
    Optional<String> supersede(Call call, Entrance entrance, Judged judged) {
        Optional<Reference> link = DocumentRules.replaces(judged.document());
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Optional<Entry> target = target(entrance, link.get(), judged);
        target.ifPresent(entry -> supersede(call, entrance, entry, link.get(), judged));
        return target.map(Entry::id);
    }

    private void supersede(Call call, Entrance entrance, Entry entry, Reference link, Judged judged) {
        gate.change(call, entrance, ASK, entry.id(), entry.facts(), Change.SUPERSEDE);
        DocumentReference old = FhirJson.parse(DocumentReference.class, entry.json());
        if (old.getStatus() != DocumentReferenceStatus.CURRENT) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    judged.incoming().path() + ".relatesTo[0].target",
                    "Ce document a déjà été remplacé : désignez la version en cours.",
                    "This document has already been replaced: name the current version.");
        }
        old.setStatus(DocumentReferenceStatus.SUPERSEDED);
        register.update(entry, old, entry.facts());
        link.setReference("DocumentReference/" + entry.id());
    }

    private Optional<Entry> target(Entrance entrance, Reference link, Judged judged) {
        ReferenceKind kind = ReferenceKind.of(link);
        if (kind == ReferenceKind.RELATIVE) {
            return Optional.of(byId(entrance, link, judged));
        }
        Optional<BusinessIdentifier> identifier = identifier(link, kind);
        if (identifier.isEmpty()) {
            throw unknown(judged);
        }
        List<Entry> found =
                register
                        .findByIdentifier(entrance.record().number(), "DocumentReference", identifier.get())
                        .stream()
                        .filter(entry -> entrance.visibility().shows(entry.facts()))
                        .toList();
        if (found.isEmpty()) {
            dangling(link, identifier.get(), judged);
        }
        return found.stream().findFirst();
    }

    private Entry byId(Entrance entrance, Reference link, Judged judged) {
        RecordNumber number = entrance.record().number();
        IdType id = new IdType(link.getReference());
        return register.find("DocumentReference", id.getIdPart())
                .filter(entry -> "DocumentReference".equals(id.getResourceType()))
                .filter(entry -> entry.record().equals(number))
                .filter(entry -> entrance.visibility().shows(entry.facts()))
                .orElseThrow(() -> unknown(judged));
    }

    private static Optional<BusinessIdentifier> identifier(Reference link, ReferenceKind kind) {
        if (kind == ReferenceKind.CONDITIONAL && link.getReference().startsWith(PREFIX)) {
            return BusinessIdentifier.parse(
                    URLDecoder.decode(link.getReference().substring(PREFIX.length()), StandardCharsets.UTF_8));
        }
        Identifier identifier = link.getIdentifier();
        return kind != ReferenceKind.CONDITIONAL && identifier.hasValue()
                ? Optional.of(new BusinessIdentifier(
                        identifier.getSystem() == null ? "" : identifier.getSystem(), identifier.getValue()))
                : Optional.empty();
    }

    private static void dangling(Reference link, BusinessIdentifier identifier, Judged judged) {
        link.setReference(null);
        link.setType("DocumentReference");
        if (!link.getIdentifier().hasValue()) {
            link.setIdentifier(new Identifier().setSystem(identifier.system()).setValue(identifier.value()));
        }
        judged.warnings()
                .add(new Warning(
                        judged.incoming().path() + ".relatesTo[0].target",
                        "Le document remplacé n'est pas dans ce dossier : le lien est conservé.",
                        "The replaced document is not in this record: the link is kept."));
    }

    private static Refusal unknown(Judged judged) {
        return Refusal.of(
                ErrorCode.TARGET_UNKNOWN,
                judged.incoming().path() + ".relatesTo[0].target",
                "Le document à remplacer est inconnu ici.",
                "The document to replace is unknown here.");
    }
}
