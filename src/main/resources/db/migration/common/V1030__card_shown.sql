-- The holder's card shown to a professional: one row each, the last time counts, until the record closes.
create table carnet_card_shown (
    record integer not null,
    professional varchar(300) not null,
    shown_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    primary key (record, professional)
);
