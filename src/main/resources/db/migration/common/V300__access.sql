-- Rights: what each Consent gives or takes, one row per Consent (CONTRACT 5).
create table carnet_right (
    record integer not null,
    consent_id varchar(64) not null,
    kind varchar(24) not null,
    actor varchar(300) not null,
    author varchar(300) not null,
    pcp boolean not null,
    masked boolean not null,
    valid_from timestamp(6) with time zone,
    valid_to timestamp(6) with time zone,
    status varchar(10) not null,
    primary key (record, consent_id)
);

-- Emergency accesses opened (bris de glace), kept until the record closes.
create table carnet_break_glass (
    record integer not null,
    opening bigint generated always as identity,
    professional varchar(300) not null,
    reason varchar(1000) not null,
    opened_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    primary key (record, opening)
);

-- Persons linked to the record: representatives, carers, contacts, one row per RelatedPerson.
create table carnet_link (
    record integer not null,
    related_person_id varchar(64) not null,
    kind varchar(24) not null,
    ins_system varchar(200) not null,
    ins_value varchar(200) not null,
    while_minor boolean not null,
    valid_from timestamp(6) with time zone,
    valid_to timestamp(6) with time zone,
    active boolean not null,
    primary key (record, related_person_id)
);
create index carnet_link_person on carnet_link (ins_value, ins_system, kind);

-- Rows to lock, so that counting before writing (one treating doctor, three carers, five helped persons) is safe.
create table carnet_access_turn (
    slot integer not null primary key
);
insert into carnet_access_turn (slot) values
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31),
    (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47),
    (48), (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63);
