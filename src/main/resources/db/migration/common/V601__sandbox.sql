-- Fictitious people made by the sandbox, so that it does not make the same INS twice. A directory: no record's data.
create table sandbox_person (
    ins_value varchar(15) not null,
    family varchar(80) not null,
    given varchar(80) not null,
    gender varchar(8) not null,
    birth_date varchar(10) not null,
    birth_place varchar(5) not null,
    email varchar(160) not null,
    patient_id varchar(64),
    constraint sandbox_person_pk primary key (ins_value)
);

-- What of the demonstration data is already loaded.
create table sandbox_demo_step (
    step varchar(120) not null,
    result varchar(200) not null,
    constraint sandbox_demo_step_pk primary key (step)
);
