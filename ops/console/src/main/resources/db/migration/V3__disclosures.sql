-- Figures of months for the public. Of an edition the first record counts: what was published stands.
create table disclosure (
    month        text collate "C" not null,
    edition      int    not null,
    reason       text   not null,
    published_at bigint not null,
    digest       text   not null,
    document     text   not null,
    primary key (month, edition)
);
