-- The papers of a case: what was delivered, what the lender asked for besides its rulebook, and what it does without.

-- A paper as it stands; its file is the newest of its versions.
CREATE TABLE case_document (
    broker_id       uuid        NOT NULL,
    case_id         uuid        NOT NULL,
    id              uuid        NOT NULL,
    -- One higher with every change of it, from 1; the number in its entity tag.
    version         integer     NOT NULL DEFAULT 1,
    type_id         integer     NOT NULL,
    -- Whose paper it is; null when it is the whole case's.
    borrower_id     uuid,
    title           text        NOT NULL,
    observations    text,
    -- The day the paper itself bears.
    dated_on        date,
    status          text        NOT NULL DEFAULT 'delivered'
                    CHECK (status IN ('delivered', 'accepted', 'refused', 'infected')),
    file_number     integer     NOT NULL DEFAULT 1,
    document_key    uuid        NOT NULL,
    file_name       text        NOT NULL,
    size_bytes      bigint      NOT NULL,
    delivered_at    timestamptz NOT NULL,
    delivered_by    text        NOT NULL,
    decided_at      timestamptz,
    decided_by      text,
    reason_id       integer,
    reason_text     text,
    -- Taken back by who delivered it; the bytes stay until their retention ends.
    removed_at      timestamptz,
    PRIMARY KEY (broker_id, case_id, id),
    FOREIGN KEY (broker_id, document_key) REFERENCES document (broker_id, key),
    CHECK ((status IN ('accepted', 'refused')) = (decided_at IS NOT NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK (reason_id IS NULL OR status = 'refused')
);
SELECT bind_to_broker('case_document', 'broker_id');
-- Which paper a scanned file belongs to.
CREATE INDEX case_document_by_file ON case_document (broker_id, document_key);

-- Every file that a paper has had. Never changed.
CREATE TABLE case_document_file (
    broker_id    uuid        NOT NULL,
    case_id      uuid        NOT NULL,
    id           uuid        NOT NULL,
    number       integer     NOT NULL CHECK (number > 0),
    document_key uuid        NOT NULL,
    file_name    text        NOT NULL,
    delivered_at timestamptz NOT NULL,
    delivered_by text        NOT NULL,
    PRIMARY KEY (broker_id, case_id, id, number),
    FOREIGN KEY (broker_id, case_id, id) REFERENCES case_document,
    FOREIGN KEY (broker_id, document_key) REFERENCES document (broker_id, key)
);
SELECT bind_to_broker('case_document_file', 'broker_id');

-- One paper more that a member of staff asked for.
CREATE TABLE document_request (
    broker_id    uuid        NOT NULL,
    case_id      uuid        NOT NULL,
    id           uuid        NOT NULL,
    type_id      integer     NOT NULL,
    borrower_id  uuid,
    text         text        NOT NULL,
    -- The last day, in the lender's zone.
    due_on       date        NOT NULL,
    requested_at timestamptz NOT NULL,
    requested_by text        NOT NULL,
    PRIMARY KEY (broker_id, case_id, id)
);
SELECT bind_to_broker('document_request', 'broker_id');

-- A required paper that the lender does without.
CREATE TABLE document_waiver (
    broker_id      uuid        NOT NULL,
    case_id        uuid        NOT NULL,
    requirement_id text        NOT NULL,
    reason_id      integer     NOT NULL,
    reason_text    text,
    waived_at      timestamptz NOT NULL,
    waived_by      text        NOT NULL,
    PRIMARY KEY (broker_id, case_id, requirement_id)
);
SELECT bind_to_broker('document_waiver', 'broker_id');

GRANT SELECT, INSERT, UPDATE ON case_document TO lendport_app;
GRANT SELECT, INSERT ON case_document_file, document_request, document_waiver TO lendport_app;

-- Until when the papers that were asked for are waited for; null while none are.
ALTER TABLE process ADD documents_due_at timestamptz;
