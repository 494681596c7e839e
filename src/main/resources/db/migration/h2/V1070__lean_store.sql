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
