-- A portfolio as version 1 of the database wrote it. Frozen: it stands for the data folders that are out there.
CREATE TABLE client (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  revision INTEGER NOT NULL CHECK (revision > 0),
  name TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  row TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX client_by_name ON client (name, id);
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  client_id TEXT NOT NULL,
  action TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_client ON history (client_id, id);
CREATE TABLE kept_file (
  key INTEGER PRIMARY KEY,
  file_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  UNIQUE (file_id, client_id)
) STRICT;
CREATE INDEX kept_file_by_client ON kept_file (client_id);
CREATE TABLE quarantine (
  key INTEGER PRIMARY KEY,
  client_id TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (client_id, body)
) STRICT;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO counter VALUES ('revision', 41);

INSERT INTO client VALUES (1, 'tea', 3, '杭州云上茶业有限公司', '2026-11-01', '{"id":"tea"}',
  '{"id":"tea","revision":3,"updatedAt":"2026-11-01T00:00:00.000Z","subject":{"name":"杭州云上茶业有限公司","licenceNumber":"91330106MA2CYUN88K"},"people":[{"id":"p","name":"陈知远","mobile":"13800002201"}],"materials":[{"id":"m","kind":"business-licence","fileId":"aa11","fileName":"执照.jpg","mediaType":"image/jpeg"}]}');
INSERT INTO client VALUES (2, 'broken', 1, '坏掉的客户', '2026-11-01', '{}', '{"id":"broken","subject":');
INSERT INTO history VALUES (7, '2026-11-01T00:00:00.000Z', '张', 'tea', 'client.saved', '修改了主体');
INSERT INTO kept_file VALUES (1, 'bb22', 'tea', '核验单.pdf', 'application/pdf');
PRAGMA user_version = 1;
