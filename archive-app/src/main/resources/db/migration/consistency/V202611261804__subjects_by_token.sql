-- Findings about people are named by the person's token, as the lines are now.
update finding f set subject = replace(f.subject, encode(p.hash, 'hex'), encode(p.token, 'hex'))
from personal_identity p where p.hash = decode(substring(f.subject from '[0-9a-f]{64}'), 'hex');
