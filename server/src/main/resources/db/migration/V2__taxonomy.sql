-- Code lists. Rows are never deleted: a case keeps ids for as long as it is kept, and has to be able to name them.
CREATE TABLE taxonomy_item (
    list        text    NOT NULL CHECK (list <> ''),
    id          integer NOT NULL CHECK (id > 0),
    code        text    NOT NULL CHECK (code <> ''),
    parent_list text,
    parent      integer,
    pt          text    NOT NULL CHECK (pt <> ''),
    en          text    NOT NULL CHECK (en <> ''),
    valid_from  date,
    valid_until date,
    position    integer NOT NULL,
    -- A list with any row that the lender imported is the lender's: base data no longer touches it.
    origin      text    NOT NULL DEFAULT 'base' CHECK (origin IN ('base', 'import')),
    PRIMARY KEY (list, id),
    UNIQUE (list, code),
    FOREIGN KEY (parent_list, parent) REFERENCES taxonomy_item (list, id),
    CHECK ((parent_list IS NULL) = (parent IS NULL)),
    CHECK (valid_until >= valid_from)
);
COMMENT ON COLUMN taxonomy_item.valid_until IS 'First day on which the entry may no longer be chosen.';

-- One row. Every change of taxonomy_item adds one to version in the same transaction; nodes poll it.
CREATE TABLE taxonomy_version (
    only_row      boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    version       bigint  NOT NULL,
    base_checksum text    NOT NULL
);
INSERT INTO taxonomy_version (version, base_checksum) VALUES (0, '');

GRANT SELECT ON taxonomy_item, taxonomy_version TO lendport_app, lendport_system;
GRANT INSERT, UPDATE ON taxonomy_item TO lendport_system;
GRANT UPDATE ON taxonomy_version TO lendport_system;
