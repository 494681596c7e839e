-- The contents of documents are files; here are their keys and which document each belongs to.
create table carnet_content_key (
    record integer not null primary key,
    wrapped_key varchar(200) not null
);

create table carnet_content (
    record integer not null,
    id varchar(64) not null,
    kind varchar(10) not null,
    document_id varchar(64) not null,
    digest varchar(64) not null,
    size bigint not null,
    mime varchar(255) not null,
    sha1 varchar(40) not null,
    sha256 varchar(64) not null,
    created timestamp(6) with time zone not null,
    primary key (record, id)
);

create index carnet_content_document on carnet_content (record, document_id);
create index carnet_content_digest on carnet_content (record, digest);
