package fr.carnet.wishes;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.document.deposit.PublishDocument;
import fr.carnet.document.deposit.Shelved;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The holder, or who acts for him, declares a wish; it is deposited as a document of his. */
@Component
public class DeclareWish {
    private static final int MOST = 500;

    private final Gate gate;
    private final NamedRecords names;
    private final PublishDocument documents;
    private final BusinessClock clock;

    DeclareWish(Gate gate, NamedRecords names, PublishDocument documents, BusinessClock clock) {
        this.gate = gate;
        this.names = names;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Advance directives exist elsewhere. The new declaration replaces the former one, and any text deposited.
     *
     * @param place where they are kept, at most 500 characters
     * @param keeper who keeps them, may be null
     * @throws Refusal {@code invalid} without a place, or when the holder is a minor
     */
    public Shelved directives(Call call, String patientId, String place, String keeper) {
        Entrance entrance = enter(call, patientId, "$declare-directives");
        String where = required(place);
        String who = keeper == null ? "" : within(keeper.strip(), "keeper");
        String text = WishText.directives(where, who);
        WishDocument wish = new WishDocument("EXPPAT_3", "Directives anticipées : lieu de conservation", text);
        return documents.publish(call, wish.of(entrance.record(), "urn:uuid:" + UUID.randomUUID(), clock.now()));
    }

    /** The rules of organ donation were read; saying it again changes nothing. */
    public Shelved organDonation(Call call, String patientId) {
        Entrance entrance = enter(call, patientId, "$acknowledge-organ-donation");
        WishDocument wish = new WishDocument("EXPPAT_1", "Don d'organes : information lue", WishText.organDonation());
        String name = "organ-donation|" + entrance.record().patientId() + "|" + call.caller().key();
        UUID always = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return documents.publish(call, wish.of(entrance.record(), "urn:uuid:" + always, clock.now()));
    }

    private Entrance enter(Call call, String patientId, String operation) {
        return gate.enter(
                call, names.locked(names.byPatientId(patientId)), Ask.execute(Need.HOLD, operation, "Patient"));
    }

    private static String required(String place) {
        if (place == null || place.isBlank()) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Parameters.parameter.where(name='place')",
                    "Indiquez où se trouvent vos directives anticipées (paramètre place).",
                    "Say where your advance directives are kept (parameter place).");
        }
        return within(place.strip(), "place");
    }

    private static String within(String text, String parameter) {
        if (text.length() > MOST) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Parameters.parameter.where(name='" + parameter + "')",
                    "Ce texte dépasse " + MOST + " caractères : raccourcissez-le.",
                    "This text is longer than " + MOST + " characters: shorten it.");
        }
        return text;
    }
}
