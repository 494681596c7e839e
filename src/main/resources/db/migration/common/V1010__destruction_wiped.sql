-- When the database overwrote or gave back what a destroyed record had occupied; null: still to be done.
alter table carnet_tombstone add column wiped_at timestamp(6) with time zone;
