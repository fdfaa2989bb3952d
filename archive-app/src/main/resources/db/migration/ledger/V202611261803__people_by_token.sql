-- Lines join by the tokens of personal_identity instead of by the keyed hashes themselves. hash_key 0 is told by the
-- first start with the key file at hand.
insert into personal_identity (token, realm, sealed, hash, hash_key)
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'), realm, sealed, hash, 0
from (
  select distinct on (hash) hash, realm, sealed from (
    select person_key as hash, case document_type when 'OTHER' then 'other' else 'id' end as realm, id_number as sealed
    from ledger_entry
    union all
    select phone_key, 'phone', phone from ledger_entry) number
  order by hash) person;
update ledger_entry e set person_key = p.token, phone_key = t.token
from personal_identity p, personal_identity t where p.hash = e.person_key and t.hash = e.phone_key;
update ledger_name_resolution r set person_key = p.token from personal_identity p where p.hash = r.person_key;
