-- Documents are scanned for viruses, and more kinds of file are taken.
ALTER TABLE document DROP CONSTRAINT document_file_type_check;
ALTER TABLE document
    ADD CONSTRAINT document_file_type_check
        CHECK (file_type IN ('jpeg', 'png', 'mp3', 'wav', 'pdf', 'tiff', 'heic')),
    -- Of a file that has pages.
    ADD COLUMN pages         integer CHECK (pages > 0),
    -- What is waiting or infected is not given out. What came while there was no scanner stays not_scanned.
    ADD COLUMN scan          text NOT NULL DEFAULT 'not_scanned'
                             CHECK (scan IN ('not_scanned', 'waiting', 'clean', 'infected')),
    -- The broker's time, as with uploaded_at.
    ADD COLUMN scanned_at    timestamptz,
    -- What the scanner calls that which it found.
    ADD COLUMN threat        text CHECK (length(threat) BETWEEN 1 AND 200),
    -- From when a node may take it: until then another one has it, or the scanner has failed and is left alone.
    ADD COLUMN scan_due_at   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN scan_attempts integer NOT NULL DEFAULT 0,
    ADD CHECK ((scanned_at IS NOT NULL) = (scan IN ('clean', 'infected'))),
    ADD CHECK ((threat IS NOT NULL) = (scan = 'infected'));

CREATE INDEX document_waiting_for_scan ON document (scan_due_at) WHERE scan = 'waiting';

-- A result is written with its entry in the journal, as the broker; who may look next is settled for all brokers at once.
GRANT UPDATE (version, scan, scanned_at, threat) ON document TO lendport_app;
GRANT UPDATE (scan_due_at, scan_attempts) ON document TO lendport_system;
