-- What the console shows, folded from the topics. Nothing here is the only copy of anything but bills whose log has been dropped (see README).
-- Instants are milliseconds since the epoch, UTC; days are civil days of Asia/Shanghai; money is whole fen. Tables are found through the
-- search path, for a rebuild fills a second schema beside the one in use.

-- From where each partition is read on. Written in the transaction of the rows, so that no crash loses or doubles any.
create table log_offset (
    topic        text   not null,
    partition_no int    not null,
    next_offset  bigint not null,
    primary key (topic, partition_no)
);

-- Records that could not be taken in, as they came; at most 1,000 of a partition, the first ones.
create table aside (
    topic         text   not null,
    partition_no  int    not null,
    record_offset bigint not null,
    reason        text   not null,
    body          bytea,
    primary key (topic, partition_no, record_offset)
);

-- The first decision of a settlement id and patient that withholds money for review.
create table decision (
    hold_id        text collate "C" not null,
    patient_id     text collate "C" not null,
    content_digest text  not null,
    body           bytea not null,
    primary key (hold_id, patient_id)
);

-- The settlement that such a decision answers.
create table bill (
    hold_id        text collate "C" not null primary key,
    content_digest text  not null,
    body           bytea not null
);

-- One row a hold, as it stands after its newest step. due_at is the deadline, or the greatest number while the clock is paused and after the end.
create table hold (
    hold_id          text collate "C" not null primary key,
    step             int      not null,
    patient_id       text     not null,
    institution_id   text collate "C" not null,
    institution_name text     not null,
    region           text collate "C" not null,
    stage            text     not null,
    is_open          boolean  not null,
    severity         smallint not null,
    rule_codes       text[]   not null,
    suspected_fen    bigint   not null,
    held_fen         bigint   not null,
    released_fen     bigint   not null,
    deducted_fen     bigint   not null,
    withdrawn_fen    bigint   not null,
    opened_at        bigint   not null,
    ended_at         bigint,
    due_at           bigint   not null,
    deadline         bigint,
    on_lapse         text,
    paused_until     bigint,
    claimed_by       text,
    claim_until      bigint,
    proposed_by      text,
    votes            int      not null,
    notices          int      not null,
    escalated        boolean  not null,
    lead_submitted   boolean  not null
);

create index hold_due on hold (due_at, hold_id);
create index hold_amount on hold (held_fen desc, hold_id);
create index hold_opened on hold (opened_at, hold_id);
create index hold_open_opened on hold (opened_at, hold_id) where is_open;
create index hold_institution on hold (institution_id, opened_at);
create index hold_institution_open on hold (institution_id, due_at) include (held_fen) where is_open;
create index hold_region on hold (region, due_at) where is_open;
create index hold_stage on hold (stage, due_at, hold_id);
create index hold_severity on hold (severity, due_at) where is_open;
create index hold_claimed on hold (claimed_by) where claimed_by is not null;
create index hold_proposed on hold (proposed_by) where proposed_by is not null;
-- Not partial ones: the planner would read one whole to find what is open.
create index hold_rules_open on hold using gin ((case when is_open then rule_codes end)) with (fastupdate = off);
create index hold_rules_ended on hold using gin ((case when not is_open then rule_codes end)) with (fastupdate = off);

create table hold_line (
    hold_id          text collate "C" not null,
    line_no          int    not null,
    line_id          text   not null,
    suspected_fen    bigint not null,
    first_review_fen bigint,
    confirmed_fen    bigint,
    deducted_fen     bigint not null,
    released_fen     bigint not null,
    withdrawn_fen    bigint not null,
    primary key (hold_id, line_id)
);

create table hold_step (
    hold_id  text collate "C" not null,
    step     int    not null,
    event    text   not null,
    at       bigint not null,
    actor_id text,
    body     bytea  not null,
    primary key (hold_id, step)
);

-- Practitioners who ordered withheld lines; blank ids are left out.
create table hold_practitioner (
    practitioner_id text collate "C" not null,
    hold_id         text collate "C" not null,
    opened_at       bigint not null,
    primary key (practitioner_id, hold_id)
);

create index hold_practitioner_hold on hold_practitioner (hold_id);
create index hold_practitioner_newest on hold_practitioner (practitioner_id, opened_at);

-- What a rule is called, by the newest decision that names it.
create table rule (
    rule_code text collate "C" not null primary key,
    rule_name text   not null,
    pack_id   text   not null,
    as_of     bigint not null,
    as_of_id  text collate "C" not null
);

create table standing (
    subject_kind text  not null,
    subject_id   text collate "C" not null,
    source       text  not null,
    issued_at    bigint not null,
    body         bytea not null,
    primary key (subject_kind, subject_id, source)
);

-- Sums. scope: A all (subject_id blank), I an institution, P a practitioner.
-- rules: what came of the rules of a subject's holds that were opened on the day, packed into one text (RuleTally), for it is asked as a whole:
-- a row for each rule and class of duration would be dozens of rows a hold. It stays in its row, not packed any further, for as long as a page holds it.
create table day_sum (
    scope        text   not null,
    subject_id   text collate "C" not null,
    day          date   not null,
    opened       bigint not null,
    closed       bigint not null,
    held_fen     bigint not null,
    released_fen bigint not null,
    deducted_fen bigint not null,
    rules        text collate "C",
    primary key (scope, subject_id, day)
) with (toast_tuple_target = 8160);

-- Of all holds opened on a day (span D), and of a whole month by its first day (span M), so that a year is few rows. rules: as above, of this rule alone;
-- a blank rule code is how long all holds took, by the day of their end instead of their beginning.
create table rule_sum (
    span      text not null,
    from_day  date not null,
    rule_code text collate "C" not null,
    rules     text collate "C" not null,
    primary key (span, from_day, rule_code)
);

-- What stands open. scope: I an institution, P a practitioner.
create table subject_sum (
    scope      text   not null,
    subject_id text collate "C" not null,
    open       bigint not null,
    held_fen   bigint not null,
    primary key (scope, subject_id)
);

create table stage_sum (
    stage    text   not null primary key,
    holds    bigint not null,
    held_fen bigint not null
);

create table actor_sum (
    day      date   not null,
    actor_id text collate "C" not null,
    steps    bigint not null,
    primary key (day, actor_id)
);
