-- An entry is added by this function and in no other way: it locks the end of the chain, links the entry to it, and moves
-- it on, in one round trip. The application's role may neither insert entries nor move the end itself, so that SQL by hand
-- under that role cannot write history either. The form of what is hashed is that of EntryHash, which verifies it.
create function audit_field(field text) returns bytea language sql immutable parallel safe as $$
  select case when field is null then int4send(-1)
    else int4send(octet_length(convert_to(field, 'UTF8'))) || convert_to(field, 'UTF8') end
$$;

create function audit_append(p_at timestamptz, p_actor_id uuid, p_actor text, p_role text, p_action text,
  p_subject_type text, p_subject_id text, p_organizer_id uuid, p_detail text, p_address text, p_request_id text)
  returns bigint language plpgsql security definer set search_path from current as $$
declare
  number bigint;
  previous bytea;
  hash bytea;
begin
  select h.entry_no + 1, h.entry_hash into strict number, previous from audit_head h for update;
  hash := sha256(audit_field('juanzong audit entry 2') || previous || int8send(number)
    || int8send((extract(epoch from p_at) * 1000000)::bigint)
    || audit_field(p_actor_id::text) || audit_field(p_actor) || audit_field(p_role) || audit_field(p_action)
    || audit_field(p_subject_type) || audit_field(p_subject_id) || audit_field(p_organizer_id::text)
    || audit_field(p_detail) || audit_field(p_address) || audit_field(p_request_id));
  insert into audit_entry (entry_no, at, actor_id, actor, role, action, subject_type, subject_id, organizer_id, detail,
    address, request_id, form, previous_hash, entry_hash)
  values (number, p_at, p_actor_id, p_actor, p_role, p_action, p_subject_type, p_subject_id, p_organizer_id,
    p_detail::jsonb, p_address, p_request_id, 2, previous, hash);
  update audit_head set entry_no = number, entry_hash = hash;
  return number;
end $$;

-- Whether somebody has an entry of this action and subject since then: asked for whoever reads, who may not read the trail.
create function audit_read_since(p_subject_id text, p_action text, p_actor_id uuid, p_since timestamptz)
  returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from audit_entry where subject_id = p_subject_id and action = p_action
    and actor_id is not distinct from p_actor_id and at > p_since)
$$;

comment on table audit_entry is 'read-only';
comment on table audit_head is 'read-only';

-- Entries are seen within the scope of the trail, and by work of the product itself; a contractor's scope and the
-- county's see none.
alter table audit_entry enable row level security;
create policy trail on audit_entry for select using ((select current_setting('juanzong.scope', true)) = 'audit'
  or (select current_setting('juanzong.scope', true)) like 'system:%');
