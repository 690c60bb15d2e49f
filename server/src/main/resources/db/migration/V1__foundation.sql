-- Roles. The owner of the schema runs the migrations. The application acts as lendport_app, which owns nothing and is
-- bound by row-level security to one broker a transaction; what spans brokers (sign-in, sequencer, timer) acts as
-- lendport_system. Both are roles to switch to, not to log in with.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lendport_app') THEN
        CREATE ROLE lendport_app NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lendport_system') THEN
        CREATE ROLE lendport_system NOLOGIN;
    END IF;
    BEGIN
        EXECUTE format('GRANT lendport_app, lendport_system TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
        -- The roles were made beforehand by an administrator, who granted them too.
        NULL;
    END;
END
$$;

DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO lendport_app, lendport_system', current_schema());
END
$$;

-- Tables that grow without end are partitioned by month; the default partition is the net below.
CREATE FUNCTION ensure_month_partition(parent regclass, month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
DECLARE
    first date := date_trunc('month', month);
    child text := (SELECT relname FROM pg_class WHERE oid = parent) || to_char(first, '_YYYY_MM');
BEGIN
    IF to_regclass(quote_ident(child)) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
                       child, parent, first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
END
$$;

CREATE FUNCTION ensure_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    parent regclass;
BEGIN
    FOR parent IN SELECT partrelid::regclass FROM pg_partitioned_table t JOIN pg_class c ON c.oid = t.partrelid
                  WHERE c.relnamespace = current_schema()::regnamespace
    LOOP
        FOR ahead IN 0..3 LOOP
            PERFORM ensure_month_partition(parent, (now() AT TIME ZONE 'UTC' + ahead * interval '1 month')::date);
        END LOOP;
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION ensure_month_partition(regclass, date) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ensure_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_partitions() TO lendport_system;

-- The broker whose rows this transaction may see; null outside of one, and then nothing is seen.
CREATE FUNCTION current_broker() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('lendport.broker', true), '')::uuid;

-- Binds a table to its broker column: the application sees the current broker's rows, the system role all of them.
CREATE FUNCTION bind_to_broker(bound regclass, broker_column text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', bound);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', bound);
    EXECUTE format('CREATE POLICY own_rows ON %s TO lendport_app USING (%I = (SELECT current_broker())) '
                   'WITH CHECK (%I = (SELECT current_broker()))', bound, broker_column, broker_column);
    EXECUTE format('CREATE POLICY all_rows ON %s TO lendport_system USING (true) WITH CHECK (true)', bound);
END
$$;
REVOKE EXECUTE ON FUNCTION bind_to_broker(regclass, text) FROM PUBLIC;

-- Partners: networks of brokers, brokers, their users; the lender's staff.
CREATE TABLE network (
    client_id   text        NOT NULL PRIMARY KEY CHECK (client_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    name        text        NOT NULL,
    secret_hash text        NOT NULL,
    active      boolean     NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE broker (
    id              uuid        NOT NULL PRIMARY KEY,
    network_id      text        NOT NULL REFERENCES network,
    name            text        NOT NULL,
    mode            text        NOT NULL CHECK (mode IN ('LIVE', 'SANDBOX')),
    -- The lender's branch that handles the broker's processes unless a process names another.
    branch_id       integer     NOT NULL,
    active          boolean     NOT NULL DEFAULT true,
    -- Raised whenever somebody loses access to this broker: every session made before is refused at its next call.
    access_epoch    bigint      NOT NULL DEFAULT 0,
    -- The sandbox's test clock: an instant it stands at, or how far it is ahead of the real one.
    clock_mode      text        NOT NULL DEFAULT 'live' CHECK (clock_mode IN ('live', 'offset', 'frozen')),
    clock_frozen_at timestamptz,
    clock_offset    interval    NOT NULL DEFAULT '0',
    clock_version   integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((clock_mode = 'frozen') = (clock_frozen_at IS NOT NULL)),
    CHECK (mode = 'SANDBOX' OR clock_mode = 'live')
);
CREATE INDEX broker_of_network ON broker (network_id);
SELECT bind_to_broker('broker', 'id');

CREATE TABLE broker_user (
    broker_id  uuid        NOT NULL REFERENCES broker,
    id         uuid        NOT NULL,
    username   text        NOT NULL CHECK (length(username) BETWEEN 1 AND 200),
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (broker_id, id),
    UNIQUE (broker_id, username)
);
SELECT bind_to_broker('broker_user', 'broker_id');

CREATE TABLE staff (
    id            uuid        NOT NULL PRIMARY KEY,
    email         text        NOT NULL UNIQUE,
    password_hash text        NOT NULL,
    roles         text[]      NOT NULL CHECK (roles <@ ARRAY ['operations', 'approver', 'admin']),
    active        boolean     NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- Sessions end after 30 minutes without use. Only the SHA-256 of a token is kept.
CREATE TABLE session (
    token_hash   bytea       NOT NULL PRIMARY KEY,
    broker_id    uuid        REFERENCES broker,
    user_id      uuid,
    staff_id     uuid        REFERENCES staff,
    access_epoch bigint,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((staff_id IS NULL) = (broker_id IS NOT NULL AND user_id IS NOT NULL AND access_epoch IS NOT NULL)),
    FOREIGN KEY (broker_id, user_id) REFERENCES broker_user (broker_id, id)
);
CREATE INDEX session_by_last_use ON session (last_used_at);
SELECT bind_to_broker('session', 'broker_id');

-- The key that a partner signs its requests with (ECDSA on P-521), one a broker, and the name it calls it by.
CREATE TABLE signing_key (
    broker_id      uuid        NOT NULL PRIMARY KEY REFERENCES broker,
    api_client_key uuid        NOT NULL UNIQUE,
    version        integer     NOT NULL DEFAULT 1,
    -- X.509 SubjectPublicKeyInfo.
    public_key     bytea       NOT NULL,
    -- Whether a session token alone is not enough on the paths of out portability.
    required       boolean     NOT NULL,
    registered_at  timestamptz NOT NULL DEFAULT now()
);
SELECT bind_to_broker('signing_key', 'broker_id');

-- A signature is good once; it is remembered for as long as its time would let it pass again.
CREATE TABLE used_signature (
    broker_id  uuid        NOT NULL,
    hash       bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (broker_id, hash)
);
CREATE INDEX used_signature_by_end ON used_signature (expires_at);
SELECT bind_to_broker('used_signature', 'broker_id');

-- Opens a caller's transaction: sets the tenant and answers the caller's time, or null when access was taken away.
CREATE FUNCTION open_call(caller_broker uuid, caller_epoch bigint) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    found_clock timestamptz;
BEGIN
    PERFORM set_config('lendport.broker', caller_broker::text, true);
    SELECT coalesce(clock_frozen_at, now() + clock_offset) INTO found_clock
      FROM broker
     WHERE id = caller_broker AND (caller_epoch IS NULL OR access_epoch = caller_epoch);
    RETURN found_clock;
END
$$;

-- The journal: timeline of a case, audit trail, event feed and source of callbacks. Written with the change it tells,
-- without a position; the sequencer gives each broker's entries a gap-free position in commit order and chains them.
CREATE TABLE journal_entry (
    broker_id        uuid        NOT NULL,
    recorded_at      timestamptz NOT NULL DEFAULT now(),
    entry_no         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    id               uuid        NOT NULL,
    occurred_at      timestamptz NOT NULL,
    type             text        NOT NULL,
    subject_type     text        NOT NULL,
    subject_id       uuid        NOT NULL,
    subject_sequence integer     NOT NULL,
    actor_kind       text        NOT NULL,
    actor_id         uuid        NOT NULL,
    actor_name       text        NOT NULL,
    data             text        NOT NULL,
    position         bigint,
    hash             bytea,
    PRIMARY KEY (broker_id, recorded_at, entry_no),
    CHECK ((position IS NULL) = (hash IS NULL))
) PARTITION BY RANGE (recorded_at);
CREATE TABLE journal_entry_default PARTITION OF journal_entry DEFAULT;
CREATE INDEX journal_entry_unsequenced ON journal_entry (entry_no) WHERE position IS NULL;
CREATE INDEX journal_entry_by_position ON journal_entry (broker_id, position) WHERE position IS NOT NULL;
CREATE INDEX journal_entry_by_subject ON journal_entry (broker_id, subject_id, entry_no);
SELECT bind_to_broker('journal_entry', 'broker_id');

CREATE TABLE journal_head (
    broker_id uuid   NOT NULL PRIMARY KEY,
    position  bigint NOT NULL,
    hash      bytea  NOT NULL
);
SELECT bind_to_broker('journal_head', 'broker_id');

-- Answers already given under an Idempotency-Key, kept for seven days.
CREATE TABLE idempotent_answer (
    caller_id    uuid        NOT NULL, -- the broker, or the member of staff
    operation    text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    status       integer     NOT NULL,
    headers      text        NOT NULL,
    body         bytea       NOT NULL,
    -- False while the answer is still being made, after the commit of what it tells.
    whole        boolean     NOT NULL DEFAULT true,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller_id, operation, key)
);
CREATE INDEX idempotent_answer_by_age ON idempotent_answer (created_at);
SELECT bind_to_broker('idempotent_answer', 'caller_id');

-- A deadline is a row: when, how that was counted, and by its kind the rule and what happens if nobody acts. A warning
-- is a row too, some hours before the one it warns of.
CREATE TABLE deadline (
    broker_id        uuid        NOT NULL,
    id               uuid        NOT NULL,
    kind             text        NOT NULL,
    subject_type     text        NOT NULL,
    subject_id       uuid        NOT NULL,
    due_at           timestamptz NOT NULL,
    local_due        timestamp   NOT NULL,
    zone             text        NOT NULL,
    -- Day zero, neither counted nor skipped, and what was counted from there; a calendar when business days were.
    counted_from     date        NOT NULL,
    days_counted     integer     NOT NULL CHECK (days_counted >= 0),
    days_skipped     json        NOT NULL DEFAULT '[]' CHECK (json_typeof(days_skipped) = 'array'),
    calendar         text,
    calendar_version text,
    warns_of         uuid,
    warns_kind       text,
    warns_hours      smallint CHECK (warns_hours > 0),
    state            text        NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'fired', 'cancelled')),
    -- When the timer may fire it, in real time: due_at less the broker's clock offset; null while its clock is frozen.
    fires_at         timestamptz,
    closed_at        timestamptz,
    outcome          text,
    PRIMARY KEY (broker_id, id),
    FOREIGN KEY (broker_id, warns_of) REFERENCES deadline (broker_id, id),
    CHECK ((state = 'pending') = (closed_at IS NULL)),
    CHECK ((calendar IS NULL) = (calendar_version IS NULL)),
    CHECK ((kind = 'deadline_warning') = (warns_of IS NOT NULL)),
    CHECK (num_nulls(warns_of, warns_kind, warns_hours) IN (0, 3))
);
CREATE INDEX deadline_to_fire ON deadline (fires_at) WHERE state = 'pending';
CREATE INDEX deadline_by_due ON deadline (broker_id, due_at) WHERE state = 'pending';
CREATE INDEX deadline_by_subject ON deadline (broker_id, subject_id);
-- The deadlines of one case beside each other, since they are counted anew together.
CREATE INDEX deadline_by_calendar ON deadline (calendar, calendar_version, broker_id, subject_id, due_at)
    WHERE state = 'pending' AND calendar IS NOT NULL AND warns_of IS NULL;
SELECT bind_to_broker('deadline', 'broker_id');

SELECT ensure_partitions();

-- What the application may do. The journal is written once: only its position and hash are filled in later, and only by
-- the system role.
GRANT SELECT, UPDATE (clock_mode, clock_frozen_at, clock_offset, clock_version) ON broker TO lendport_app;
GRANT SELECT ON broker_user, network TO lendport_app;
GRANT SELECT, INSERT (broker_id, id, occurred_at, type, subject_type, subject_id, subject_sequence, actor_kind, actor_id,
                      actor_name, data) ON journal_entry TO lendport_app;
GRANT SELECT ON journal_head TO lendport_app;
GRANT SELECT, INSERT, UPDATE ON idempotent_answer TO lendport_app;
GRANT SELECT, INSERT, UPDATE ON deadline TO lendport_app;

GRANT SELECT, INSERT, UPDATE ON network, broker, broker_user, staff TO lendport_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO lendport_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON signing_key TO lendport_system;
GRANT SELECT, INSERT, DELETE ON used_signature TO lendport_system;
GRANT SELECT, UPDATE (position, hash) ON journal_entry TO lendport_system;
GRANT SELECT, INSERT, UPDATE ON journal_head TO lendport_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_answer TO lendport_system;
GRANT SELECT, UPDATE ON deadline TO lendport_system;
