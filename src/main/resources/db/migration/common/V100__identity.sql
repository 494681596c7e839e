-- Client assertions already used at /oauth2/token, until they would have expired anyway (machine time).
create table used_assertion (
    client varchar(200) not null,
    jti varchar(255) not null,
    expires_at timestamp(6) with time zone not null,
    primary key (client, jti)
);

create index used_assertion_expiry on used_assertion (expires_at);
