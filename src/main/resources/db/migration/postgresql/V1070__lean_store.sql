-- Indexes of HAPI's that serve its search, its type and system history and its jobs, none of which is used (ADR 0003, 0088):
-- versions are found by (partition, resource, version), resources by (partition, type, id).
drop index IDX_RES_DATE;
drop index IDX_RES_FHIR_ID;
drop index IDX_RES_TYPE_DEL_UPDATED;
drop index IDX_RES_RESID_UPDATED;
drop index IDX_RESVER_TYPE_DATE;
drop index IDX_RESVER_ID_DATE;
drop index IDX_RESVER_DATE;
drop index IDX_RESVER_ID_SRC_URI;

-- A page of the trace is sorted by time inside the record; the few rows of one instant are sorted by id as they are read.
drop index carnet_trace_by_time;
create index carnet_trace_by_time on carnet_trace (record, recorded);

-- Sealing gives every row of the trace its place once: the room of what it leaves is used again soon.
alter table carnet_trace set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table carnet_trace_head set (fillfactor = 20, autovacuum_vacuum_threshold = 200);
