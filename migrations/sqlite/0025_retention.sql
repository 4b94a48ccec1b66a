-- The collections that have rules about what they keep: a job goes through these alone.
CREATE INDEX collection_settings_ruled ON collection_settings (collection) WHERE settings ->> '$.retention' IS NOT NULL;
