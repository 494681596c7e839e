-- Members of care teams that read the cancer file: one row per member, taken from the CareTeam each time it is written.
create table carnet_team_member (
    valid_from timestamp(6) with time zone,       -- null: no start
    valid_to timestamp(6) with time zone,         -- first instant he no longer reads; null: no end
    record integer not null,
    team_id varchar(64) not null,                 -- id of the CareTeam
    member varchar(200) not null,                 -- ps:<IdNat_PS> or st:<IdNat_Struct>
    constraint carnet_team_member_pk primary key (record, team_id, member)
);
