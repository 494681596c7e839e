-- The register: one row per entry of a record, one narrow row per search value. The versions themselves are HAPI's.
-- Times of the machine and bounds of searched dates are milliseconds since 1970, both included.
create table carnet_entry (
    resource_pid bigint not null,                -- HFJ_RESOURCE.RES_ID, in the partition of the same number
    last_updated bigint not null,
    sort_date bigint not null,                   -- start of the type's own date, else last_updated
    date_high bigint,                            -- end of the type's own date; null when the entry bears none
    hidden_until timestamp(6) with time zone,    -- INVISIBLE_PATIENT until then
    record integer not null,
    version integer not null,
    masked boolean not null,
    hidden_representatives boolean not null,
    deleted boolean not null,
    type varchar(40) not null,
    id varchar(64) not null,
    status varchar(40),
    document_type varchar(200) not null,
    structure varchar(200) not null,
    authors text not null,                       -- ' key key ', spaces inside a key escaped
    constraint carnet_entry_pk primary key (record, type, id)
);
create unique index carnet_entry_by_resource on carnet_entry (record, resource_pid);
create index carnet_entry_by_date on carnet_entry (record, type, sort_date, resource_pid);

create table carnet_entry_value (
    entry bigint not null,                       -- carnet_entry.resource_pid
    system bigint,                               -- tokens: first 8 bytes of the SHA-256 of the system, 0 when none
    low bigint,                                  -- dates: first and last millisecond
    high bigint,
    record integer not null,
    param smallint not null,                     -- number in search-parameters.json, never reused
    text varchar(500),                           -- token code, reference, folded string
    exact varchar(500)                           -- strings as written, when folding changed them
);
create index carnet_entry_value_by_entry on carnet_entry_value (record, entry);
create index carnet_entry_value_by_text on carnet_entry_value (record, param, text);
