-- Directory: which documents bear a business identifier, over all records, for updates that name a document by identifier
-- alone (PATCH DocumentReference?identifier=). The identifier is kept as a digest.
create table carnet_document_key (
    digest varchar(64) not null,
    record integer not null,
    document_id varchar(64) not null,
    primary key (digest, record, document_id)
);
create index carnet_document_key_record on carnet_document_key (record);
