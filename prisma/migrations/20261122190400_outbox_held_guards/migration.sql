-- What is held goes before what was written later to the same address.
drop index outbox_waiting;
create index outbox_waiting on "OutboxMessage" ("channel", "toAddress", "createdAt", "id") where "status" in ('queued', 'sending', 'held');

-- What waits for somebody to set up its way, the oldest first.
create index outbox_held on "OutboxMessage" ("channel", "createdAt", "id") where "status" = 'held';
