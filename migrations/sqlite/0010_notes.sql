-- What is unknown or unusual, and makes no program stumble, is a note from now on; it was stored as a warning.
UPDATE torrents SET warnings = (
  SELECT json_group_array(CASE WHEN finding.value ->> 'rule' IN (
      'file.attribute-unknown', 'file.sha1-length', 'info.merkle.beside-pieces', 'key.unknown', 'trackers.empty',
      'v2.piece-layer.needless', 'v2.root.needless', 'v2.tree.empty-folder', 'web-seeds.duplicate', 'web-seeds.empty')
    THEN json_set(finding.value, '$.severity', 'note') ELSE json(finding.value) END)
  FROM json_each(torrents.warnings) AS finding)
WHERE warnings <> '[]';
