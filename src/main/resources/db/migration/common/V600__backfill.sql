-- One row per record: where its 24-month import stands. next_at is null when nothing is to be done by itself
-- (none, done, parked while the record is closed).
create table carnet_history_import (
    record integer not null,
    status varchar(16) not null,
    opened_at timestamp(6) with time zone not null,
    window_from varchar(10) not null,
    window_to varchar(10) not null,
    due_at timestamp(6) with time zone not null,
    next_at timestamp(6) with time zone,
    position_date varchar(10),
    position_id varchar(128),
    imported integer not null,
    changed integer not null,
    attempts integer not null,
    document_id varchar(64),
    document_revision integer not null,
    constraint carnet_history_import_pk primary key (record)
);
create index carnet_history_import_next on carnet_history_import (next_at, record);

-- What each source row became: the unique key is what makes the import idempotent.
create table carnet_history_row (
    record integer not null,
    row_id varchar(128) not null,
    resource_type varchar(32) not null,
    resource_id varchar(64) not null,
    digest varchar(64) not null,
    constraint carnet_history_row_pk primary key (record, row_id)
);
