-- Up Migration

-- What readers wrote. Times are when the row was last changed, in UTC.
CREATE TABLE rating (
  answer_id text PRIMARY KEY,
  at timestamptz NOT NULL,
  verdict text NOT NULL,
  reason text,
  note text,
  status text NOT NULL,
  mode text NOT NULL,
  digest text NOT NULL
);
CREATE INDEX rating_at ON rating (at);

CREATE TABLE question (
  answer_id text PRIMARY KEY,
  at timestamptz NOT NULL,
  question text NOT NULL,
  status text NOT NULL,
  mode text NOT NULL,
  digest text NOT NULL
);
CREATE INDEX question_at ON question (at);

-- Counts of one minute: lost with the server, they begin anew, so they need no log.
CREATE UNLOGGED TABLE rate_window (
  key text PRIMARY KEY,
  count integer NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX rate_window_ends ON rate_window (ends_at);

-- Answers that may be given again. Sealed with a key that only the question itself gives.
CREATE UNLOGGED TABLE answer (
  key text PRIMARY KEY,
  sealed bytea NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX answer_kept ON answer (kept_at);

-- Plans with their aids, file by file, and the indexes built over them. A plan's edition changes as a whole.
CREATE TABLE plan (
  id text PRIMARY KEY,
  edition text NOT NULL,
  title text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE plan_file (
  plan_id text NOT NULL REFERENCES plan ON DELETE CASCADE,
  path text NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (plan_id, path)
);

-- Passages to search: terms made by the application, and beside them what ranking needs to know of each.
CREATE TABLE passage_collection (
  name text PRIMARY KEY,
  size integer NOT NULL DEFAULT 0,
  total_length bigint NOT NULL DEFAULT 0
);
CREATE TABLE passage (
  collection text NOT NULL REFERENCES passage_collection ON DELETE CASCADE,
  number integer NOT NULL,
  id text NOT NULL,
  length integer NOT NULL,
  terms tsvector NOT NULL,
  packed bytea NOT NULL,
  PRIMARY KEY (collection, number)
);
-- Read as it stands: digests do not get smaller.
ALTER TABLE passage ALTER COLUMN packed SET STORAGE EXTERNAL;
CREATE INDEX passage_terms ON passage USING gin (terms);

CREATE TABLE passage_term (
  collection text NOT NULL REFERENCES passage_collection ON DELETE CASCADE,
  term text COLLATE "C" NOT NULL,
  documents integer NOT NULL,
  PRIMARY KEY (collection, term)
);

-- Down Migration

DROP TABLE passage_term, passage, passage_collection, plan_file, plan, answer, rate_window, question, rating;
