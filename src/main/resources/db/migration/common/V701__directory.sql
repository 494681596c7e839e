-- Identifiers of the directory's entries; no record's data. The primary key is what makes an entry brought twice one.
create table carnet_directory_entry (
    type varchar(32) not null,
    identifier_system varchar(300) not null,
    identifier_value varchar(300) not null,
    id varchar(64) not null,
    primary key (type, identifier_system, identifier_value)
);
create index carnet_directory_entry_id on carnet_directory_entry (type, id);
create index carnet_directory_entry_value on carnet_directory_entry (type, identifier_value);
