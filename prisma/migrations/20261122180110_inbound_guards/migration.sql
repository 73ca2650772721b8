-- How many came from one sender within the hour, and the newest of them.
create index inbound_sender on "InboundMessage" ("sender", "receivedAt" desc, "id" desc) where "sender" is not null;

-- Requests that came by a number or a handle: a text message names nothing else.
create index request_key_door on "RequestKey" ("kind", "canonical") where "kind" in ('mobile', 'landline', 'handle');
