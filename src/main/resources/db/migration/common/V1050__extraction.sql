-- What is drawn from documents: an entry names its document, whose rights are its own; digests tell which of them say
-- the same thing.
alter table carnet_entry add column source varchar(64);   -- id of the DocumentReference; null: deposited itself
create index carnet_entry_by_source on carnet_entry (record, source);

create table carnet_entry_same (
    entry bigint not null,                        -- carnet_entry.resource_pid
    record integer not null,
    digest varchar(64) not null,                  -- SHA-256 of one thing the entry says
    constraint carnet_entry_same_pk primary key (record, entry, digest)
);
create index carnet_entry_same_by_digest on carnet_entry_same (record, digest);

-- One row per document that may hold data, written with the deposit: nothing is forgotten, nothing is read twice.
create table carnet_extraction (
    added timestamp(6) with time zone not null,   -- machine time
    record integer not null,
    attempts integer not null,
    drawn integer not null,                       -- resources made of it
    state varchar(20) not null,                   -- pending, done, nothing, failed
    document_id varchar(64) not null,
    constraint carnet_extraction_pk primary key (record, document_id)
);
create index carnet_extraction_by_state on carnet_extraction (state, added);
