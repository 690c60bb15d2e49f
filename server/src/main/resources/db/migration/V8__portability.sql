-- Requests of other banks to take a contract over, as the credit transfer centre brought them, and where each stands.
CREATE TABLE received_portability (
    broker_id                      uuid          NOT NULL REFERENCES broker,
    id                             uuid          NOT NULL,
    version                        integer       NOT NULL DEFAULT 1,
    -- "accepted" in the published samples is a name for a released request, and is never stored.
    status                         text          NOT NULL DEFAULT 'received'
        CHECK (status IN ('received', 'waiting_validation', 'retained', 'waiting_settlement', 'settled',
                          'canceled_by_creditor', 'canceled_by_proponent')),
    received_at                    timestamptz   NOT NULL,

    -- What the request said when it came. Of this only the limit of the retention can change: with the calendar.
    credit_operation_key           uuid          NOT NULL,
    contract_number                text          NOT NULL,
    portability_number             text          NOT NULL CHECK (portability_number ~ '^[0-9A-Z]{21}$'),
    source_ispb                    text          NOT NULL CHECK (source_ispb ~ '^[0-9A-Z]{8}$'),
    origin_contract_type           text          NOT NULL CHECK (origin_contract_type IN ('payroll', 'public_agency')),
    proposal_type                  text          NOT NULL CHECK (proposal_type IN ('inss')),
    annual_interest_rate           numeric       NOT NULL CHECK (annual_interest_rate >= 0),
    annual_effective_interest_rate numeric       NOT NULL CHECK (annual_effective_interest_rate >= 0),
    number_of_installments         integer       NOT NULL CHECK (number_of_installments BETWEEN 1 AND 600),
    installment_face_value         numeric(15,2) NOT NULL CHECK (installment_face_value > 0),
    issuer_name                    text          NOT NULL,
    issuer_document_number         text          NOT NULL,
    phone_number                   text          NOT NULL,
    address                        json          NOT NULL CHECK (json_typeof(address) = 'object'),
    corban_document_number         text,
    reference_date                 date          NOT NULL,
    due_balance                    numeric(15,2) NOT NULL CHECK (due_balance >= 0),
    due_balance_date               date          NOT NULL,
    due_balance_limit_date         date          NOT NULL,
    retention_limit_date           date          NOT NULL,

    -- How long what is possible, and what was answered. A release ends before a retention does; a new calendar moves the
    -- two one after the other, so that no CHECK can say it.
    release_until                  timestamptz   NOT NULL,
    retention_until                timestamptz   NOT NULL,
    response                       text CHECK (response IN ('release', 'retention', 'silence', 'evidence_refused')),
    responded_at                   timestamptz,
    retention_reason               text CHECK (retention_reason IN ('issuer_retention', 'portability_not_requested')),
    settlement_date                date,
    settlement_due_balance         numeric(15,2) CHECK (settlement_due_balance >= 0),
    settlement_until               timestamptz,
    canceled_reason                text CHECK (canceled_reason IN ('not_paid', 'payment_rejected')),
    closed_at                      timestamptz,

    PRIMARY KEY (broker_id, id),
    UNIQUE (broker_id, portability_number),
    FOREIGN KEY (broker_id, credit_operation_key) REFERENCES credit_operation,
    CHECK ((response IS NULL) = (responded_at IS NULL)),
    CHECK ((response = 'retention') = (retention_reason IS NOT NULL)),
    CHECK ((settlement_date IS NULL) = (settlement_due_balance IS NULL)),
    CHECK ((settlement_date IS NULL) = (settlement_until IS NULL)),
    CHECK (status <> 'received' OR response IS NULL),
    CHECK (status NOT IN ('waiting_validation', 'retained') OR response = 'retention'),
    CHECK (status NOT IN ('waiting_settlement', 'settled', 'canceled_by_creditor') OR settlement_date IS NOT NULL),
    CHECK ((status = 'canceled_by_creditor') = (canceled_reason IS NOT NULL)),
    CHECK ((status IN ('retained', 'settled', 'canceled_by_creditor', 'canceled_by_proponent')) = (closed_at IS NOT NULL))
);
-- The order of the lists, and one index for each of their filters; the id settles equal moments.
CREATE INDEX received_portability_by_receipt ON received_portability (broker_id, received_at, id);
CREATE INDEX received_portability_by_status ON received_portability (broker_id, status, received_at, id);
CREATE INDEX received_portability_by_contract ON received_portability (broker_id, contract_number, received_at, id);
CREATE INDEX received_portability_by_issuer ON received_portability (broker_id, issuer_document_number, received_at, id);
-- The queue of the lender's staff goes over all partners.
CREATE INDEX received_portability_queue ON received_portability (status, received_at, id);
CREATE INDEX received_portability_queue_of_all ON received_portability (received_at, id);
-- A contract has one open request at most.
CREATE UNIQUE INDEX received_portability_open ON received_portability (broker_id, credit_operation_key)
    WHERE status IN ('received', 'waiting_validation', 'waiting_settlement');
