package fr.carnet.sandbox;

import fr.carnet.backfill.HistoryKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The codes the simulated Assurance Maladie draws from ({@code insurance-codes.csv}). */
final class InsuranceCodes {
    /** One entry per chance in ten, most frequent kinds first. */
    private static final List<HistoryKind> CHANCES = List.of(
            HistoryKind.MEDICATION, HistoryKind.MEDICATION, HistoryKind.MEDICATION, HistoryKind.MEDICATION,
            HistoryKind.CARE, HistoryKind.CARE, HistoryKind.CARE, HistoryKind.CARE,
            HistoryKind.BIOLOGY, HistoryKind.BIOLOGY, HistoryKind.BIOLOGY,
            HistoryKind.IMAGING, HistoryKind.IMAGING,
            HistoryKind.VACCINATION, HistoryKind.DEVICE, HistoryKind.HOSPITAL);

    private final Map<HistoryKind, List<Code>> byKind = new EnumMap<>(HistoryKind.class);

    /** @param atc null when the code itself is an ATC code or has none */
    record Code(HistoryKind kind, String code, String system, String label, int maxQuantity, String atc) {}

    static InsuranceCodes load() {
        InsuranceCodes codes = new InsuranceCodes();
        SandboxFiles.lines("insurance-codes.csv").stream().skip(1).map(InsuranceCodes::code).forEach(code ->
                codes.byKind.computeIfAbsent(code.kind(), kind -> new ArrayList<>()).add(code));
        return codes;
    }

    Code pick(long draw) {
        HistoryKind kind = CHANCES.get((int) Math.floorMod(draw, (long) CHANCES.size()));
        List<Code> choice = byKind.get(kind);
        return choice.get((int) Math.floorMod(draw >> 8, (long) choice.size()));
    }

    private static Code code(String line) {
        String[] cells = line.split(";", -1);
        HistoryKind kind = HistoryKind.ofCode(cells[0]).orElseThrow();
        return new Code(
                kind, cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), cells[5].isEmpty() ? null : cells[5]);
    }
}
