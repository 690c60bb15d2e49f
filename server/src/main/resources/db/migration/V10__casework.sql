-- One table each for what every kind of case shares: how many there are in a state, and what they are found by.

-- Months are for what grows by time; a table may also be split by kind.
CREATE OR REPLACE FUNCTION ensure_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
DECLARE
    parent regclass;
BEGIN
    FOR parent IN SELECT partrelid::regclass FROM pg_partitioned_table t JOIN pg_class c ON c.oid = t.partrelid
                  WHERE c.relnamespace = current_schema()::regnamespace AND t.partstrat = 'r'
    LOOP
        FOR ahead IN 0..3 LOOP
            PERFORM ensure_month_partition(parent, (now() AT TIME ZONE 'UTC' + ahead * interval '1 month')::date);
        END LOOP;
    END LOOP;
END
$$;

-- The sum over the shards counts: each session adds to one of sixteen, so that writers do not queue. A shard may well be
-- negative. The state is the key of the kind's own states.
CREATE TABLE case_count (
    broker_id uuid     NOT NULL,
    kind      text     NOT NULL CHECK (kind IN ('simulation', 'process', 'received_portability')),
    state     text     NOT NULL,
    decided   boolean  NOT NULL,
    shard     smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
    cases     bigint   NOT NULL,
    PRIMARY KEY (broker_id, kind, state, decided, shard)
) WITH (fillfactor = 50);

-- What filterByText looks in, folded. Narrow, and a partition for each kind, so that reading all of a broker's rows of a
-- kind is cheaper than keeping a trigram index would be (docs/adr/0006-text-search.md).
CREATE TABLE case_search (
    broker_id uuid NOT NULL,
    kind      text NOT NULL,
    case_id   uuid NOT NULL,
    -- The lender's branch that has the case, which is found by the branch's name.
    branch_id integer,
    words     text NOT NULL,
    PRIMARY KEY (broker_id, kind, case_id)
) PARTITION BY LIST (kind);
CREATE TABLE case_search_simulation PARTITION OF case_search (
    FOREIGN KEY (broker_id, case_id) REFERENCES simulation (broker_id, id)) FOR VALUES IN ('simulation');
CREATE TABLE case_search_process PARTITION OF case_search (
    FOREIGN KEY (broker_id, case_id) REFERENCES process (broker_id, id)) FOR VALUES IN ('process');
CREATE TABLE case_search_credit_operation PARTITION OF case_search (
    FOREIGN KEY (broker_id, case_id) REFERENCES credit_operation (broker_id, key)) FOR VALUES IN ('credit_operation');
CREATE TABLE case_search_received_portability PARTITION OF case_search (
    FOREIGN KEY (broker_id, case_id) REFERENCES received_portability (broker_id, id))
    FOR VALUES IN ('received_portability');

-- Whoever owns the tables copies every broker's rows, superuser or not.
ALTER TABLE simulation_search NO FORCE ROW LEVEL SECURITY;
ALTER TABLE simulation_count NO FORCE ROW LEVEL SECURITY;
ALTER TABLE process_search NO FORCE ROW LEVEL SECURITY;
ALTER TABLE process_count NO FORCE ROW LEVEL SECURITY;
ALTER TABLE process NO FORCE ROW LEVEL SECURITY;
ALTER TABLE credit_operation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE received_portability NO FORCE ROW LEVEL SECURITY;

-- The folding of the program, as near as SQL comes to it; a case that is changed again is folded by the program.
CREATE FUNCTION pg_temp.folded(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT translate(replace(replace(replace(
               regexp_replace(lower(normalize(given, NFKD)), U&'[\0300-\036F]', '', 'g'),
               'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'łøđðħıŧ’‘–—', 'loddhit''''--')
$$;

INSERT INTO case_count (broker_id, kind, state, decided, shard, cases)
SELECT broker_id, 'simulation', state::text, false, shard, simulations FROM simulation_count
UNION ALL
SELECT broker_id, 'process', state::text, decided, shard, processes FROM process_count
UNION ALL
SELECT broker_id, 'received_portability', status, false, 0, count(*) FROM received_portability GROUP BY broker_id, status;

INSERT INTO case_search (broker_id, kind, case_id, branch_id, words)
SELECT broker_id, 'simulation', simulation_id, NULL, pg_temp.folded(words) FROM simulation_search
UNION ALL
SELECT p.broker_id, 'process', s.process_id, s.branch_id,
       pg_temp.folded(concat_ws(E'\n', s.words, p.partner_reference))
  FROM process_search s JOIN process p ON p.broker_id = s.broker_id AND p.id = s.process_id
UNION ALL
SELECT broker_id, 'credit_operation', key, NULL,
       pg_temp.folded(concat_ws(E'\n', issuer_name, issuer_document_number, contract_number))
  FROM credit_operation
UNION ALL
SELECT broker_id, 'received_portability', id, NULL,
       pg_temp.folded(concat_ws(E'\n', issuer_name, issuer_document_number, contract_number, portability_number))
  FROM received_portability;

ALTER TABLE process FORCE ROW LEVEL SECURITY;
ALTER TABLE credit_operation FORCE ROW LEVEL SECURITY;
ALTER TABLE received_portability FORCE ROW LEVEL SECURITY;
SELECT bind_to_broker('case_count', 'broker_id');
SELECT bind_to_broker('case_search', 'broker_id');
-- Nobody reads a partition by its own name; were one granted some day, it would be bound already.
SELECT bind_to_broker('case_search_simulation', 'broker_id');
SELECT bind_to_broker('case_search_process', 'broker_id');
SELECT bind_to_broker('case_search_credit_operation', 'broker_id');
SELECT bind_to_broker('case_search_received_portability', 'broker_id');

DROP TABLE simulation_search;
DROP TABLE simulation_count;
DROP TABLE process_search;
DROP TABLE process_count;

GRANT SELECT, INSERT, UPDATE ON case_count, case_search TO lendport_app;
-- A member of staff names a case without its broker, and looks for words over all brokers.
GRANT SELECT (broker_id, kind, case_id, words) ON case_search TO lendport_system;
REVOKE SELECT (broker_id, id) ON process FROM lendport_system;
