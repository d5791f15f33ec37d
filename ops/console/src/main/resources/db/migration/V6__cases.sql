-- Money that is to come back, by claim: the newest step that was taken.
create table recovery (
    subject_kind    text   not null,
    subject_id      text collate "C" not null,
    case_id         text collate "C" not null,
    account         text   not null,
    is_open         boolean not null,
    changed_at      bigint not null,
    body            bytea  not null,
    primary key (subject_kind, subject_id, case_id, account)
);

create index recovery_changed on recovery (is_open, changed_at);

-- Referrals to other departments: the newest step that was taken.
create table referral (
    referral_id  text collate "C" not null primary key,
    is_open      boolean not null,
    is_escalated boolean not null,
    due_at       bigint,
    changed_at   bigint not null,
    body         bytea  not null
);

create index referral_due on referral (is_open, is_escalated, due_at);

-- Settlements drawn by lot, and the newest result of each.
create table inspection (
    settlement_id text collate "C" not null primary key,
    received_at   bigint not null,
    draw          bytea  not null,
    result        bytea
);

create index inspection_waiting on inspection (received_at) where result is null;
create index inspection_done on inspection (received_at) where result is not null;