SELECT bind_to_broker('received_portability', 'broker_id');

-- The files that a partner sent to prove a retention, in every round that it sent some: what was refused stays as it was
-- judged. A document proves one request only, which its first use settles. The hashes are those of the bytes that were
-- looked at, kept here for as long as the evidence.
CREATE TABLE portability_evidence (
    broker_id       uuid        NOT NULL,
    request_id      uuid        NOT NULL,
    round           smallint    NOT NULL CHECK (round > 0),
    position        smallint    NOT NULL CHECK (position BETWEEN 1 AND 10),
    document_key    uuid        NOT NULL,
    first_use       boolean     NOT NULL,
    file_type       text        NOT NULL CHECK (file_type IN ('jpeg', 'jpg', 'png', 'mp3', 'wav')),
    md5             text        NOT NULL CHECK (md5 ~ '^[0-9a-f]{32}$'),
    sha256          text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    sent_at         timestamptz NOT NULL,
    sent_by         text        NOT NULL,
    status          text        NOT NULL DEFAULT 'sent' CHECK (status IN ('sent', 'approved', 'refused')),
    refusal_reason  text CHECK (refusal_reason IN ('unreadable', 'wrong_person', 'no_explicit_acceptance',
                                                   'wrong_contract', 'outside_period', 'other')),
    refusal_comment text CHECK (length(refusal_comment) BETWEEN 1 AND 500),
    reviewed_at     timestamptz,
    reviewed_by     text,
    PRIMARY KEY (broker_id, request_id, round, position),
    FOREIGN KEY (broker_id, document_key) REFERENCES document,
    FOREIGN KEY (broker_id, request_id) REFERENCES received_portability,
    CHECK ((status = 'sent') = (reviewed_at IS NULL)),
    CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL)),
    CHECK ((status = 'refused') = (refusal_reason IS NOT NULL)),
    CHECK (refusal_comment IS NULL OR refusal_reason IS NOT NULL)
);
CREATE UNIQUE INDEX portability_evidence_of_document ON portability_evidence (broker_id, document_key) WHERE first_use;
SELECT bind_to_broker('portability_evidence', 'broker_id');

-- Every payment message (STR0047) and its fate: matched with a request, or returned (STR0048) with its code.
CREATE TABLE portability_payment (
    broker_id          uuid          NOT NULL REFERENCES broker,
    id                 uuid          NOT NULL,
    -- The request that the number belongs to; null when there is none.
    request_id         uuid,
    portability_number text          NOT NULL,
    amount             numeric(15,2) NOT NULL CHECK (amount >= 0),
    paid_on            date          NOT NULL,
    debited_ispb       text          NOT NULL CHECK (debited_ispb ~ '^[0-9A-Z]{8}$'),
    debited_branch     text          NOT NULL,
    credited_branch    text          NOT NULL,
    provider_ispb      text          NOT NULL CHECK (provider_ispb ~ '^[0-9A-Z]{8}$'),
    received_at        timestamptz   NOT NULL,
    return_code        smallint CHECK (return_code IN (1, 2, 78, 79, 81, 82, 83, 84)),
    PRIMARY KEY (broker_id, id),
    FOREIGN KEY (broker_id, request_id) REFERENCES received_portability,
    CHECK (request_id IS NOT NULL OR return_code IS NOT NULL)
);
-- One payment settles a request.
CREATE UNIQUE INDEX portability_payment_matched ON portability_payment (broker_id, request_id) WHERE return_code IS NULL;
CREATE INDEX portability_payment_of_request ON portability_payment (broker_id, request_id, received_at, id);
SELECT bind_to_broker('portability_payment', 'broker_id');

-- The centre's part in the sandbox: the digits after the date in a portability number.
CREATE SEQUENCE sandbox_portability_number;

GRANT SELECT, INSERT,
      UPDATE (version, status, release_until, retention_until, retention_limit_date, response, responded_at,
              retention_reason, settlement_date, settlement_due_balance, settlement_until, canceled_reason, closed_at)
   ON received_portability TO lendport_app;
GRANT SELECT, INSERT,
      UPDATE (status, refusal_reason, refusal_comment, reviewed_at, reviewed_by)
   ON portability_evidence TO lendport_app;
GRANT SELECT, INSERT ON portability_payment TO lendport_app;
GRANT USAGE ON SEQUENCE sandbox_portability_number TO lendport_app;
-- Staff see the queue of all partners, and callbacks of all of them are written in one go.
GRANT SELECT ON received_portability, portability_evidence, portability_payment TO lendport_system;
