-- Files that partners uploaded. The bytes lie in the document store under broker and key, whole and on the disk before
-- the row is committed; bytes without a row are swept.
CREATE TABLE document (
    broker_id   uuid        NOT NULL REFERENCES broker,
    key         uuid        NOT NULL,
    version     integer     NOT NULL DEFAULT 1,
    file_type   text        NOT NULL CHECK (file_type IN ('jpeg', 'png', 'mp3', 'wav')),
    size_bytes  bigint      NOT NULL CHECK (size_bytes > 0),
    md5         bytea       NOT NULL CHECK (octet_length(md5) = 16),
    sha256      bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    -- The caller's time, which in the sandbox is the test clock's.
    uploaded_at timestamptz NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (broker_id, key)
);
SELECT bind_to_broker('document', 'broker_id');

GRANT SELECT, INSERT ON document TO lendport_app;
GRANT SELECT ON document TO lendport_system;
