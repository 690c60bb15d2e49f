-- A mortgage process: the simulation it came from, the loan as priced, and where it stands. The columns after the state
-- are those that the list shows or filters by; the loan in full is one document. Documents are read whole and never
-- searched, so they are json and not jsonb: kept as they are written, a third cheaper to write and to read.
CREATE TABLE process (
    broker_id             uuid          NOT NULL,
    id                    uuid          NOT NULL,
    number                integer       NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 1001),
    version               integer       NOT NULL DEFAULT 1,
    -- 1 in acceptance, 3 in creation, 2 in review, 9 awaits documents, 4 approved, 5 rejected, 6 contract scheduled,
    -- 7 contracted, 8 canceled, 10 expired: the ids of the list workflow-states-proposal.
    state                 smallint      NOT NULL CHECK (state BETWEEN 1 AND 10),
    created_at            timestamptz   NOT NULL,
    last_action_at        timestamptz   NOT NULL,
    acceptance_due_at     timestamptz   NOT NULL,
    accepted_at           timestamptz,
    submitted_at          timestamptz,
    decided_at            timestamptz,
    scheduled_contract_at timestamptz,
    contract_at           timestamptz,
    cancel_reason_id      integer,
    simulation_id         uuid          NOT NULL,
    simulation_number     integer       NOT NULL,
    partner_reference     text,
    branch_id             integer       NOT NULL,
    key_borrower_name     text          NOT NULL,
    key_borrower_tax_id   text,
    loan_amount           numeric(12,2) NOT NULL CHECK (loan_amount > 0),
    property_amount       numeric(12,2) NOT NULL CHECK (property_amount > 0),
    ltv_estimated         numeric(12,4) NOT NULL,
    ltv_real              numeric(12,4),
    has_insurance         boolean       NOT NULL,
    loan                  json          NOT NULL CHECK (json_typeof(loan) = 'object'),
    PRIMARY KEY (broker_id, id),
    -- A simulation becomes a process once.
    UNIQUE (broker_id, simulation_id),
    UNIQUE (broker_id, number),
    FOREIGN KEY (broker_id, simulation_id) REFERENCES simulation (broker_id, id),
    CHECK ((state = 8) = (cancel_reason_id IS NOT NULL)),
    CHECK (state IN (1, 8, 10) OR accepted_at IS NOT NULL),
    CHECK (state IN (1, 3, 8, 10) OR submitted_at IS NOT NULL),
    CHECK (state NOT IN (4, 5, 6, 7) OR decided_at IS NOT NULL),
    CHECK (state <> 7 OR contract_at IS NOT NULL)
);
-- One index for each order that the list is read in; the id settles equal moments.
CREATE INDEX process_by_action ON process (broker_id, last_action_at, id);
CREATE INDEX process_by_state ON process (broker_id, state, last_action_at, id);
CREATE INDEX process_by_decision ON process (broker_id, last_action_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX process_by_contract ON process (broker_id, contract_at, id) WHERE contract_at IS NOT NULL;
SELECT bind_to_broker('process', 'broker_id');

-- The people of a process, one to four, the key borrower first. What is known of them are documents in the form of the
-- requests that filled them in.
CREATE TABLE borrower (
    broker_id    uuid     NOT NULL,
    process_id   uuid     NOT NULL,
    position     smallint NOT NULL CHECK (position BETWEEN 1 AND 4),
    id           uuid     NOT NULL,
    version      integer  NOT NULL DEFAULT 1,
    type_id      smallint NOT NULL CHECK (type_id IN (1, 2, 3)),
    relation_id  integer,
    accepted_at  timestamptz,
    personal     json     NOT NULL CHECK (json_typeof(personal) = 'object'),
    professional json     NOT NULL CHECK (json_typeof(professional) = 'object'),
    financial    json     NOT NULL CHECK (json_typeof(financial) = 'object'),
    PRIMARY KEY (broker_id, process_id, position),
    FOREIGN KEY (broker_id, process_id) REFERENCES process,
    CHECK ((type_id = 1) = (position = 1)),
    CHECK (position > 1 OR coalesce(personal ->> 'name', '') <> '')
);
SELECT bind_to_broker('borrower', 'broker_id');

CREATE TABLE property (
    broker_id  uuid    NOT NULL,
    process_id uuid    NOT NULL,
    id         uuid    NOT NULL,
    version    integer NOT NULL DEFAULT 1,
    details    json    NOT NULL CHECK ((details ->> 'acquisitionAmount')::numeric > 0),
    PRIMARY KEY (broker_id, process_id),
    FOREIGN KEY (broker_id, process_id) REFERENCES process
);
SELECT bind_to_broker('property', 'broker_id');

-- What filterByText looks in, without accents and in lower case. Narrow, so that reading all of a broker's rows is
-- cheaper than keeping a trigram index would be (docs/adr/0006-text-search.md).
CREATE TABLE process_search (
    broker_id  uuid    NOT NULL,
    process_id uuid    NOT NULL,
    branch_id  integer NOT NULL,
    words      text    NOT NULL,
    PRIMARY KEY (broker_id, process_id),
    FOREIGN KEY (broker_id, process_id) REFERENCES process
);
SELECT bind_to_broker('process_search', 'broker_id');

-- How many processes a broker has in each state, with and without a credit decision, so that a total is never counted.
-- Spread over shards: two writers meet in a row only when their connections do. A shard may well be negative.
CREATE TABLE process_count (
    broker_id uuid     NOT NULL,
    state     smallint NOT NULL,
    decided   boolean  NOT NULL,
    shard     smallint NOT NULL,
    processes bigint   NOT NULL,
    PRIMARY KEY (broker_id, state, decided, shard)
) WITH (fillfactor = 50);
SELECT bind_to_broker('process_count', 'broker_id');

GRANT SELECT, INSERT, UPDATE ON process, property, process_search, process_count TO lendport_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON borrower TO lendport_app;
-- A member of staff names a process without its broker.
GRANT SELECT (broker_id, id) ON process TO lendport_system;
