-- One account of a channel sends what no other is asked to.
create unique index account_main on "ChannelAccount" ("channel") where "main" and "removedAt" is null;

-- What was kept and not read yet, in the order it came.
create index inbound_waiting on "InboundMessage" ("accountId", "receivedAt", "id") where "state" = 'received';

-- What has not left yet, by whom it is for: one address gets its messages in order.
create index outbox_waiting on "OutboxMessage" ("channel", "toAddress", "createdAt", "id") where "status" in ('queued', 'sending');
