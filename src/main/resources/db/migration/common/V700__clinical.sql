-- What the holder chose for all that comes later: scope 'history' (Assurance Maladie) or 'new-documents'.
create table carnet_default_visibility (
    record integer not null,
    scope varchar(16) not null,
    masked boolean not null,
    hidden_representatives boolean not null,
    primary key (record, scope)
);
