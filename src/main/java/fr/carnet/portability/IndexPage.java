package fr.carnet.portability;

import fr.carnet.record.Holder;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.fhir.FhirJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;

/** {@code index.html}: what the archive holds, to be read without any software but a browser, by a screen reader too. */
final class IndexPage {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH).withZone(BusinessClock.PARIS);
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 1.1rem/1.5 sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #161616; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { border: 1px solid #666; padding: .4rem .6rem; text-align: left; vertical-align: top; }
            caption { text-align: left; font-weight: bold; padding: .4rem 0; }
            a { color: #000091; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>Titulaire : %2$s. Archive faite le %3$s.</p>
            <p>Cette archive contient tout ce que vous voyez dans votre carnet. Gardez-la en lieu sûr : elle n'est pas protégée
            par un mot de passe.</p>
            """;
    private static final String FOOT =
            """
            <h2>Les autres fichiers</h2>
            <ul>
            <li><a href="access-history.ndjson">access-history.ndjson</a> : qui a consulté le carnet, quand et pourquoi.</li>
            <li><a href="grants/Consent.ndjson">grants/Consent.ndjson</a> : les autorisations et les blocages.</li>
            <li><a href="manifest.json">manifest.json</a> : la liste des fichiers avec leur empreinte SHA-256.</li>
            </ul>
            <section lang="en">
            <h2>In English</h2>
            <p>This archive holds all that its reader sees in the record: the documents as deposited (<code>documents/</code>),
            every entry as FHIR R4 (<code>resources/</code>, one JSON resource to a line), the grants, the access history and
            a manifest with digests. It is not protected by a password.</p>
            </section>
            </main>
            </body>
            </html>
            """;

    private final Holder holder;
    private final Instant made;
    private final List<String> documents = new ArrayList<>();
    private final Map<String, Integer> types = new TreeMap<>();

    IndexPage(Holder holder, Instant made) {
        this.holder = holder;
        this.made = made;
    }

    void type(String type, int entries) {
        types.put(type, entries);
    }

    /** Cells about one document, without its file. */
    static String row(String json) {
        DocumentReference document = FhirJson.parse(DocumentReference.class, json);
        String date = document.hasDate() ? DAY.format(document.getDate().toInstant()) : "";
        String title = document.getContentFirstRep().getAttachment().getTitle();
        String type = label(document.getType());
        String state = document.getStatus() == org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.SUPERSEDED
                ? "remplacé"
                : "en vigueur";
        String known = title != null ? title : document.hasDescription() ? document.getDescription() : type;
        return "<td>" + text(date) + "</td><th scope=\"row\">" + text(known) + "</th><td>" + text(type) + "</td><td>" + state
                + "</td>";
    }

    private static String label(CodeableConcept type) {
        if (type.hasText()) {
            return type.getText();
        }
        return type.getCodingFirstRep().hasDisplay()
                ? type.getCodingFirstRep().getDisplay()
                : type.getCodingFirstRep().hasCode() ? type.getCodingFirstRep().getCode() : "Document";
    }

    void document(String row, String path) {
        documents.add("<tr>" + row + "<td><a href=\"" + path + "\">ouvrir</a></td></tr>\n");
    }

    void writeTo(OutputStream file) throws IOException {
        write(file, HEAD.formatted("Mon carnet de santé", text(holder.given() + " " + holder.family()), DAY.format(made)));
        write(file, "<h2>Documents</h2>\n");
        write(file, "<table><caption>" + documents.size() + " document(s)</caption>\n<thead><tr><th scope=\"col\">Date</th>"
                + "<th scope=\"col\">Titre</th><th scope=\"col\">Type</th><th scope=\"col\">État</th>"
                + "<th scope=\"col\">Fichier</th></tr></thead>\n<tbody>\n");
        for (String row : documents) {
            write(file, row);
        }
        write(file, "</tbody></table>\n<h2>Données</h2>\n<table><caption>Ressources FHIR par type</caption>\n<thead><tr>"
                + "<th scope=\"col\">Type</th><th scope=\"col\">Nombre</th></tr></thead>\n<tbody>\n");
        for (Map.Entry<String, Integer> type : types.entrySet()) {
            write(file, "<tr><th scope=\"row\"><a href=\"" + ArchiveFiles.resources(type.getKey()) + "\">" + type.getKey()
                    + "</a></th><td>" + type.getValue() + "</td></tr>\n");
        }
        write(file, "</tbody></table>\n" + FOOT);
    }

    private static void write(OutputStream file, String html) throws IOException {
        file.write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
