-- E-mails to be sent, written in the transaction of the event they tell.
create table carnet_outbox (
  record integer not null,
  id varchar(36) not null,
  recipient_system varchar(100) not null,
  recipient_code varchar(100) not null,
  address varchar(320) not null,
  subject varchar(200) not null,
  body text not null,
  status varchar(16) not null,
  attempts integer not null,
  created timestamp(6) with time zone not null,
  next_attempt timestamp(6) with time zone not null,
  claimed_by varchar(36),
  claimed_until timestamp(6) with time zone,
  sent_at timestamp(6) with time zone,
  last_error varchar(200),
  primary key (record, id)
);
create index carnet_outbox_due on carnet_outbox (status, next_attempt);
create index carnet_outbox_recipient on carnet_outbox (recipient_code);

-- Professionals whose first access the holder was told of.
create table carnet_first_access (
  record integer not null,
  professional varchar(200) not null,
  told_at timestamp(6) with time zone not null,
  primary key (record, professional)
);

-- Documents deposited hidden from the holder, until they are his to see.
create table carnet_announcement (
  record integer not null,
  document varchar(64) not null,
  invite_at timestamp(6) with time zone not null,
  visible_at timestamp(6) with time zone not null,
  hidden_from_representatives boolean not null,
  invited boolean not null,
  primary key (record, document)
);
create index carnet_announcement_due on carnet_announcement (invite_at);
create index carnet_announcement_visible on carnet_announcement (visible_at);
