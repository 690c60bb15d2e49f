-- What partner and lender write about a case: messages both ways, and the lender's notes, which have no direction. A row never
-- changes but for a message being read; a note that only staff see is told nowhere else, and is its own record of who and when.
CREATE TABLE message (
    broker_id          uuid        NOT NULL,
    kind               text        NOT NULL CHECK (kind IN ('simulation', 'process')),
    case_id            uuid        NOT NULL,
    -- Version 7, so that a case's rows stand in the order of writing, also where its broker's test clock was turned back.
    id                 uuid        NOT NULL,
    sent_at            timestamptz NOT NULL,
    direction          text CHECK (direction IN ('from_partner', 'to_partner')),
    visible_to_partner boolean     NOT NULL,
    subject            text CHECK (length(subject) BETWEEN 1 AND 200),
    text               text        NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
    user_id            uuid        NOT NULL,
    user_name          text        NOT NULL,
    read_at            timestamptz,
    PRIMARY KEY (broker_id, kind, case_id, id),
    FOREIGN KEY (broker_id, kind, case_id) REFERENCES case_search (broker_id, kind, case_id),
    CHECK ((direction IS NULL) = (subject IS NULL)),
    CHECK (direction IS NULL OR visible_to_partner),
    CHECK (direction IS NOT NULL OR read_at IS NULL)
);
SELECT bind_to_broker('message', 'broker_id');

GRANT SELECT, INSERT, UPDATE (read_at) ON message TO lendport_app;
