-- The collections that have trackers and web seeds of their own: all of these are read together.
CREATE INDEX collection_settings_sourced ON collection_settings (collection) WHERE settings ->> '$.sources' IS NOT NULL;
