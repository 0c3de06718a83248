-- What people wrote whom nobody knows: it waits until the team says who they are.
alter table telegram_updates drop constraint telegram_updates_outcome_check;
alter table telegram_updates add constraint telegram_updates_outcome_check
  check (outcome in ('waiting', 'opened', 'joined', 'command', 'rated', 'aside', 'stranger', 'ignored'));
-- Telegram's number of the chat of what waits.
alter table telegram_updates add column stranger bigint;
create index telegram_updates_aside on telegram_updates (bot_id, stranger, seq) where outcome = 'aside';

-- When Telegram gave something last: after a week without anything it may count anew from any number.
alter table telegram_bots add column gave_at bigint;
