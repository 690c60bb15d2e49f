-- What the lender asks of a process is the lender's and the same for every broker. A row never changes: nobody has the
-- right to update it. The document is kept to the letter.
CREATE TABLE rulebook (
    version       integer     NOT NULL PRIMARY KEY CHECK (version > 0),
    valid_from    date        NOT NULL UNIQUE,
    document      json        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    text        NOT NULL,
    created_by_id uuid        NOT NULL
);

GRANT SELECT ON rulebook TO lendport_app, lendport_system;
GRANT INSERT ON rulebook TO lendport_system;
