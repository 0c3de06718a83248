-- What a team charges; the latest counts. Where there is none, the book that comes with the product does.
create table price_book_versions (
  version int primary key,
  book jsonb not null,
  made_by text not null,
  made_at bigint not null
);
create trigger price_book_versions_grow before update on price_book_versions
  for each row execute function only_grows();
