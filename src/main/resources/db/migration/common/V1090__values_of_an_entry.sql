-- The values of one entry are found by the entry alone. An index that began with the record was taken for a way to all the
-- record's values by plans made while the tables were nearly empty, entry after entry.
drop index carnet_entry_value_by_entry;
create index carnet_entry_value_of_entry on carnet_entry_value (entry);
