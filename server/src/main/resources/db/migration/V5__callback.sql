-- Callbacks: where a partner wants to be told, what is to be told, what was tried.
CREATE TABLE callback_receiver (
    broker_id             uuid        NOT NULL REFERENCES broker,
    notification_type_id  integer     NOT NULL CHECK (notification_type_id BETWEEN 1 AND 8),
    id                    uuid        NOT NULL,
    version               integer     NOT NULL DEFAULT 1,
    url                   text        NOT NULL CHECK (length(url) BETWEEN 10 AND 2000),
    state                 text        NOT NULL DEFAULT 'enabled' CHECK (state IN ('enabled', 'disabled')),
    disabled_reason       text        CHECK (disabled_reason IN ('gone', 'failing')),
    -- Sealed with AES-GCM; the key is not in the database.
    secret                bytea       NOT NULL,
    previous_secret       bytea,
    previous_secret_until timestamptz,
    -- The first failure since the last success.
    failing_since         timestamptz,
    last_delivery_at      timestamptz,
    -- The partner is still to be told by e-mail that it was disabled.
    notice_due_at         timestamptz,
    created_at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (broker_id, notification_type_id),
    CHECK ((state = 'disabled') = (disabled_reason IS NOT NULL)),
    CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL))
);
CREATE INDEX callback_receiver_to_notify ON callback_receiver (notice_due_at) WHERE notice_due_at IS NOT NULL;
SELECT bind_to_broker('callback_receiver', 'broker_id');

-- One row an event and queue at once. The id is the event's, so a replay finds the row of the first time. A claim does not
-- touch the index: claimed rows are few, and are skipped while their lease lasts.
CREATE TABLE callback_delivery (
    broker_id            uuid        NOT NULL,
    id                   uuid        NOT NULL,
    notification_type_id integer     NOT NULL,
    -- The key of the journal entry that it tells.
    recorded_at          timestamptz NOT NULL,
    entry_no             bigint      NOT NULL,
    created_at           timestamptz NOT NULL DEFAULT now(),
    state                text        NOT NULL DEFAULT 'pending'
                         CHECK (state IN ('pending', 'succeeded', 'failed', 'canceled')),
    attempts             integer     NOT NULL DEFAULT 0,
    due_at               timestamptz NOT NULL DEFAULT now(),
    claim                uuid,
    claimed_until        timestamptz,
    last_attempt_at      timestamptz,
    last_status          integer,
    PRIMARY KEY (broker_id, id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
CREATE INDEX callback_delivery_due ON callback_delivery (broker_id, notification_type_id, due_at) WHERE state = 'pending';
CREATE INDEX callback_delivery_by_state ON callback_delivery (broker_id, state, id);
CREATE INDEX callback_delivery_by_age ON callback_delivery (created_at) WHERE state <> 'pending';
SELECT bind_to_broker('callback_delivery', 'broker_id');

CREATE TABLE callback_attempt (
    broker_id            uuid        NOT NULL,
    delivery_id          uuid        NOT NULL,
    attempted_at         timestamptz NOT NULL,
    attempt              integer     NOT NULL,
    outcome              text        NOT NULL CHECK (outcome IN ('delivered', 'refused', 'timed_out', 'unreachable',
                                                                 'tls_failed', 'broken_answer', 'forbidden_address')),
    status               integer,
    latency_milliseconds integer     NOT NULL,
    answer               text        CHECK (octet_length(answer) <= 4096),
    PRIMARY KEY (broker_id, delivery_id, attempted_at)
) PARTITION BY RANGE (attempted_at);
CREATE TABLE callback_attempt_default PARTITION OF callback_attempt DEFAULT;
SELECT bind_to_broker('callback_attempt', 'broker_id');

-- A replay walks the feed from position to last_position and makes what occurred in its time due again.
CREATE TABLE callback_replay (
    broker_id            uuid        NOT NULL,
    id                   uuid        NOT NULL,
    notification_type_id integer,
    from_at              timestamptz NOT NULL,
    to_at                timestamptz NOT NULL,
    position             bigint      NOT NULL DEFAULT 0,
    last_position        bigint      NOT NULL,
    queued               bigint      NOT NULL DEFAULT 0,
    state                text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done')),
    created_at           timestamptz NOT NULL DEFAULT now(),
    completed_at         timestamptz,
    PRIMARY KEY (broker_id, id),
    CHECK (from_at < to_at),
    CHECK ((state = 'done') = (completed_at IS NOT NULL))
);
CREATE INDEX callback_replay_running ON callback_replay (created_at) WHERE state = 'running';
SELECT bind_to_broker('callback_replay', 'broker_id');

-- What tells the key that seals secrets from any other, so that a node with another one does not start.
CREATE TABLE secret_key (
    only_one    boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_one),
    fingerprint bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- The key that signs digests: one for all nodes; the private part is sealed.
CREATE TABLE digest_key (
    only_one    boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_one),
    public_key  bytea       NOT NULL,
    private_key bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- What a broker's journal was at the end of a day (UTC), signed.
CREATE TABLE event_digest (
    broker_id     uuid        NOT NULL,
    day           date        NOT NULL,
    entries       bigint      NOT NULL,
    last_position bigint      NOT NULL,
    hash          bytea       NOT NULL,
    signature     bytea       NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (broker_id, day)
);
SELECT bind_to_broker('event_digest', 'broker_id');

SELECT ensure_partitions();

GRANT SELECT, INSERT, UPDATE, DELETE ON callback_receiver TO lendport_app;
GRANT SELECT, UPDATE ON callback_delivery TO lendport_app;
GRANT SELECT ON callback_attempt TO lendport_app;
GRANT SELECT, INSERT ON callback_replay TO lendport_app;
GRANT SELECT (public_key) ON digest_key TO lendport_app;
GRANT SELECT ON event_digest TO lendport_app;

GRANT SELECT, UPDATE ON callback_receiver TO lendport_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON callback_delivery TO lendport_system;
GRANT SELECT, INSERT ON callback_attempt TO lendport_system;
GRANT SELECT, UPDATE ON callback_replay TO lendport_system;
GRANT SELECT, INSERT ON secret_key TO lendport_system;
GRANT SELECT, INSERT ON digest_key TO lendport_system;
GRANT SELECT, INSERT ON event_digest TO lendport_system;
