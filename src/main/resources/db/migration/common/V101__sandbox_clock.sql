-- How far the sandbox's business time is ahead of the machine's; one row, none in real time.
create table sandbox_clock (
    id integer not null primary key,
    ahead_micros bigint not null,
    constraint sandbox_clock_one check (id = 1)
);
