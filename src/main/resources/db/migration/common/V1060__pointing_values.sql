-- A search value that points to another entry of the record names it, so that a search can look whether that one is seen.
update carnet_entry_value set exact = substring(text from position('/' in text) + 1)
 where param in (118, 120, 214, 1703, 1704) and exact is null
   and text like '%/%' and text not like '%:%'
   and text not like 'Patient/%' and text not like 'RelatedPerson/%' and text not like 'Practitioner/%'
   and text not like 'PractitionerRole/%' and text not like 'Organization/%' and text not like 'Device/%';
-- Which of several references an identifier was written beside was not kept: such a value is no longer found.
delete from carnet_entry_value v
 where v.param in (119, 121, 215)
   and exists (select 1 from carnet_entry_value t
                where t.record = v.record and t.entry = v.entry and t.param = v.param - 1 and t.exact is not null);
