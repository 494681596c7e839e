-- The installation an operator's archive is encrypted to, by its name; null: a holder's own archive.
alter table carnet_export add column recipient varchar(64);
