-- The legal trace: one row per access or attempt. Rows are only added; sealing fills block and place, once.
create table carnet_trace (
  record integer not null,
  id varchar(36) not null,
  recorded timestamp(6) with time zone not null,
  agent_kind varchar(16) not null,
  agent_key varchar(200) not null,
  agent_system varchar(100) not null,
  agent_code varchar(100) not null,
  agent_name varchar(200) not null,
  profession varchar(20) not null,
  specialty varchar(20) not null,
  structure varchar(64) not null,
  action varchar(1) not null,
  interaction varchar(64) not null,
  rest varchar(32) not null,
  resource_type varchar(64) not null,
  resource_id varchar(64),
  granted boolean not null,
  reason varchar(500) not null,
  purpose varchar(32) not null,
  query text not null,
  request_id varchar(128) not null,
  hidden_until timestamp(6) with time zone,
  hidden_from_representatives boolean not null,
  secret boolean not null,
  mac varchar(64) not null,
  block bigint,
  place integer,
  primary key (record, id)
);
create index carnet_trace_by_time on carnet_trace (record, recorded, id);
create unique index carnet_trace_by_place on carnet_trace (block, place);

-- What is hidden today of the entries named in the trace, where it differs from what the trace row says.
create table carnet_trace_hiding (
  record integer not null,
  resource_id varchar(64) not null,
  hidden_until timestamp(6) with time zone,
  hidden_from_representatives boolean not null,
  primary key (record, resource_id)
);

-- Blocks of sealed rows, each bound to the one before; carries no record of its own.
create table carnet_trace_block (
  block bigint not null primary key,
  places integer not null,
  previous_mac varchar(64) not null,
  mac varchar(64) not null
);

-- One row: where the chain ends. Locked by whoever seals.
create table carnet_trace_head (
  id integer not null primary key,
  chain varchar(36) not null,
  last_block bigint not null,
  total bigint not null,
  last_mac varchar(64) not null,
  mac varchar(64) not null
);
