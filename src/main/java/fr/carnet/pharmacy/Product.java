package fr.carnet.pharmacy;

import fr.carnet.shared.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A product as one row names it.
 *
 * @param name as people read it
 * @param codes codes of the product itself, most telling first: CIP13, else as sent ({@code system|code})
 * @param atc ATC codes of its substances
 */
record Product(String name, List<String> codes, Set<String> atc) {
    private static final int SUBSTANCE = 7;

    Product {
        codes = List.copyOf(codes);
        atc = Set.copyOf(atc);
    }

    /** Rows with the same key are rows of one product: by its code, else by its substance, else by its name. */
    String key() {
        if (!codes.isEmpty()) {
            return codes.get(0);
        }
        return substance().orElse("name:" + Words.folded(name));
    }

    /** Could both be the same box? As codes tell; where one row bears no code, by the substance or the name. */
    boolean sameAs(Product other) {
        if (!codes.isEmpty() && !other.codes.isEmpty()) {
            return codes.stream().anyMatch(other.codes::contains);
        }
        return Words.folded(name).equals(Words.folded(other.name))
                || substance().isPresent() && substance().equals(other.substance());
    }

    private Optional<String> substance() {
        return atc.stream().filter(code -> code.length() == SUBSTANCE).sorted().findFirst();
    }
}
