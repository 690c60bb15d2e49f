-- The lender's running credit operations. The schedule is a function of the terms in a row and is not stored: the same
-- row gives the same instalments for ever. What was paid of it follows from the payments, in the order of their dates.
CREATE TABLE credit_operation (
    broker_id                    uuid           NOT NULL REFERENCES broker,
    key                          uuid           NOT NULL,
    version                      integer        NOT NULL CHECK (version > 0),
    state                        text           NOT NULL CHECK (state IN ('open', 'settled')),
    created_at                   timestamptz    NOT NULL,
    contract_number              text           NOT NULL CHECK (length(contract_number) BETWEEN 1 AND 50),
    principal                    numeric(15, 2) NOT NULL CHECK (principal > 0),
    monthly_rate_percent         numeric(13, 10) NOT NULL CHECK (monthly_rate_percent BETWEEN 0 AND 100),
    instalments                  smallint       NOT NULL CHECK (instalments BETWEEN 1 AND 600),
    disbursement_date            date           NOT NULL,
    first_due_date               date           NOT NULL,
    instalment_face_value        numeric(15, 2) NOT NULL CHECK (instalment_face_value > 0),
    -- Part of the principal that paid costs instead of reaching the borrower.
    costs_held_back              numeric(15, 2) NOT NULL CHECK (costs_held_back >= 0),
    day_count                    text           NOT NULL CHECK (day_count IN ('calendar_365', 'business_252', 'thirty_360')),
    arrears_monthly_rate_percent numeric(13, 10) NOT NULL CHECK (arrears_monthly_rate_percent BETWEEN 0 AND 100),
    -- The total effective cost by dates, in percent a year, as it was when the contract was registered.
    annual_effective_percent     numeric        NOT NULL,
    origin_contract_type         text           NOT NULL CHECK (origin_contract_type IN ('payroll', 'public_agency')),
    corban_document_number       text           CHECK (corban_document_number ~ '^[0-9A-Z]{12}[0-9]{2}$'),
    -- Personal data of the borrower.
    issuer_name                  text           NOT NULL,
    issuer_document_number       text           NOT NULL CHECK (issuer_document_number ~ '^([0-9]{11}|[0-9A-Z]{12}[0-9]{2})$'),
    issuer_phone_number          text           NOT NULL,
    issuer_email                 text,
    issuer_street                text           NOT NULL,
    issuer_street_number         text           NOT NULL,
    issuer_city                  text           NOT NULL,
    issuer_state                 text           NOT NULL CHECK (issuer_state ~ '^[A-Z]{2}$'),
    issuer_postal_code           text           NOT NULL CHECK (issuer_postal_code ~ '^[0-9]{8}$'),
    PRIMARY KEY (broker_id, key),
    UNIQUE (broker_id, contract_number),
    CHECK (first_due_date > disbursement_date),
    CHECK (costs_held_back < principal)
);
CREATE INDEX credit_operation_of_issuer ON credit_operation (broker_id, issuer_document_number, key DESC);
SELECT bind_to_broker('credit_operation', 'broker_id');

-- A payment of kind instalments goes to the oldest ones; a settlement pays all that is open at its value of that day.
CREATE TABLE credit_payment (
    broker_id     uuid           NOT NULL,
    operation_key uuid           NOT NULL,
    number        smallint       NOT NULL CHECK (number > 0),
    kind          text           NOT NULL CHECK (kind IN ('instalments', 'settlement')),
    amount        numeric(15, 2) NOT NULL CHECK (amount > 0),
    paid_on       date           NOT NULL,
    recorded_at   timestamptz    NOT NULL,
    PRIMARY KEY (broker_id, operation_key, number),
    FOREIGN KEY (broker_id, operation_key) REFERENCES credit_operation
);
CREATE UNIQUE INDEX credit_payment_settles_once ON credit_payment (broker_id, operation_key) WHERE kind = 'settlement';
SELECT bind_to_broker('credit_payment', 'broker_id');

GRANT SELECT, INSERT, UPDATE (version, state) ON credit_operation TO lendport_app;
GRANT SELECT, INSERT ON credit_payment TO lendport_app;
