-- An emergency opened in a secret connection with a minor is not told to legal representatives.
alter table carnet_break_glass add column secret boolean default false not null;
