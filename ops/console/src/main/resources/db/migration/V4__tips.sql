-- Tips as they were entered, without what hides the reporter. The log's time tells which of one id the supervision job received.
create table tip_report (
    target_kind   text   not null,
    target_id     text collate "C" not null,
    tip_id        text collate "C" not null,
    record_offset bigint not null,
    appended_at   bigint not null,
    received_at   bigint not null,
    is_anonymous  boolean not null,
    body          bytea  not null,
    primary key (target_kind, target_id, tip_id, record_offset)
);

-- Tips as each stands now. ref names it in addresses, for a target may be a patient: partition and offset of the step that received it.
-- facts: tips of one target with the same number are about the same facts.
create table tip (
    target_kind  text   not null,
    target_id    text collate "C" not null,
    tip_id       text collate "C" not null,
    ref          text collate "C" not null,
    state        text   not null,
    facts        bigint not null,
    entered_at   bigint not null,
    received_at  bigint not null,
    deadline     bigint,
    by_weekdays  boolean not null default false,
    is_extended  boolean not null default false,
    taken_up_by  text,
    ended_at     bigint,
    returned_fen bigint not null default 0,
    due_fen      bigint not null default 0,
    is_anonymous boolean,
    report       bytea,
    primary key (target_kind, target_id, tip_id)
);

create index tip_ref on tip (ref);
create index tip_open on tip (deadline) where ended_at is null;
create index tip_ended on tip (ended_at) where ended_at is not null;

-- What happened to tips: the records' bytes. Of one target the offsets of its partition are the order in which it happened.
create table tip_step (
    target_kind   text   not null,
    target_id     text collate "C" not null,
    tip_id        text collate "C" not null,
    record_offset bigint not null,
    at            bigint not null,
    is_refused    boolean not null,
    body          bytea  not null,
    primary key (target_kind, target_id, tip_id, record_offset)
);

create index tip_refused on tip_step (at) where is_refused;

-- Holds and cases that belong to a tip, and what each brought, in fen.
create table tip_source (
    target_kind text   not null,
    target_id   text collate "C" not null,
    source_id   text collate "C" not null,
    tip_id      text collate "C" not null,
    linked_at   bigint not null,
    fen         bigint not null,
    primary key (target_kind, target_id, source_id)
);

create index tip_source_newest on tip_source (target_kind, target_id, tip_id, linked_at);
