package fr.carnet.provide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command: exit status 0 when every file is in, 1 when one was refused, 2 when it could not work at all. */
public final class Provide {
    static final int ALL_IN = 0;
    static final int SOME_REFUSED = 1;
    static final int STOPPED = 2;

    private Provide() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        try {
            Options options = Options.of(List.of(arguments));
            return deposit(options);
        } catch (Stopped e) {
            System.err.println("carnet: " + e.getMessage());
        } catch (IOException e) {
            System.err.println("carnet: " + e);
        }
        return STOPPED;
    }

    private static int deposit(Options options) throws IOException {
        List<Path> files = FolderFiles.of(options.folder());
        Report report = new Report(options.report());
        Progress progress = new Progress(files.size());
        try (DoneBook done = DoneBook.beside(options.report())) {
            Depositor depositor = new Depositor(options, new Door(options));
            for (Path file : files) {
                Outcome outcome = one(options, done, depositor, file);
                report.add(outcome);
                progress.show(outcome);
            }
        } finally {
            report.write();
            progress.end(report);
        }
        return report.refused() == 0 ? ALL_IN : SOME_REFUSED;
    }

    private static Outcome one(Options options, DoneBook done, Depositor depositor, Path file) throws IOException {
        String name = options.folder().relativize(file).toString();
        Content content = Content.read(file);
        String key = done.key(options, name, content);
        if (done.contains(key)) {
            return Outcome.earlier(name, content.kind(), done.location(key));
        }
        Outcome outcome = depositor.deposit(name, content);
        if (outcome.isIn()) {
            done.add(key, outcome.location());
        }
        return outcome;
    }
}
