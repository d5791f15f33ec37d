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

insert into day_sum (scope, subject_id, day, opened, closed, held_fen, released_fen, deducted_fen)
select scope, subject, day, sum(opened), sum(closed), sum(held), sum(released), sum(deducted) from (
    select 'A' as scope, '' as subject, (to_timestamp(opened_at / 1000) at time zone 'Asia/Shanghai')::date as day, 1 as opened, 0 as closed, suspected_fen as held, 0 as released, 0 as deducted from hold
    union all select 'A', '', (to_timestamp(ended_at / 1000) at time zone 'Asia/Shanghai')::date, 0, 1, 0, released_fen, deducted_fen from hold where not is_open
    union all select 'I', institution_id, (to_timestamp(opened_at / 1000) at time zone 'Asia/Shanghai')::date, 1, 0, suspected_fen, 0, 0 from hold
    union all select 'I', institution_id, (to_timestamp(ended_at / 1000) at time zone 'Asia/Shanghai')::date, 0, 1, 0, released_fen, deducted_fen from hold where not is_open
    union all select 'P', practitioner_id, (to_timestamp(opened_at / 1000) at time zone 'Asia/Shanghai')::date, 1, 0, 0, 0, 0 from hold_practitioner
) parts group by 1, 2, 3;

insert into rule_sum (span, from_day, rule_code, holds, open, confirmed, overturned, held_fen, deducted_fen, released_fen)
select span, case span when 'D' then day else date_trunc('month', day)::date end, code, count(*), count(*) filter (where is_open),
    count(*) filter (where deducted_fen > 0), count(*) filter (where stage = 'RELEASED'), sum(suspected_fen), sum(deducted_fen), sum(released_fen)
from (select (to_timestamp(opened_at / 1000) at time zone 'Asia/Shanghai')::date as day, hold.* from hold) h, unnest(rule_codes) code, (values ('D'), ('M')) spans (span)
group by 1, 2, 3;

insert into duration_sum (span, from_day, rule_code, class_no, holds)
select span, case span when 'D' then day else date_trunc('month', day)::date end, code, 1 + floor(4 * ln(((ended_at - opened_at) / 60000)::double precision) / ln(2::double precision))::int, count(*)
from (
    select (to_timestamp(opened_at / 1000) at time zone 'Asia/Shanghai')::date as day, code, opened_at, ended_at from hold, unnest(rule_codes) code where not is_open
    union all select (to_timestamp(ended_at / 1000) at time zone 'Asia/Shanghai')::date, '', opened_at, ended_at from hold where not is_open
) ended, (values ('D'), ('M')) spans (span)
group by 1, 2, 3, 4;

insert into stage_sum (stage, holds, held_fen) select stage, count(*), sum(held_fen) from hold group by stage;

insert into actor_sum (day, actor_id, steps)
select day::date, 'reviewer-' || actor, 40 from generate_series(timestamp '2024-10-01', timestamp '2025-12-01', interval '1 day') day, generate_series(0, 49) actor;
