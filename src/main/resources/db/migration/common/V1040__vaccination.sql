-- Which record the reminders look at next, and when; null while it is closed.
create table carnet_vaccination_watch (
  record integer not null primary key,
  next_at timestamp(6) with time zone
);
create index carnet_vaccination_watch_next on carnet_vaccination_watch (next_at);
insert into carnet_vaccination_watch (record, next_at) select record, opened_at from carnet_record where state = 'OPEN';

-- What was told to whom, once for each due date.
create table carnet_vaccination_reminder (
  record integer not null,
  audience varchar(100) not null,
  series varchar(60) not null,
  due_on varchar(10) not null,
  told_at timestamp(6) with time zone not null,
  primary key (record, audience, series, due_on)
);

-- The vaccination history documents made so far.
create table carnet_vaccination_document (
  record integer not null,
  revision integer not null,
  document_id varchar(64) not null,
  pdf_id varchar(64) not null,
  digest varchar(64) not null,
  primary key (record, revision)
);

-- A calendar file that goes with an e-mail.
alter table carnet_outbox add column calendar text;
