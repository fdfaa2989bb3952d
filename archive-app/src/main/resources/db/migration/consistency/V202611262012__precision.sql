-- How often each check was right is counted from what was decided about its findings.
create index finding_decided on finding (code, disposition) where disposition is not null;
