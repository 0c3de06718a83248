create table request_ratings (
  request_id uuid primary key references requests on delete cascade,
  score int not null check (score between 1 and 5),
  comment text not null,
  at bigint not null
);
