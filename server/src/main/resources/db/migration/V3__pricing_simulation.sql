-- Price sheets and index fixings are the lender's and the same for every broker. A row never changes: nobody has the
-- right to update it. Versions are given in commit order, so that "all up to this version" means the same for ever.
CREATE TABLE price_sheet (
    version       integer     NOT NULL PRIMARY KEY CHECK (version > 0),
    valid_from    date        NOT NULL UNIQUE,
    document      jsonb       NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    text        NOT NULL,
    created_by_id uuid        NOT NULL
);

-- A correction of a fixing is another row for the same index and day.
CREATE TABLE index_fixing (
    version       bigint        NOT NULL PRIMARY KEY CHECK (version > 0),
    index_type_id integer       NOT NULL,
    fixed_on      date          NOT NULL,
    rate_percent  numeric(7, 4) NOT NULL,
    created_at    timestamptz   NOT NULL DEFAULT now(),
    created_by    text          NOT NULL,
    created_by_id uuid          NOT NULL
);
CREATE INDEX index_fixing_by_day ON index_fixing (fixed_on DESC, version DESC);
CREATE INDEX index_fixing_of_index ON index_fixing (index_type_id, fixed_on DESC, version DESC);

GRANT SELECT ON price_sheet, index_fixing TO lendport_app, lendport_system;
GRANT INSERT ON price_sheet, index_fixing TO lendport_system;

CREATE SEQUENCE simulation_number AS integer START 10001;

CREATE TABLE simulation (
    broker_id           uuid        NOT NULL,
    id                  uuid        NOT NULL,
    number              integer     NOT NULL,
    version             integer     NOT NULL CHECK (version > 0),
    -- 1 Simulated, 2 Accepted, 3 Rejected, 4 Canceled, 5 Converted, 6 Expired.
    state               smallint    NOT NULL CHECK (state BETWEEN 1 AND 6),
    created_at          timestamptz NOT NULL,
    last_action_at      timestamptz NOT NULL,
    valid_until         timestamptz NOT NULL,
    -- The request as it was last asked, to the letter, and the price computed for it.
    request             json        NOT NULL,
    borrower_ids        uuid[]      NOT NULL,
    priced              json        NOT NULL,
    price_sheet_version integer     NOT NULL REFERENCES price_sheet,
    failures            json        NOT NULL,
    process_id          uuid,
    -- Taken from the documents above for lists.
    key_borrower_name   text,
    key_borrower_tax_id text,
    partner_reference   text,
    loan_amount         numeric     NOT NULL,
    loan_months         integer     NOT NULL,
    property_amount     numeric     NOT NULL,
    has_cross_selling   boolean     NOT NULL,
    tan                 numeric     NOT NULL,
    taeg                numeric     NOT NULL,
    mtic                numeric     NOT NULL,
    instalment          numeric     NOT NULL,
    ltv                 numeric     NOT NULL,
    PRIMARY KEY (broker_id, id),
    CHECK (valid_until > created_at),
    CHECK ((state = 5) = (process_id IS NOT NULL))
);
CREATE INDEX simulation_by_last_action ON simulation (broker_id, last_action_at DESC, id DESC);
CREATE INDEX simulation_by_state ON simulation (broker_id, state, last_action_at DESC, id DESC);
SELECT bind_to_broker('simulation', 'broker_id');

-- What filterByText looks in, without accents and in lower case. Narrow, so that reading all of a broker's rows is cheap.
CREATE TABLE simulation_search (
    broker_id     uuid NOT NULL,
    simulation_id uuid NOT NULL,
    words         text NOT NULL,
    PRIMARY KEY (broker_id, simulation_id),
    FOREIGN KEY (broker_id, simulation_id) REFERENCES simulation
);
SELECT bind_to_broker('simulation_search', 'broker_id');

-- How many simulations a broker has in a state: the sum over the shards, one of which each session adds to.
CREATE TABLE simulation_count (
    broker_id   uuid     NOT NULL,
    state       smallint NOT NULL CHECK (state BETWEEN 1 AND 6),
    shard       smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
    simulations bigint   NOT NULL,
    PRIMARY KEY (broker_id, state, shard)
) WITH (fillfactor = 50);
SELECT bind_to_broker('simulation_count', 'broker_id');

GRANT USAGE ON SEQUENCE simulation_number TO lendport_app;
GRANT SELECT, INSERT, UPDATE ON simulation, simulation_search, simulation_count TO lendport_app;
