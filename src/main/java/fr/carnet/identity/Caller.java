package fr.carnet.identity;

import fr.carnet.shared.BusinessIdentifier;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asking, as his token proves it (CONTRACT 3). The issuer fixes the kind of actor; no claim can raise it.
 */
public sealed interface Caller {
    /** Stable key of this caller in traces, authorship and limits, e.g. {@code ps:810001234567}. */
    String key();

    /** Keys under which entries count as his own deposits: himself, and for a professional or a structure the structure. */
    Set<String> ownKeys();

    /** SMART scopes of the token, restrictive only; {@link Scopes#NONE} when the token has none. */
    Scopes scopes();

    /** @param ins the person's INS: holder of his own record, representative or carer of others */
    record Patient(BusinessIdentifier ins, Scopes scopes) implements Caller {
        @Override
        public String key() {
            return "ins:" + ins;
        }

        @Override
        public Set<String> ownKeys() {
            return Set.of(key());
        }
    }

    /**
     * @param idNatPs national identifier (IdNat_PS), {@code 8} + RPPS
     * @param profession TRE_G15 code, e.g. {@code 10} médecin, {@code 21} pharmacien
     * @param specialty savoir-faire (TRE_R38/R01), e.g. {@code SM54}, or {@code ""}
     * @param structure IdNat_Struct he works for in this call, if his token names one
     * @param sector where he works (Secteur_Activite, TRE_R02, e.g. {@code SA01} public hospital), {@code ""} when not said
     * @param regulation SAMU regulating doctor (Acces_Regulation_Medicale)
     * @param secret secret connection: deposits stay hidden from legal representatives
     */
    record Professional(
            String idNatPs,
            String profession,
            String specialty,
            Optional<String> structure,
            String family,
            String given,
            boolean regulation,
            boolean secret,
            String sector,
            Scopes scopes)
            implements Caller {
        /** Without a sector. */
        public Professional(
                String idNatPs,
                String profession,
                String specialty,
                Optional<String> structure,
                String family,
                String given,
                boolean regulation,
                boolean secret,
                Scopes scopes) {
            this(idNatPs, profession, specialty, structure, family, given, regulation, secret, "", scopes);
        }

        @Override
        public String key() {
            return "ps:" + idNatPs;
        }

        @Override
        public Set<String> ownKeys() {
            return structure.map(s -> Set.of(key(), "st:" + s)).orElse(Set.of(key()));
        }
    }

    /** @param idNatStruct national identifier of the structure (IdNat_Struct) */
    record Structure(String idNatStruct, Scopes scopes) implements Caller {
        @Override
        public String key() {
            return "st:" + idNatStruct;
        }

        @Override
        public Set<String> ownKeys() {
            return Set.of(key());
        }
    }

    /** Agent of Assurance Maladie: opens, closes, reopens; no clinical content. */
    record Agent(String subject, Scopes scopes) implements Caller {
        @Override
        public String key() {
            return "agent:" + subject;
        }

        @Override
        public Set<String> ownKeys() {
            return Set.of();
        }
    }

    /** Assurance Maladie feed: deposits history. Its author is always ALIM_AM (TRE_A00), whichever client sends. */
    record Feed(String subject, Scopes scopes) implements Caller {
        @Override
        public String key() {
            return "feed:ALIM_AM";
        }

        @Override
        public Set<String> ownKeys() {
            return Set.of(key());
        }
    }

    /** Administrator of the running server; no clinical content. */
    record Operator(String subject, Scopes scopes) implements Caller {
        @Override
        public String key() {
            return "operator:" + subject;
        }

        @Override
        public Set<String> ownKeys() {
            return Set.of();
        }
    }
}
