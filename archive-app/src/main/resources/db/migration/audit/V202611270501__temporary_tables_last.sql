-- A function with its owner's rights looks up every name in the archive's schema and in temporary tables last. Where they
-- are not named, PostgreSQL looks into the caller's temporary tables first: whoever made one called audit_entry, with a
-- trigger on it, would have had his trigger run with the owner's rights, and entries end in his table.
do $$
declare function regprocedure;
begin
  for function in select oid from pg_proc where prosecdef and pronamespace = current_schema::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', function, current_schema);
    execute format('revoke execute on function %s from public', function);
  end loop;
end $$;
