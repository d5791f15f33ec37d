-- Orders of the authority, as each stands: taken by the supervision job, lifted, met. ref names one in addresses, for its subject may be a patient:
-- partition and offset of the step that took it.
create table authority_order (
    subject_kind     text   not null,
    subject_id       text collate "C" not null,
    order_no         text collate "C" not null,
    ref              text collate "C" not null,
    taken_at         bigint not null,
    in_force_from    bigint not null,
    in_force_to      bigint,
    lifted_at        bigint,
    met_settlement   text,
    met_lag_ms       bigint,
    body             bytea  not null,
    lift             bytea,
    primary key (subject_kind, subject_id, order_no)
);

create index authority_order_ref on authority_order (ref);
create index authority_order_newest on authority_order (taken_at);
create index authority_order_subject on authority_order (subject_id);

-- What was wanted about subjects and not done.
create table order_refused (
    subject_kind  text   not null,
    subject_id    text collate "C" not null,
    record_offset bigint not null,
    at            bigint not null,
    body          bytea  not null,
    primary key (subject_kind, subject_id, record_offset)
);

create index order_refused_newest on order_refused (at);
