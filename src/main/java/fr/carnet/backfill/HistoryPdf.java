package fr.carnet.backfill;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The readable form of the history: the sections of DOMAIN 4 in their order, each a table of dates and labels. */
final class HistoryPdf {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Font HEAD = new Font(Font.HELVETICA, 16, Font.BOLD);
    private static final Font SECTION = new Font(Font.HELVETICA, 12, Font.BOLD);
    private static final Font TEXT = new Font(Font.HELVETICA, 9);
    private static final float[] COLUMNS = {2, 3, 9, 1.5f};

    private HistoryPdf() {}

    static byte[] render(HistoryWindow window, List<HistoryRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document page = new Document(PageSize.A4)) {
            PdfWriter.getInstance(page, bytes);
            page.addTitle("Historique des soins remboursés");
            page.open();
            page.add(new Paragraph("Historique des soins remboursés", HEAD));
            page.add(new Paragraph(usage(window), TEXT));
            for (HistoryKind kind : HistoryKind.values()) {
                section(page, kind, rows);
            }
        } catch (DocumentException e) {
            throw new IllegalStateException("the history could not be rendered", e);
        }
        return bytes.toByteArray();
    }

    private static String usage(HistoryWindow window) {
        return "Usage et responsabilités. Ce document reprend les soins remboursés par l'Assurance Maladie du "
                + day(window.from()) + " au " + day(window.to()) + ". Il ne dit ni pourquoi un soin a été donné, ni ce qui"
                + " n'a pas été remboursé, et ne contient aucun montant.\n\n";
    }

    private static void section(Document page, HistoryKind kind, List<HistoryRow> rows) throws DocumentException {
        page.add(new Paragraph(kind.section(), SECTION));
        List<HistoryRow> mine = rows.stream().filter(row -> row.kind() == kind).toList();
        if (mine.isEmpty()) {
            page.add(new Paragraph("Aucune donnée sur la période.\n\n", TEXT));
            return;
        }
        PdfPTable table = new PdfPTable(COLUMNS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setSpacingAfter(10);
        List.of("Date", "Code", "Libellé", "Nombre").forEach(title -> table.addCell(new Phrase(title, TEXT)));
        table.setHeaderRows(1);
        mine.forEach(row -> cells(table, row));
        table.setHorizontalAlignment(Element.ALIGN_LEFT);
        page.add(table);
    }

    private static void cells(PdfPTable table, HistoryRow row) {
        table.addCell(new Phrase(day(row.date()), TEXT));
        table.addCell(new Phrase(row.code(), TEXT));
        table.addCell(new Phrase(row.label(), TEXT));
        String quantity = row.quantity() == null ? "" : row.quantity().stripTrailingZeros().toPlainString();
        table.addCell(new Phrase(quantity, TEXT));
    }

    private static String day(LocalDate date) {
        return date.format(DAY);
    }
}
