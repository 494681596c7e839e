package fr.carnet.provide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code scripts/take-over}: people who had a record before keep it. Every Patient of the folder gets a record
 * (or is found to have one), then what is about them goes in. Exit status as that of {@link Provide}.
 */
public final class TakeOver {
    static final String USAGE =
            "scripts/take-over FOLDER [--url URL] [--token TOKEN] [--pharmacist-token TOKEN] [--report FILE]";
    private static final String PHARMACIST = "--pharmacist-token";

    private TakeOver() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        try {
            List<String> words = new ArrayList<>(List.of(arguments));
            String pharmacist = pharmacistToken(words);
            return takeOver(Options.of(words, USAGE, ".take-over.csv"), pharmacist);
        } catch (Stopped e) {
            System.err.println("carnet: " + e.getMessage());
        } catch (IOException e) {
            System.err.println("carnet: " + e);
        }
        return Provide.STOPPED;
    }

    private static String pharmacistToken(List<String> words) {
        int place = words.indexOf(PHARMACIST);
        if (place < 0) {
            return "";
        }
        if (place + 1 == words.size()) {
            throw new Stopped(PHARMACIST + " needs a value. " + USAGE);
        }
        words.remove(place);
        return words.remove(place);
    }

    private static int takeOver(Options options, String pharmacist) throws IOException {
        FolderResources folder = new FolderResources(options.folder());
        Report report = new Report(options.report());
        try (BinarySpool binaries = new BinarySpool();
                DoneBook done = DoneBook.beside(options.report())) {
            Progress progress = new Progress(prepared(folder, binaries));
            TakeOverRun.Doors doors = new TakeOverRun.Doors(
                    new Door(options), Door.ofPharmacist(options, pharmacist.isEmpty() ? options.token() : pharmacist));
            TakenOver takenOver = new TakenOver(done, options.server(), binaries);
            try {
                new TakeOverRun(folder, doors, done, takenOver, new TakeOverRun.Results(report, progress)).run();
            } finally {
                report.write();
                progress.end(report);
            }
        }
        return report.refused() == 0 ? Provide.ALL_IN : Provide.SOME_REFUSED;
    }

    /** Puts the Binaries aside and counts the rest. */
    private static int prepared(FolderResources folder, BinarySpool binaries) throws IOException {
        int[] count = new int[1];
        folder.each(new FolderResources.Visitor() {
            @Override
            public void resource(SourceResource source) throws IOException {
                if (source.type().equals("Binary")) {
                    binaries.keep(source);
                } else if (!source.type().equals("RelatedPerson")) {
                    count[0]++;
                }
            }

            @Override
            public void unreadable(String place, String why) {
                count[0]++;
            }
        });
        return count[0];
    }
}
