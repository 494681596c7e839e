package fr.carnet.sandbox;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;

/** A text as a PDF: its first line is the title. */
final class TextPdf {
    private static final Font TITLE = new Font(Font.HELVETICA, 14, Font.BOLD);
    private static final Font TEXT = new Font(Font.HELVETICA, 10);

    private TextPdf() {}

    static byte[] render(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] parts = text.split("\n", 2);
        try (Document page = new Document(PageSize.A4)) {
            PdfWriter.getInstance(page, bytes);
            page.addTitle(parts[0]);
            page.open();
            page.add(new Paragraph(parts[0], TITLE));
            page.add(new Paragraph("\n" + (parts.length > 1 ? parts[1] : ""), TEXT));
        } catch (DocumentException e) {
            throw new IllegalStateException("the text could not be rendered", e);
        }
        return bytes.toByteArray();
    }
}
