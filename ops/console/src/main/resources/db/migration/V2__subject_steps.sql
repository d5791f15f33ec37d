-- What the supervision job did about institutions, departments and practitioners, as it was told; what concerns patients is left alone. Of one subject the
-- offsets of its partition are the order in which it happened.
create table subject_step (
    subject_kind  text   not null,
    subject_id    text collate "C" not null,
    record_offset bigint not null,
    at            bigint not null,
    body          bytea  not null,
    primary key (subject_kind, subject_id, record_offset)
);

-- Contests of changes of credit, as each stands now.
create table contest (
    subject_kind text   not null,
    subject_id   text collate "C" not null,
    contest_id   text collate "C" not null,
    is_open      boolean not null,
    deadline     bigint not null,
    body         bytea  not null,
    primary key (subject_kind, subject_id, contest_id)
);

create index contest_open on contest (deadline, contest_id) where is_open;
