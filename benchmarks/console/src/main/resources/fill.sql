-- Fills the projection with :holds holds of 400 days, a fifth of them open, as the projector would have left them. Institutions, rules and
-- practitioners are skewed: a few have much, most have little. The same numbers come each time.
select setseed(0.5);

insert into hold (hold_id, step, patient_id, institution_id, institution_name, region, stage, is_open, severity, rule_codes, suspected_fen,
    held_fen, released_fen, deducted_fen, withdrawn_fen, opened_at, ended_at, due_at, deadline, on_lapse, paused_until, claimed_by, claim_until,
    proposed_by, votes, notices, escalated, lead_submitted)
select 'S' || lpad(n::text, 12, '0'), case when is_open then 2 else 5 end, 'P' || (n * 7919 % 3000017), 'H' || area || lpad(institution::text, 5, '0'),
    '机构' || institution, area, stage, is_open, 1 + (n * 31 % 3)::int, rules, amount, case when is_open then amount else 0 end,
    case when stage = 'RELEASED' then amount else 0 end, case when stage = 'DEDUCTED' then amount else 0 end, 0, opened,
    case when is_open then null else opened + took end, case when is_open then opened + 1209600000 + took % 864000000 else 9223372036854775807 end,
    case when is_open then opened + 1209600000 + took % 864000000 end, case when is_open then 'RELEASE' end, null,
    case when stage in ('FIRST_REVIEW', 'RE_REVIEW') then 'reviewer-' || n % 50 end,
    case when stage in ('FIRST_REVIEW', 'RE_REVIEW') then opened + 14400000 end, null, 0, 0, false, false
from (
    select n, opened, took, is_open, amount, (430000 + institution % 3000 / 25)::text as area, institution,
        case when is_open and n % 97 = 0 then case when n % 2 = 0 then 'FIRST_REVIEW' else 'RE_REVIEW' end
            when is_open then (array['HELD', 'HELD', 'HELD', 'NOTIFIED', 'NOTIFIED', 'APPEALED', 'COLLEGIAL_REVIEW'])[1 + (n * 13 % 7)::int]
            else (array['RELEASED', 'DEDUCTED'])[1 + (n * 13 % 4 / 3)::int] end as stage,
        case when n % 3 = 0 then array['rule-' || rule, 'rule-' || (rule + 1 + n % 17)] else array['rule-' || rule] end as rules
    from (
        select n, (1764547200000 - (34560000000 * ((:holds - n)::double precision / :holds))::bigint) as opened, (60000 + 1728000000 * random() ^ 3)::bigint as took,
            n > :holds * 0.8 as is_open, (1000 + 500000 * random() ^ 4)::bigint as amount, (3000 * random() ^ 3)::int as institution,
            (88 * random() ^ 2)::int as rule
        from generate_series(1::bigint, :holds::bigint) n
    ) drawn
) shaped;

insert into hold_line (hold_id, line_no, line_id, suspected_fen, deducted_fen, released_fen, withdrawn_fen)
select hold_id, line_no, hold_id || '-' || line_no, suspected_fen / 2, deducted_fen / 2, released_fen / 2, 0 from hold cross join generate_series(0, 1) line_no;

insert into hold_step (hold_id, step, event, at, actor_id, body)
select hold_id, number, case number when 1 then 'OPENED' else 'CLAIMED' end, opened_at + number, case when number > 1 then 'reviewer-' || number end, :stepBody
from hold cross join lateral generate_series(1, step) number;

insert into decision (hold_id, patient_id, content_digest, body) select hold_id, patient_id, repeat('0', 64), :decisionBody from hold;
insert into bill (hold_id, content_digest, body) select hold_id, repeat('0', 64), :billBody from hold;

insert into hold_practitioner (practitioner_id, hold_id, opened_at)
select 'D' || substr(institution_id, 2) || (opened_at + number) % 8, hold_id, opened_at from hold cross join generate_series(0, 1) number;

insert into rule (rule_code, rule_name, pack_id, as_of, as_of_id)
select distinct code, '规则' || code, 'national-policy', 0, '' from hold, unnest(rule_codes) code;

