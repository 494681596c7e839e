-- Advance directives of which their author is reminded, until they are replaced, deleted or destroyed.
create table carnet_directive_reminder (
  record integer not null,
  document varchar(64) not null,
  remind_at timestamp(6) with time zone not null,
  primary key (record, document)
);
create index carnet_directive_reminder_due on carnet_directive_reminder (remind_at);

-- Deaths declared by the Assurance Maladie.
create table carnet_death (
  record integer not null primary key,
  died_on date not null,
  declared_at timestamp(6) with time zone not null
);
