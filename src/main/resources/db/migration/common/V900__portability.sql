-- Archives asked for by holders and representatives; the files lie beside the contents, encrypted with the record's key.
create table carnet_export (
    record integer not null,
    id varchar(36) not null,
    requested_by varchar(300) not null,
    requested_at timestamp(6) with time zone not null,
    status varchar(16) not null,                 -- requested, running, done, failed
    claimed_until timestamp(6) with time zone,   -- machine time; a worker that died lets go then
    worker varchar(36),
    done_files integer not null,
    total_files integer not null,
    size bigint,
    delete_at timestamp(6) with time zone,
    primary key (record, id)
);
create index carnet_export_open on carnet_export (status, claimed_until);
create index carnet_export_over on carnet_export (delete_at);

-- Records on their way in: until such a row is gone the number is in no directory, so nobody sees what is stored under it.
create table carnet_moving_record (
    record integer not null,
    ins_digest varchar(64) not null,
    seen_at timestamp(6) with time zone not null, -- machine time of the last batch
    removing boolean not null,                    -- given up: it can no longer arrive
    primary key (record),
    constraint carnet_moving_record_ins unique (ins_digest)
);
