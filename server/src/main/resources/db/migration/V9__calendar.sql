-- Business calendars are the lender's and the same for every broker. Of each, the first version comes with the program;
-- these are the versions loaded on top of it, each on top of the one before. A row never changes.
CREATE TABLE calendar_version (
    calendar      text        NOT NULL,
    number        integer     NOT NULL CHECK (number > 0),
    version       text        NOT NULL CHECK (version <> ''),
    reason        text        NOT NULL CHECK (reason <> ''),
    added         json        NOT NULL CHECK (json_typeof(added) = 'array'),
    removed       json        NOT NULL CHECK (json_typeof(removed) = 'array'),
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    text        NOT NULL,
    created_by_id uuid        NOT NULL,
    PRIMARY KEY (calendar, number),
    UNIQUE (calendar, version)
);
GRANT SELECT ON calendar_version TO lendport_app, lendport_system;
GRANT INSERT ON calendar_version TO lendport_system;