-- A hold for each whom it concerns: all, its institution, its practitioners.
create temporary table concerned on commit drop as
select scope, subject, hold.*, (to_timestamp(opened_at / 1000) at time zone 'Asia/Shanghai')::date as opened_day,
    (to_timestamp(ended_at / 1000) at time zone 'Asia/Shanghai')::date as ended_day,
    1 + floor(4 * ln(((ended_at - opened_at) / 60000)::double precision) / ln(2::double precision))::int as class_no
from (
    select 'A' as scope, '' as subject, hold_id from hold
    union all select 'I', institution_id, hold_id from hold
    union all select 'P', practitioner_id, hold_id from hold_practitioner
) whom join (select hold_id, rule_codes, stage, is_open, suspected_fen, held_fen, deducted_fen, released_fen, opened_at, ended_at from hold) hold using (hold_id);

create function pg_temp.numbered(place int, number numeric) returns text language sql immutable
as 'select case when place is not null and number <> 0 then concat('' '', place, '':'', number) else '''' end';

-- What came of a rule, as RuleTally packs it.
create temporary table tally on commit drop as
select scope, subject, span, from_day, code, concat(length(code), ':', code, pg_temp.numbered(0, sum(holds)), pg_temp.numbered(1, sum(open)),
    pg_temp.numbered(2, sum(confirmed)), pg_temp.numbered(3, sum(overturned)), pg_temp.numbered(4, sum(held)), pg_temp.numbered(5, sum(deducted)),
    pg_temp.numbered(6, sum(released)), string_agg(pg_temp.numbered(7 + class_no, holds), '' order by class_no), chr(10)) as rules
from (
    select scope, subject, span, case span when 'D' then opened_day else date_trunc('month', opened_day)::date end as from_day, code, class_no,
        count(*) as holds, count(*) filter (where is_open) as open, count(*) filter (where deducted_fen > 0) as confirmed,
        count(*) filter (where stage = 'RELEASED') as overturned, sum(suspected_fen) as held, sum(deducted_fen) as deducted, sum(released_fen) as released
    from concerned cross join unnest(rule_codes) code cross join (values ('D'), ('M')) spans (span)
    where span = 'D' or scope = 'A'
    group by 1, 2, 3, 4, 5, 6
) classes group by 1, 2, 3, 4, 5;

insert into day_sum (scope, subject_id, day, opened, closed, held_fen, released_fen, deducted_fen, rules)
select scope, subject, day, opened, closed, held, released, deducted, rules from (
    select scope, subject, day, sum(opened) as opened, sum(closed) as closed, sum(held) as held, sum(released) as released, sum(deducted) as deducted
    from (
        select scope, subject, opened_day as day, 1 as opened, 0 as closed, suspected_fen as held, 0 as released, 0 as deducted from concerned
        union all select scope, subject, ended_day, 0, 1, 0, released_fen, deducted_fen from concerned where not is_open
    ) parts group by 1, 2, 3
) days left join (
    select scope, subject, from_day as day, string_agg(rules, '' order by code collate "C") as rules from tally where scope <> 'A' group by 1, 2, 3
) packed using (scope, subject, day);

insert into rule_sum (span, from_day, rule_code, rules) select span, from_day, code, rules from tally where scope = 'A';

insert into rule_sum (span, from_day, rule_code, rules)
select span, from_day, '', concat('0:', string_agg(pg_temp.numbered(7 + class_no, holds), '' order by class_no), chr(10))
from (
    select span, case span when 'D' then ended_day else date_trunc('month', ended_day)::date end as from_day, class_no, count(*) as holds
    from concerned cross join (values ('D'), ('M')) spans (span) where scope = 'A' and not is_open group by 1, 2, 3
) classes group by 1, 2;

insert into subject_sum (scope, subject_id, open, held_fen)
select scope, subject, count(*) filter (where is_open), sum(held_fen) from concerned where scope <> 'A' group by 1, 2;

insert into stage_sum (stage, holds, held_fen) select stage, count(*), sum(held_fen) from hold group by stage;

insert into actor_sum (day, actor_id, steps)
select day::date, 'reviewer-' || actor, 40 from generate_series(timestamp '2024-10-01', timestamp '2025-12-01', interval '1 day') day, generate_series(0, 49) actor;
