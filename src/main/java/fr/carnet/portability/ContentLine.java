package fr.carnet.portability;

import fr.carnet.content.ContentRow;

/**
 * One line of {@code contents.ndjson}: which content a file of {@code documents/} is.
 *
 * @param id under which {@code attachment.url} names it
 * @param kind {@code Binary} or {@code Bundle}
 * @param document id of its DocumentReference
 * @param created machine time of its deposit
 */
record ContentLine(String path, String id, String kind, String document, String mime, String sha256, String created) {

    static ContentLine of(String path, ContentRow row) {
        return new ContentLine(
                path,
                row.id(),
                row.kind().resourceType(),
                row.documentId(),
                row.mime(),
                row.sha256(),
                row.created().toString());
    }

    ContentRow.Kind rowKind() {
        return ContentRow.Kind.BUNDLE.resourceType().equals(kind) ? ContentRow.Kind.BUNDLE : ContentRow.Kind.BINARY;
    }
}
