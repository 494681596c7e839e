package fr.carnet.vaccination.paper;

import fr.carnet.vaccination.book.Book;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;

/** The history in plain French, as XHTML: the narrative of the FHIR document and the page of the PDF say the same. */
final class HistoryText {
    static final String TITLE = "Historique des vaccinations";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String STYLE =
            """
            @page { size: A4; margin: 18mm; }
            body { font-family: 'Carnet'; font-size: 10pt; }
            h1 { font-size: 18pt; } h2 { font-size: 13pt; }
            table { width: 100%; border-collapse: collapse; }
            th, td { border: 1px solid #444; padding: 4px; text-align: left; vertical-align: top; }
            """;

    private HistoryText() {}

    /** The whole page; its language, title and subject make the PDF accessible. */
    static String page(Patient holder, List<Book.Told> doses, LocalDate made) {
        return """
                <html xmlns="http://www.w3.org/1999/xhtml" lang="fr"><head><title>%s</title>
                <meta name="subject" content="%s"/><meta name="author" content="Carnet"/>
                <style>%s</style></head><body><h1>%s</h1><p>%s</p><p>Établi le %s par Carnet.</p>%s</body></html>
                """
                .formatted(TITLE, TITLE, STYLE, TITLE, escaped(identity(holder)), DAY.format(made), table(doses));
    }

    static String table(List<Book.Told> doses) {
        String rows = doses.stream().map(HistoryText::row).collect(Collectors.joining());
        return "<h2>Vaccins reçus</h2><table><thead><tr><th>Date</th><th>Vaccin</th><th>Lot</th><th>Dose</th>"
                + "<th>Source</th></tr></thead><tbody>" + rows + "</tbody></table>";
    }

    private static String row(Book.Told dose) {
        Immunization vaccine = dose.resource();
        String number = vaccine.getProtocolAppliedFirstRep().hasDoseNumberPositiveIntType()
                ? vaccine.getProtocolAppliedFirstRep().getDoseNumberPositiveIntType().getValueAsString()
                : "";
        return "<tr>" + cell(date(dose)) + cell(name(vaccine.getVaccineCode())) + cell(vaccine.getLotNumber())
                + cell(number) + cell(dose.confirmed() ? "Professionnel" : "Non confirmé") + "</tr>";
    }

    private static String date(Book.Told dose) {
        String told = dose.resource().getOccurrenceDateTimeType().getValueAsString();
        return told.length() < DateTimeFormatter.ISO_LOCAL_DATE.format(dose.date()).length()
                ? told
                : DAY.format(dose.date());
    }

    static String name(CodeableConcept vaccine) {
        if (vaccine.hasText()) {
            return vaccine.getText();
        }
        return vaccine.getCoding().stream()
                .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                .findFirst()
                .orElse("Vaccin");
    }

    private static String identity(Patient holder) {
        String name = holder.getName().stream()
                .filter(one -> one.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .map(one -> one.getFamily() + " " + one.getGivenAsSingleString())
                .orElse("");
        return name + ", né(e) le " + DAY.format(LocalDate.parse(holder.getBirthDateElement().getValueAsString()))
                + ", INS " + holder.getIdentifierFirstRep().getValue();
    }

    private static String cell(String text) {
        return "<td>" + escaped(text == null || text.isBlank() ? "–" : text) + "</td>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
