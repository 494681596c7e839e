-- The directory of records: identifier to number, and the state of each record. One row per record, in the Patient's transaction.
create table carnet_record_number (
    number bigint generated always as identity primary key,
    taken boolean not null
);

create table carnet_record (
    record integer not null primary key,
    patient_id varchar(64) not null unique,
    ins_system varchar(200) not null,
    ins_value varchar(64) not null,
    family varchar(400) not null,
    given varchar(400) not null,
    gender varchar(20) not null,
    birth_date date not null,
    birth_place varchar(10) not null,
    state varchar(20) not null,
    opened_at timestamp(6) with time zone not null,
    closed_at timestamp(6) with time zone,
    closure_reason varchar(1000),
    destroy_at timestamp(6) with time zone,
    deletion_requested boolean not null,
    epoch bigint not null,
    constraint carnet_record_ins unique (ins_system, ins_value)
);
create index carnet_record_due on carnet_record (destroy_at);

-- What remains of a destroyed record: that it existed, and when. No identity.
create table carnet_tombstone (
    record integer not null primary key,
    opened_at timestamp(6) with time zone not null,
    closed_at timestamp(6) with time zone,
    destroyed_at timestamp(6) with time zone not null
);
